package dev.redrive.connection;

import dev.redrive.connection.UntrustedCertificateException.Problem;
import java.net.Socket;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXReason;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a server is the one it says it is. The host's name is checked always, whatever
 * system property or parameter would switch that off; where there is no name to check, nothing is
 * trusted. What is not trusted is told with its reason and its owner. The roots are read at the
 * first question, on the thread that asks.
 */
final class ServerTrust extends X509ExtendedTrustManager {

    private static final String WITH_HOST_NAME = "HTTPS";

    private final Roots roots;
    private @Nullable X509ExtendedTrustManager judge;

    ServerTrust(Roots roots) {
        this.roots = roots;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        SSLParameters parameters = engine.getSSLParameters();
        if (!WITH_HOST_NAME.equals(parameters.getEndpointIdentificationAlgorithm())) {
            parameters.setEndpointIdentificationAlgorithm(WITH_HOST_NAME);
            engine.setSSLParameters(parameters);
        }
        requireHost(engine.getHandshakeSession());
        check(chain, authType, () -> judge().checkServerTrusted(chain, authType, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        if (!(socket instanceof SSLSocket secure)) {
            throw nobodyToCheck();
        }
        SSLParameters parameters = secure.getSSLParameters();
        if (!WITH_HOST_NAME.equals(parameters.getEndpointIdentificationAlgorithm())) {
            parameters.setEndpointIdentificationAlgorithm(WITH_HOST_NAME);
            secure.setSSLParameters(parameters);
        }
        requireHost(secure.getHandshakeSession());
        check(chain, authType, () -> judge().checkServerTrusted(chain, authType, secure));
    }

    /** Never trusts: without a connection there is no host's name to check. */
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        throw nobodyToCheck();
    }

    /** Never trusts: Redrive is no server. */
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw nobodyToCheck();
    }

    /** Never trusts: Redrive is no server. */
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw nobodyToCheck();
    }

    /** Never trusts: Redrive is no server. */
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        throw nobodyToCheck();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return judge().getAcceptedIssuers();
    }

    private synchronized X509ExtendedTrustManager judge() {
        X509ExtendedTrustManager made = judge;
        if (made == null) {
            made = roots.judge();
            judge = made;
        }
        return made;
    }

    private static void requireHost(@Nullable SSLSession session) throws CertificateException {
        if (session == null || session.getPeerHost() == null || session.getPeerHost().isBlank()) {
            throw nobodyToCheck();
        }
    }

    private static CertificateException nobodyToCheck() {
        return new CertificateException("no host name to check the certificate against");
    }

    private void check(X509Certificate[] chain, String authType, Check check)
            throws CertificateException {
        try {
            // Java's judge leaves this out where the certificate itself is among the roots.
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
            judge().checkServerTrusted(chain, authType);
            return true;
        } catch (CertificateException _) {
            return false;
        }
    }

    /** Whether a way to a root was found, and something on it is not as it must be. */
    private static boolean isUnsuitable(Throwable cause) {
        return cause instanceof CertPathValidatorException broken
                && broken.getReason() != PKIXReason.NO_TRUST_ANCHOR;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(10)
                .filter(cause -> !(cause instanceof CertPathBuilderException));
    }

    /** The one the person is told of: the first that is out of date, else the server's own. */
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

    /** Asks Java's judge, in one of its ways. */
    @FunctionalInterface
    private interface Check {
        void run() throws CertificateException;
    }
}
