package dev.redrive.connection;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Whom the operating system trusts. Reads files or the system's own store; may block. */
final class SystemRoots {

    private static final Logger LOG = System.getLogger(SystemRoots.class.getName());

    /**
     * Where the Linux families keep all their roots in one file; the first that is there counts.
     */
    private static final List<Path> BUNDLES =
            List.of(
                    Path.of("/etc/ssl/certs/ca-certificates.crt"), // Debian, Ubuntu, Arch
                    Path.of("/etc/pki/tls/certs/ca-bundle.crt"), // Fedora, Red Hat
                    Path.of("/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem"),
                    Path.of("/etc/ssl/ca-bundle.pem"), // SUSE
                    Path.of("/etc/ssl/cert.pem")); // Alpine

    private final String system;
    private final List<Path> bundles;

    /** Those of this kind of system, as {@code os.name} calls it. */
    SystemRoots(String system) {
        this(system, BUNDLES);
    }

    SystemRoots(String system, List<Path> bundles) {
        this.system = system.toLowerCase(Locale.ROOT);
        this.bundles = List.copyOf(bundles);
    }

    /** The roots; empty where there are none, or none that can be read, which is logged. */
    List<X509Certificate> read() {
        if (system.startsWith("windows")) {
            return ofStore("Windows-ROOT");
        }
        return system.startsWith("mac") ? ofStore("KeychainStore-ROOT") : ofBundle();
    }

    private List<X509Certificate> ofBundle() {
        for (Path bundle : bundles) {
            try {
                if (Files.isReadable(bundle)) {
                    return Pem.read(Files.readAllBytes(bundle));
                }
            } catch (IOException e) {
                LOG.log(Level.WARNING, "the system's certificates can not be read", e);
            }
        }
        return List.of();
    }

    private static List<X509Certificate> ofStore(String type) {
        try {
            KeyStore store = KeyStore.getInstance(type);
            store.load(null, null);
            List<X509Certificate> roots = new ArrayList<>();
            for (String alias : Collections.list(store.aliases())) {
                if (store.getCertificate(alias) instanceof X509Certificate root) {
                    roots.add(root);
                }
            }
            return roots;
        } catch (GeneralSecurityException | IOException e) {
            LOG.log(Level.WARNING, "the system's certificates can not be read", e);
            return List.of();
        }
    }
}
