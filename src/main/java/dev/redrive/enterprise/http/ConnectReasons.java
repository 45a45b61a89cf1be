package dev.redrive.enterprise.http;

import dev.redrive.connection.UntrustedCertificateException;
import dev.redrive.enterprise.EnterpriseFailure.Reason;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Tells from an exception whether, and why, no connection came about. */
final class ConnectReasons {

    private static final int DEEPEST = 20;
    private static final List<String> ABOUT_OUR_CERTIFICATE =
            Stream.of(
                            "certificate_required",
                            "bad_certificate",
                            "certificate_unknown",
                            "unsupported_certificate",
                            "access_denied")
                    .map(alert -> "fatal alert: " + alert)
                    .toList();

    private ConnectReasons() {}

    /** The reason, or null when the exception does not say that the connection never stood. */
    static @Nullable Reason of(Throwable failure) {
        List<Throwable> chain = chainOf(failure);
        if (Proxies.refusal(failure) != null) {
            return Reason.PROXY_DENIED;
        }
        if (holds(chain, SSLException.class)) {
            return isHandshake(failure) || speaksNoTls(chain) ? ofTls(chain) : Reason.OTHER;
        }
        if (holds(chain, HttpConnectTimeoutException.class)) {
            return Reason.CONNECT_TIMED_OUT;
        }
        if (holds(chain, UnresolvedAddressException.class)
                || holds(chain, UnknownHostException.class)) {
            return Reason.UNKNOWN_HOST;
        }
        if (!holds(chain, ConnectException.class)) {
            return null;
        }
        // The client tries a refused connection once more, on a channel that is closed by then. It
        // wraps whatever else kept it from connecting, for instance "no route to host".
        boolean refused =
                chain.stream()
                        .allMatch(t ->
                                t instanceof ConnectException
                                        || t instanceof ClosedChannelException);
        return refused ? Reason.REFUSED : Reason.OTHER;
    }

    /** What was found out about a certificate that is not trusted; null when it is not that. */
    static @Nullable UntrustedCertificateException untrusted(Throwable failure) {
        for (Throwable cause : chainOf(failure)) {
            if (cause instanceof UntrustedCertificateException untrusted) {
                return untrusted;
            }
        }
        return null;
    }

    /**
     * Whether it broke in the TLS handshake. Nothing of a request is read before that is done, even
     * where the client had the request ready.
     */
    static boolean isHandshake(Throwable failure) {
        return holds(chainOf(failure), SSLHandshakeException.class);
    }

    /**
     * Whether the answer is no HTTP, or too much of it. Java's client then leaves the connection
     * open and unread.
     */
    static boolean breaksProtocol(Throwable failure) {
        return holds(chainOf(failure), ProtocolException.class);
    }

    /** Java names the alerts of TLS in its sentences only. */
    private static Reason ofTls(List<Throwable> chain) {
        if (says(chain, "protocol_version") || says(chain, "protocol version")) {
            return Reason.TLS_TOO_OLD;
        }
        // Redrive shows no certificate, so an alert about one means that it is missing.
        return ABOUT_OUR_CERTIFICATE.stream().anyMatch(alert -> says(chain, alert))
                ? Reason.CLIENT_CERTIFICATE
                : Reason.TLS_FAILED;
    }

    private static boolean says(List<Throwable> chain, String words) {
        return chain.stream()
                .map(t -> String.valueOf(t.getMessage()))
                .anyMatch(m -> m.contains(words));
    }

    /** Java has two sentences for it and no type of its own. */
    private static boolean speaksNoTls(List<Throwable> chain) {
        return says(chain, "nrecognized SSL message");
    }

    private static List<Throwable> chainOf(Throwable failure) {
        return Stream.iterate(failure, t -> t != null, Throwable::getCause).limit(DEEPEST).toList();
    }

    private static boolean holds(List<Throwable> chain, Class<? extends Throwable> type) {
        return chain.stream().anyMatch(type::isInstance);
    }
}
