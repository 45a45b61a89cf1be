package dev.redrive.connection;

import dev.redrive.base.Causes;
import dev.redrive.base.OperatingSystem;
import dev.redrive.connection.UntrustedCertificateException.Problem;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXReason;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a server's certificate is trusted. The host name is always checked, even if a
 * system property or parameter would switch that off; without a name to check, nothing is trusted.
 * A rejection has its reason and the certificate. The roots are read at the first check, on its
 * thread.
 */
final class ServerTrust extends X509ExtendedTrustManager {

    private static final String WITH_HOST_NAME = "HTTPS";

    private final Roots roots;
    private final Predicate<String> goesOn;

    /**
     * Trusts these roots.
     *
     * @param goesOn whether to go on with the host whose certificate was just trusted; nothing was
     *     sent by then but what opens a connection
     */
    ServerTrust(Roots roots, Predicate<String> goesOn) {
        this.roots = roots;
        this.goesOn = goesOn;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        SSLParameters parameters = engine.getSSLParameters();
        if (!WITH_HOST_NAME.equals(parameters.getEndpointIdentificationAlgorithm())) {
            parameters.setEndpointIdentificationAlgorithm(WITH_HOST_NAME);
            engine.setSSLParameters(parameters);
        }
        String host = host(engine.getHandshakeSession());
        check(chain, authType, () -> roots.judge().checkServerTrusted(chain, authType, engine));
        goOn(host);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        if (!(socket instanceof SSLSocket secure)) {
            throw nothingToCheck();
        }
        SSLParameters parameters = secure.getSSLParameters();
        if (!WITH_HOST_NAME.equals(parameters.getEndpointIdentificationAlgorithm())) {
            parameters.setEndpointIdentificationAlgorithm(WITH_HOST_NAME);
            secure.setSSLParameters(parameters);
        }
        String host = host(secure.getHandshakeSession());
        check(chain, authType, () -> roots.judge().checkServerTrusted(chain, authType, secure));
        goOn(host);
    }

