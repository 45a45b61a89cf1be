package dev.redrive.connection;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Everybody whose signature counts: Java's own roots, the system's, and those the person added, as
 * one set, so that a chain may end at any of them.
 */
final class Roots {

    private static final Logger LOG = System.getLogger(Roots.class.getName());

    private final Supplier<List<X509Certificate>> system;
    private final List<X509Certificate> added;

    Roots(Supplier<List<X509Certificate>> system, List<X509Certificate> added) {
        this.system = system;
        this.added = List.copyOf(added);
    }

    /** Java's own judge over all of them. Reads files, so never on the JavaFX thread. */
    X509ExtendedTrustManager judge() {
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
            throw new IllegalStateException("the trusted certificates can not be put together", e);
        }
    }

    /** Over that store; over Java's own for null. */
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
