package dev.redrive.receiver;

import dev.redrive.connection.UntrustedCertificateException.Problem;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a check saw of the receiving server. Holds nothing of its address, and no word of an answer.
 */
public sealed interface Seen {

    /** Why it could not be reached. */
    enum Why {
        /** Its name is not known here. */
        UNKNOWN_NAME,
        /** Nothing listens there. */
        REFUSED,
        /** There is no way to it. */
        NO_ROUTE,
        /** A step took longer than 5 s. */
        TIMED_OUT,
        /** The connection ended before the answer did. */
        CUT,
        /** No secure connection could be made, for another reason than the certificate. */
        NOT_SECURE,
        /** The proxy of the settings cannot be reached. */
        PROXY_UNREACHABLE,
        /** The proxy wants another user or password. */
        PROXY_LOGIN,
        /** The proxy made no connection to it. */
        PROXY_REFUSED,
        /** Anything else. */
        OTHER
    }

    /** No connection to it could be made or kept. */
    record Unreachable(Why why) implements Seen {}

    /**
     * Its certificate is not trusted here.
     *
     * @param from when it becomes valid
     * @param until when it expires
     */
    record Untrusted(Problem problem, Instant from, Instant until) implements Seen {}

    /** Something answered that is not HTTP, or has no end. */
    record NotHttp() implements Seen {}

    /**
     * It answered.
     *
     * @param status the HTTP status
     * @param isPage whether it sent a web page
     * @param retryAfter how long it asks to wait; null when it does not say
     * @param until when its certificate expires; null where the connection is not encrypted
     */
    record Answered(
            int status, boolean isPage, @Nullable Duration retryAfter, @Nullable Instant until)
            implements Seen {

        /** A new one. */
        public Answered {
            if (status < 100 || status > 999) {
                throw new IllegalArgumentException("no status: " + status);
            }
        }
    }

    /** What that means for pushes, as far as it can be seen from here. */
    default Meaning meaning() {
        return switch (this) {
            case Unreachable _ -> Meaning.UNREACHABLE;
            case Untrusted _ -> Meaning.CERTIFICATE;
            case NotHttp _ -> Meaning.NOT_HTTP;
            case Answered(int status, boolean isPage, _, _) -> Meaning.of(status, isPage);
        };
    }

    /** The kinds of answers, as they are told apart for the user. */
    enum Meaning {
        UNREACHABLE,
        CERTIFICATE,
        NOT_HTTP,
        /** A gateway answers for an application that is not available. */
        UNAVAILABLE,
        /** A web page, which counts as accepted where a push gets it. */
        PAGE,
        REDIRECT,
        CREDENTIALS,
        /** Whether pushes are accepted cannot be seen. */
        ANSWERS;

        private static Meaning of(int status, boolean isPage) {
            return switch (status) {
                case 401, 403 -> CREDENTIALS;
                case 502, 503, 504 -> UNAVAILABLE;
                default -> {
                    if (status / 10 == 52) {
                        yield UNAVAILABLE; // Those of a well-known gateway.
                    }
                    if (status / 100 == 3) {
                        yield REDIRECT;
                    }
                    yield status / 100 == 2 && isPage ? PAGE : ANSWERS;
                }
            };
        }

        /**
         * Whether it is bad news, which can be believed. What is left is no good news: a healthy
         * server and one that refuses every push look the same from here.
         */
        public boolean isBad() {
            return this != CREDENTIALS && this != ANSWERS;
        }
    }
}