    /** Never trusts: without a connection there is no host name to check. */
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        throw nothingToCheck();
    }

    /** Never trusts: Redrive is not a server. */
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw nothingToCheck();
    }

    /** Never trusts: Redrive is not a server. */
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw nothingToCheck();
    }

    /** Never trusts: Redrive is not a server. */
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        throw nothingToCheck();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return roots.judge().getAcceptedIssuers();
    }

    private static String host(@Nullable SSLSession session) throws CertificateException {
        if (session == null || session.getPeerHost() == null || session.getPeerHost().isBlank()) {
            throw nothingToCheck();
        }
        return session.getPeerHost();
    }

    private void goOn(String host) throws CertificateException {
        if (!goesOn.test(host)) {
            throw new CertificateException("the call was given up");
        }
    }

    private static CertificateException nothingToCheck() {
        return new CertificateException("no host name to check the certificate against");
    }

    private void check(X509Certificate[] chain, String authType, Check check)
            throws CertificateException {
        try {
            // Java's trust manager skips this when the certificate itself is among the roots.
            chain[0].checkValidity();
            check.run();
        } catch (CertificateException e) {
            throw new UntrustedCertificateException(
                    problem(chain, authType, e), CertificateFacts.of(culprit(chain)), e);
        }
    }

    private Problem problem(X509Certificate[] chain, String authType, CertificateException why) {
        try {
            for (X509Certificate certificate : chain) {
                certificate.checkValidity();
            }
        } catch (CertificateExpiredException _) {
            return Problem.EXPIRED;
        } catch (CertificateNotYetValidException _) {
            return Problem.NOT_YET_VALID;
        }
        if (isTrustedWithoutHost(chain, authType)) {
            return Problem.WRONG_HOST;
        }
        if (causes(why).anyMatch(ServerTrust::isUnsuitable)) {
            return Problem.UNSUITABLE;
        }
        X500Principal signer = chain[0].getIssuerX500Principal();
        if (signer.equals(chain[0].getSubjectX500Principal())) {
            return Problem.SELF_SIGNED;
        }
        boolean sent =
                Arrays.stream(chain).anyMatch(one -> one.getSubjectX500Principal().equals(signer));
        return sent ? Problem.UNKNOWN_SIGNER : Problem.MISSING_INTERMEDIATE;
    }

    private boolean isTrustedWithoutHost(X509Certificate[] chain, String authType) {
        try {
            roots.judge().checkServerTrusted(chain, authType);
            return true;
        } catch (CertificateException _) {
            return false;
        }
    }

    /** Whether a path to a root was found but is invalid. */
    private static boolean isUnsuitable(Throwable cause) {
        return cause instanceof CertPathValidatorException broken
                && broken.getReason() != PKIXReason.NO_TRUST_ANCHOR;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Causes.of(failure).stream()
                .filter(cause -> !(cause instanceof CertPathBuilderException));
    }

    /**
     * The certificate to report: the first that is expired or not yet valid, else the server's own.
     */
    private static X509Certificate culprit(X509Certificate[] chain) {
        for (X509Certificate certificate : chain) {
            try {
                certificate.checkValidity();
            } catch (CertificateExpiredException | CertificateNotYetValidException _) {
                return certificate;
            }
        }
        return chain[0];
    }

    /** One of the checks of Java's trust manager. */
    @FunctionalInterface
    private interface Check {
        void run() throws CertificateException;
    }

    /**
     * All trusted roots: Java's, the system's, and those the user added, as one set, so that a
     * chain may end at any of them.
     */
    static final class Roots {

        private static final Logger LOG = System.getLogger(Roots.class.getName());

        private final Supplier<List<X509Certificate>> system;
        private final List<X509Certificate> added;
        private @Nullable X509ExtendedTrustManager judge;

        Roots(Supplier<List<X509Certificate>> system, List<X509Certificate> added) {
            this.system = system;
            this.added = List.copyOf(added);
        }

        /**
         * Java's trust manager for all of them. Reads files at the first call, so never on the
         * JavaFX thread.
         */
        synchronized X509ExtendedTrustManager judge() {
            X509ExtendedTrustManager made = judge;
            if (made == null) {
                made = overAll();
                judge = made;
            }
            return made;
        }

        private X509ExtendedTrustManager overAll() {
            try {
                List<X509Certificate> own = Arrays.asList(judgeOver(null).getAcceptedIssuers());
                List<X509Certificate> theirs = system.get();
                LOG.log(
                        Level.INFO,
                        "trusted roots: {0} of Java, {1} of the system, {2} added",
                        own.size(),
                        theirs.size(),
                        added.size());
                KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
                all.load(null, null);
                int number = 0;
                for (X509Certificate root :
                        Stream.of(own, theirs, added).flatMap(List::stream).distinct().toList()) {
                    all.setCertificateEntry("root " + number++, root);
                }
                return judgeOver(all);
            } catch (GeneralSecurityException | java.io.IOException e) {
                throw new IllegalStateException(
                        "the trusted certificates cannot be put together", e);
            }
        }

        /** The trust manager for that store; for Java's own when null. */
        private static X509ExtendedTrustManager judgeOver(@Nullable KeyStore store)
                throws GeneralSecurityException {
            TrustManagerFactory factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509ExtendedTrustManager judge) {
                    return judge;
                }
            }
            throw new GeneralSecurityException("a Java that judges no certificates");
        }
    }

    /** The roots of the operating system. Reads files or the system's store; may block. */
    static final class SystemRoots {

        private static final Logger LOG = System.getLogger(SystemRoots.class.getName());

        /** The files with all roots on the Linux distributions; the first that exists is used. */
        private static final List<Path> BUNDLES =
                List.of(
                        Path.of("/etc/ssl/certs/ca-certificates.crt"), // Debian, Ubuntu, Arch
                        Path.of("/etc/pki/tls/certs/ca-bundle.crt"), // Fedora, Red Hat
                        Path.of("/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem"),
                        Path.of("/etc/ssl/ca-bundle.pem"), // SUSE
                        Path.of("/etc/ssl/cert.pem")); // Alpine

        private final String system;
        private final List<Path> bundles;

        /** The roots of a system, given its {@code os.name}. */
        SystemRoots(String system) {
            this(system, BUNDLES);
        }

        SystemRoots(String system, List<Path> bundles) {
            this.system = system;
            this.bundles = List.copyOf(bundles);
        }

        /** The roots; empty when there are none or they cannot be read, which is logged. */
        List<X509Certificate> read() {
            if (OperatingSystem.isWindows(system)) {
                return ofStore("Windows-ROOT");
            }
            return OperatingSystem.isMac(system) ? ofStore("KeychainStore-ROOT") : ofBundle();
        }

        private List<X509Certificate> ofBundle() {
            for (Path bundle : bundles) {
                try {
                    if (Files.isReadable(bundle)) {
                        return Pem.read(Files.readAllBytes(bundle));
                    }
                } catch (IOException e) {
                    LOG.log(Level.WARNING, "the system's certificates cannot be read", e);
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
                LOG.log(Level.WARNING, "the system's certificates cannot be read", e);
                return List.of();
            }
        }
    }
}
