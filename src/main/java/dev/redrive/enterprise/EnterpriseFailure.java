package dev.redrive.enterprise;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Every way a call to the service can fail, as data. A {@code switch} over it must name them all.
 *
 * <p>No part of a failure ever holds a key, nor the line breaks and control characters of an
 * answer. {@link #said()} and {@link #detail()} are one line of plain text each, of at most {@link
 * AnswerLimits#LONGEST_LINE} characters.
 */
public sealed interface EnterpriseFailure {

    /**
     * The words of the service, or of what answered in its place, and nobody else's; empty when it
     * said nothing that can be read.
     */
    default String said() {
        return "";
    }

    /**
     * What Redrive or the system noted about it, in English; empty when the kind of failure says it
     * all. Never the words of the service and never the name of a Java class.
     */
    default String detail() {
        return "";
    }

    /** The task that the answer named, as opaque text; null when it named none. */
    default @Nullable String taskId() {
        return null;
    }

    /** 401: the service does not accept the key. */
    record KeyRefused(String said) implements EnterpriseFailure {}

    /** 403: the service knows the key but does not allow the call. */
    record Forbidden(String said) implements EnterpriseFailure {}

    /** 404: the service does not know the task, or the address is not the service. */
    record NotFound(String said) implements EnterpriseFailure {}

    /**
     * 409: a task is already in progress; the service rarely says which.
     *
     * @param unknownSince when an earlier retry was requested from here of which it is not known
     *     whether it started, so that the task in progress may be that one; null when there is none
     */
    record AlreadyRunning(String said, @Nullable String taskId, @Nullable Instant unknownSince)
            implements EnterpriseFailure {

        /** An answer that names no task, with no retry of unknown outcome before it. */
        public AlreadyRunning(String said) {
            this(said, null, null);
        }
    }

    /**
     * A read-only call was answered with what the service does not document: HTML, cut-off JSON, a
     * redirect, over 1 MiB.
     */
    record InvalidAnswer(String detail, String said) implements EnterpriseFailure {

        /** An answer without words. */
        public InvalidAnswer(String detail) {
            this(detail, "");
        }
    }

    /**
     * The service answered about another task than the one asked for, so nothing it said counts.
     */
    record OtherTask() implements EnterpriseFailure {}

    /**
     * 429: too many requests.
     *
     * @param retryAfter how long the service asked to wait, as it said and not yet limited; null
     *     when it did not say
     */
    record RateLimited(@Nullable Duration retryAfter, String said) implements EnterpriseFailure {}

    /**
     * Any other status the service answered with; for a retry only one that proves that nothing was
     * started.
     *
     * @param status the HTTP status
     */
    record ServiceError(int status, String said, @Nullable String taskId)
            implements EnterpriseFailure {

        /** An answer that names no task. */
        public ServiceError(int status, String said) {
            this(status, said, null);
        }
    }

    /**
     * Redrive could not make the request, or the read-only call went wrong inside it; a retry was
     * certainly not sent.
     */
    record NotMade() implements EnterpriseFailure {}

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
     * A retry was requested, the request may have been read, and what came back does not prove that
     * nothing was started.
     */
    record UnknownOutcome(String detail, String said, @Nullable String taskId)
            implements EnterpriseFailure {

        /** No word came back. */
        public UnknownOutcome(String detail) {
            this(detail, "", null);
        }
    }

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
        /** The server did not send the certificate of whoever signed its own. */
        MISSING_INTERMEDIATE,
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
        /** The server speaks no version of TLS that is still safe. */
        TLS_TOO_OLD,
        /** The server wants a certificate of this computer, of which there is none. */
        CLIENT_CERTIFICATE,
        /** The proxy's name leads nowhere. */
        PROXY_UNKNOWN,
        /** The proxy takes no connection. */
        PROXY_UNREACHABLE,
        /** The proxy wants a name and a password, and none were sent. */
        PROXY_LOGIN,
        /** The proxy wants another name or password than were sent. */
        PROXY_LOGIN_REFUSED,
        /** The proxy's password cannot be read where it is kept, or cannot be sent. */
        PROXY_PASSWORD,
        /** The proxy wants to know who calls, in ways that are not understood (NTLM, Negotiate). */
        PROXY_LOGIN_KIND,
        /** The proxy would not, or could not, connect to the service. */
        PROXY_DENIED,
        /** Anything else that kept the connection from being made. */
        OTHER
    }
}
