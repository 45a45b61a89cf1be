package dev.redrive.enterprise.http;

import dev.redrive.base.Causes;
import dev.redrive.base.RetryAfter;
import dev.redrive.connection.CertificateFacts;
import dev.redrive.connection.ProxyPassword.UnusableProxyPasswordException;
import dev.redrive.connection.UntrustedCertificateException;
import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.EnterpriseFailure.AlreadyRunning;
import dev.redrive.enterprise.EnterpriseFailure.CertificateProblem;
import dev.redrive.enterprise.EnterpriseFailure.Conflict;
import dev.redrive.enterprise.EnterpriseFailure.ConnectionLost;
import dev.redrive.enterprise.EnterpriseFailure.Forbidden;
import dev.redrive.enterprise.EnterpriseFailure.InvalidAnswer;
import dev.redrive.enterprise.EnterpriseFailure.KeyRefused;
import dev.redrive.enterprise.EnterpriseFailure.NotFound;
import dev.redrive.enterprise.EnterpriseFailure.RateLimited;
import dev.redrive.enterprise.EnterpriseFailure.Reason;
import dev.redrive.enterprise.EnterpriseFailure.ServiceError;
import dev.redrive.enterprise.EnterpriseFailure.TimedOut;
import dev.redrive.enterprise.EnterpriseFailure.UnknownOutcome;
import dev.redrive.enterprise.EnterpriseFailure.Unreachable;
import dev.redrive.enterprise.EnterpriseFailure.UntrustedCertificate;
import dev.redrive.enterprise.http.AnswerReaders.UnusableAnswerException;
import dev.redrive.enterprise.http.Exchange.Exchanged.Answer;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Maps everything that is not a usable answer to a failure. */
final class Failures {

    private final ErrorDetails details;
    private final InstantSource clock;
    private final boolean proxied;
    private final boolean authorized;

    /** Of calls straight to the service. */
    Failures(ErrorDetails details, InstantSource clock) {
        this(details, clock, false, false);
    }

    private Failures(
            ErrorDetails details, InstantSource clock, boolean proxied, boolean authorized) {
        this.details = details;
        this.clock = clock;
        this.proxied = proxied;
        this.authorized = authorized;
    }

    /**
     * The same of a call that goes through a proxy, or does not.
     *
     * @param authorized whether the request carries a name and a password for the proxy
     */
    Failures via(boolean proxy, boolean authorized) {
        return new Failures(details, clock, proxy, authorized);
    }

    /** Of an answer that is no success. */
    EnterpriseFailure ofStatus(Answer answer) {
        int status = answer.status();
        if (proxied && status == Proxies.LOGIN_WANTED) {
            return loginWanted(answer);
        }
        return switch (status) {
            case 401 -> new KeyRefused(details.of(answer));
            case 403 -> new Forbidden(details.of(answer));
            case 404 -> new NotFound(details.of(answer));
            case 409 -> new AlreadyRunning(details.of(answer), details.taskIdIn(answer), null);
            case 429 -> new RateLimited(retryAfter(answer), details.of(answer));
            default ->
                    status >= 400 && status < 600
                            ? new ServiceError(status, details.of(answer), details.taskIdIn(answer))
                            : invalid(answer, details.ofUnexpectedStatus(answer));
        };
    }

    /** The same for a retry, as {@link RetryProof} has it. */
    EnterpriseFailure ofRetryStatus(Answer answer) {
        boolean byProxy = proxied && answer.status() == Proxies.LOGIN_WANTED;
        return byProxy || RetryProof.isNo(answer.status())
                ? ofStatus(answer)
                : unknown(answer, details.ofUnexpectedStatus(answer));
    }

    /** The same for a change to the teams or hyper-admins, where 409 has another meaning. */
    EnterpriseFailure ofChangeStatus(Answer answer) {
        return answer.status() == 409 ? new Conflict(details.of(answer)) : ofRetryStatus(answer);
    }

    EnterpriseFailure invalid(Answer answer, UnusableAnswerException unusable) {
        return invalid(answer, unusable.why());
    }

    private EnterpriseFailure invalid(Answer answer, String why) {
        return new InvalidAnswer(why, details.of(answer));
    }

    /** Of a success whose body did not come whole. */
    EnterpriseFailure ofIncompleteRead(Answer answer) {
        String detail = ErrorDetails.ending(answer);
        return switch (answer.ending()) {
            case TIMED_OUT -> new TimedOut(detail);
            case BROKEN -> new ConnectionLost(detail);
            case COMPLETE, TOO_LARGE, DAMAGED -> invalid(answer, detail);
        };
    }

    EnterpriseFailure timedOut(Duration limit) {
        return new TimedOut(ErrorDetails.noAnswerWithin(limit));
    }

