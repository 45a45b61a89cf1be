package dev.redrive.enterprise.http;

import dev.redrive.enterprise.EnterpriseFailure.Reason;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Tells from an exception whether, and why, no connection came about. */
final class ConnectReasons {

    private static final int DEEPEST = 20;

    private ConnectReasons() {}

    /** The reason, or null when the exception does not say that the connection never stood. */
    static @Nullable Reason of(Throwable failure) {
        List<Throwable> chain = chainOf(failure);
        if (holds(chain, CertificateException.class)) {
            return Reason.CERTIFICATE_NOT_TRUSTED;
        }
        if (holds(chain, SSLException.class)) {
            return Reason.OTHER;
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

    /**
     * Whether it broke in the TLS handshake. Nothing of a request is read before that is done, even
     * where the client had the request ready.
     */
    static boolean isHandshake(Throwable failure) {
        return holds(chainOf(failure), SSLHandshakeException.class);
    }

    private static List<Throwable> chainOf(Throwable failure) {
        return Stream.iterate(failure, t -> t != null, Throwable::getCause).limit(DEEPEST).toList();
    }

    private static boolean holds(List<Throwable> chain, Class<? extends Throwable> type) {
        return chain.stream().anyMatch(type::isInstance);
    }
}
