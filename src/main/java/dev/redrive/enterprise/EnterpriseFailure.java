package dev.redrive.enterprise;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Every way a call to the service can fail, as data. A {@code switch} over it must name them all.
 *
 * <p>No part of a failure ever holds a key, nor the line breaks and control characters of an
 * answer.
 */
public sealed interface EnterpriseFailure {

    /**
     * What the service or the system said, as one line of plain text of at most 300 characters, for
     * the log and for "details"; empty when there was nothing to read.
     */
    String detail();

    /** 401: the service does not accept the key. */
    record KeyRefused(String detail) implements EnterpriseFailure {}

    /** 403: the service knows the key but does not allow the call. */
    record Forbidden(String detail) implements EnterpriseFailure {}

    /** 404: the service does not know the task, or the address is not the service. */
    record NotFound(String detail) implements EnterpriseFailure {}

    /** 409: a task is already in progress; the service does not say which. */
    record AlreadyRunning(String detail) implements EnterpriseFailure {}

    /** The answer is not what the service documents: HTML, cut-off JSON, a redirect, over 1 MiB. */
    record InvalidAnswer(String detail) implements EnterpriseFailure {}

    /**
     * 429: too many requests.
     *
     * @param retryAfter how long the service asked to wait, as it said and not yet limited; null
     *     when it did not say
     */
    record RateLimited(@Nullable Duration retryAfter, String detail) implements EnterpriseFailure {}

    /**
     * Any other status the service answered with.
     *
     * @param status the HTTP status
     */
    record ServiceError(int status, String detail) implements EnterpriseFailure {}

    /**
     * No connection came about, so the request was certainly not read.
     *
     * @param reason why
     */
    record Unreachable(Reason reason, String detail) implements EnterpriseFailure {}

    /**
     * The certificate of the service, or of whoever answered in its place, is not trusted, so the
     * request was certainly not read. The names are whatever its maker wrote, each one short line
     * of plain text.
     *
     * @param problem why it is not trusted
     * @param owner whose it is
     * @param signer who signed it
     * @param from when it begins to be valid
     * @param until when it ends to be valid
     * @param hosts the hosts it is for, with commas between; empty when it names none
     */
    record UntrustedCertificate(
            CertificateProblem problem,
            String owner,
            String signer,
            Instant from,
            Instant until,
            String hosts,
            String detail)
            implements EnterpriseFailure {}

    /** A read-only call took longer than its limit. */
    record TimedOut(String detail) implements EnterpriseFailure {}

    /** The connection to the service broke in the middle of a read-only call. */
    record ConnectionLost(String detail) implements EnterpriseFailure {}

    /**
     * A retry was asked for, and the request may have been read, but no usable answer came back: it
     * is not known whether the retry started.
     */
    record UnknownOutcome(String detail) implements EnterpriseFailure {}

    /** Why a certificate is not trusted. */
    enum CertificateProblem {
        EXPIRED,
        NOT_YET_VALID,
        /** It is another host's. */
        WRONG_HOST,
        /** Nobody vouches for it but itself. */
        SELF_SIGNED,
        /** Nobody this computer trusts has signed it. */
        UNKNOWN_SIGNER,
        /** Signed in a way that can be forged, or not meant for servers. */
        UNSUITABLE
    }

    /** Why no connection came about. */
    enum Reason {
        /** The host's name leads nowhere. */
        UNKNOWN_HOST,
        /** The host is there and refuses the connection. */
        REFUSED,
        /** The host did not take the connection within the limit. */
        CONNECT_TIMED_OUT,
        /** The connection stood, and no secure one came of it. */
        TLS_FAILED,
        /** The proxy's name leads nowhere. */
        PROXY_UNKNOWN,
        /** The proxy takes no connection. */
        PROXY_UNREACHABLE,
        /** The proxy wants a name and a password, or others than these. */
        PROXY_LOGIN,
        /** The proxy wants to know who calls, in ways that are not understood (NTLM, Negotiate). */
        PROXY_LOGIN_KIND,
        /** The proxy would not, or could not, connect to the service. */
        PROXY_DENIED,
        /** Anything else that kept the connection from being made. */
        OTHER
    }
}