    /**
     * Of an exchange that broke.
     *
     * @param inHandshake whether no TLS handshake with the service can have ended well
     */
    EnterpriseFailure ofBrokenRead(Throwable cause, boolean inHandshake) {
        // With a proxy it may have broken before there was a handshake.
        boolean byTls = inHandshake && !proxied;
        return ConnectReasons.of(cause) == null && !byTls
                ? new ConnectionLost(details.of(cause))
                : unreachable(cause, byTls);
    }

    /**
     * The same for a retry, which must be certain not to have been read.
     *
     * @param begun whether the request may have been written
     * @param inHandshake whether its TLS handshake did not come to a trusted certificate
     */
    EnterpriseFailure ofBrokenRetry(Throwable cause, boolean begun, boolean inHandshake) {
        return RetryProof.isNo(cause, begun && !inHandshake)
                ? unreachable(cause, inHandshake)
                : new UnknownOutcome(details.of(cause));
    }

    EnterpriseFailure notConnectedWithin(Duration limit) {
        Reason reason = Reason.CONNECT_TIMED_OUT;
        return new Unreachable(
                proxied ? Proxies.ofProxy(reason) : reason, ErrorDetails.noAnswerWithin(limit));
    }

    EnterpriseFailure unknownAfter(Duration limit) {
        return new UnknownOutcome(ErrorDetails.noAnswerWithin(limit));
    }

    EnterpriseFailure unknownAfter(Answer incomplete) {
        return unknown(incomplete, ErrorDetails.ending(incomplete));
    }

    EnterpriseFailure unknownAfter(Answer answer, UnusableAnswerException unusable) {
        return unknown(answer, unusable.why());
    }

    private EnterpriseFailure unknown(Answer answer, String why) {
        return new UnknownOutcome(why, details.of(answer), details.taskIdIn(answer));
    }

    /** Nothing was sent, because the proxy's password cannot be used. */
    EnterpriseFailure ofProxyPassword(UnusableProxyPasswordException unusable) {
        return new Unreachable(
                Reason.PROXY_PASSWORD, details.ofWords(String.valueOf(unusable.getMessage())));
    }

    /** Nothing was sent, because the server requires a client certificate. */
    EnterpriseFailure ofClientCertificate(Throwable cause) {
        Reason reason = Reason.CLIENT_CERTIFICATE;
        return new Unreachable(reason, details.of(cause, word(reason)));
    }

    private EnterpriseFailure loginWanted(Answer answer) {
        String ways = Proxies.ways(answer);
        return new Unreachable(
                Proxies.login(answer, authorized),
                details.ofWords("status 407" + (ways.isEmpty() ? "" : ", offering " + ways)));
    }

    private EnterpriseFailure unreachable(Throwable cause, boolean inHandshake) {
        UntrustedCertificateException untrusted = ConnectReasons.untrusted(cause);
        if (untrusted != null) {
            return untrusted(untrusted);
        }
        String refusal = proxied ? Proxies.refusal(cause) : null;
        if (refusal != null) {
            return new Unreachable(Reason.PROXY_DENIED, details.ofWords("status " + refusal));
        }
        Reason known = ConnectReasons.of(cause);
        // What broke it off is lost where reading and writing fail at the same time.
        Reason other = inHandshake ? Reason.TLS_FAILED : Reason.OTHER;
        Reason reason = known == null ? other : known;
        Reason whose = proxied ? Proxies.ofProxy(reason) : reason;
        return new Unreachable(whose, details.of(cause, word(whose)));
    }

    private EnterpriseFailure untrusted(UntrustedCertificateException untrusted) {
        CertificateFacts facts = untrusted.facts();
        return new UntrustedCertificate(
                CertificateProblem.valueOf(untrusted.problem().name()),
                details.ofWords(facts.owner()),
                details.ofWords(facts.signer()),
                facts.from(),
                facts.until(),
                details.ofWords(String.join(", ", facts.hosts())),
                details.of(untrusted));
    }

    private static String word(Reason reason) {
        return switch (reason) {
            case UNKNOWN_HOST -> "unknown host";
            case REFUSED -> "connection refused";
            case CONNECT_TIMED_OUT -> "no connection in time";
            case TLS_FAILED -> "no secure connection";
            case TLS_TOO_OLD -> "no common version of TLS";
            case CLIENT_CERTIFICATE -> "a client certificate is wanted";
            case PROXY_UNKNOWN -> "unknown proxy";
            case PROXY_UNREACHABLE -> "no connection to the proxy";
            case PROXY_LOGIN, PROXY_LOGIN_REFUSED, PROXY_LOGIN_KIND ->
                    "the proxy wants to know who calls";
            case PROXY_PASSWORD -> "the password of the proxy is unusable";
            case PROXY_DENIED -> "the proxy refused";
            case OTHER -> "no connection";
        };
    }

    private @Nullable Duration retryAfter(Answer answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .map(header -> RetryAfter.read(header, clock.instant()))
                .orElse(null);
    }

    /** Derives from an exception whether and why no connection was made. */
    static final class ConnectReasons {

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

        /** The reason; null when the exception does not show that no connection was made. */
        static @Nullable Reason of(Throwable failure) {
            List<Throwable> chain = Causes.of(failure);
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
            // The client tries a refused connection once more, on a channel that is closed by then.
            // It
            // wraps whatever else kept it from connecting, for instance "no route to host".
            boolean refused =
                    chain.stream()
                            .allMatch(t ->
                                    t instanceof ConnectException
                                            || t instanceof ClosedChannelException);
            return refused ? Reason.REFUSED : Reason.OTHER;
        }

        /** The untrusted certificate that caused it; null when there is none. */
        static @Nullable UntrustedCertificateException untrusted(Throwable failure) {
            return Causes.find(failure, UntrustedCertificateException.class);
        }

        /**
         * Whether it broke in the TLS handshake. Nothing of a request is read before that is done,
         * even where the client had the request ready.
         */
        static boolean isHandshake(Throwable failure) {
            return holds(Causes.of(failure), SSLHandshakeException.class);
        }

        /**
         * Whether the answer is not HTTP, or its header is too large. Java's client then leaves the
         * connection open and unread.
         */
        static boolean breaksProtocol(Throwable failure) {
            return holds(Causes.of(failure), ProtocolException.class);
        }

        /** Java names TLS alerts only in its messages. */
        private static Reason ofTls(List<Throwable> chain) {
            if (says(chain, "protocol_version") || says(chain, "protocol version")) {
                return Reason.TLS_TOO_OLD;
            }
            // Redrive sends no certificate, so an alert about one means that it is missing.
            return ABOUT_OUR_CERTIFICATE.stream().anyMatch(alert -> says(chain, alert))
                    ? Reason.CLIENT_CERTIFICATE
                    : Reason.TLS_FAILED;
        }

        private static boolean says(List<Throwable> chain, String words) {
            return chain.stream()
                    .map(t -> String.valueOf(t.getMessage()))
                    .anyMatch(m -> m.contains(words));
        }

        /** Java has two messages for it and no exception type. */
        private static boolean speaksNoTls(List<Throwable> chain) {
            return says(chain, "nrecognized SSL message");
        }

        private static boolean holds(List<Throwable> chain, Class<? extends Throwable> type) {
            return chain.stream().anyMatch(type::isInstance);
        }
    }

    /** Reads a proxy's answer to a request for a tunnel. */
    static final class Proxies {

        /** 407: the proxy requires a login. */
        static final int LOGIN_WANTED = 407;

        /** How Java's client words every other refusal; verified by a test with a real proxy. */
        private static final Pattern REFUSED = Pattern.compile("Tunnel failed, got: (\\d{3})");

        private Proxies() {}

        /**
         * The reason behind a 407.
         *
         * @param sent whether the request carried a name and a password for the proxy
         */
        static Reason login(Answer answer, boolean sent) {
            boolean basic =
                    answer.headers().allValues("Proxy-Authenticate").stream()
                            .anyMatch(way ->
                                    way.strip().toLowerCase(Locale.ROOT).startsWith("basic"));
            if (!basic) {
                return Reason.PROXY_LOGIN_KIND;
            }
            return sent ? Reason.PROXY_LOGIN_REFUSED : Reason.PROXY_LOGIN;
        }

        /** The login methods the proxy offers, as it names them. */
        static String ways(Answer answer) {
            return String.join(
                    ", ",
                    answer.headers().allValues("Proxy-Authenticate").stream()
                            .map(way -> way.strip().split("[\\s,]", 2)[0])
                            .distinct()
                            .toList());
        }

        /** The status with which the proxy refused the tunnel; null when it was not that. */
        static @Nullable String refusal(Throwable failure) {
            return Causes.of(failure).stream()
                    .map(Throwable::getMessage)
                    .filter(message -> message != null)
                    .map(REFUSED::matcher)
                    .filter(Matcher::matches)
                    .map(found -> found.group(1))
                    .findFirst()
                    .orElse(null);
        }

        /** The same reason, of a connection that was to lead to a proxy. */
        static Reason ofProxy(Reason reason) {
            return switch (reason) {
                case UNKNOWN_HOST -> Reason.PROXY_UNKNOWN;
                case REFUSED, CONNECT_TIMED_OUT -> Reason.PROXY_UNREACHABLE;
                default -> reason;
            };
        }
    }
}
