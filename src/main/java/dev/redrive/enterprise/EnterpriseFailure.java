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
     * The words of the service, or of what answered in its place, and never ours; empty when it
     * said nothing readable.
     */
    default String said() {
        return "";
    }

    /**
     * What Redrive or the system adds to it, in English; empty when the type of failure says it
     * all. Never the words of the service and never the name of a Java class.
     */
    default String detail() {
        return "";
    }

    /** The task that the answer named, as opaque text; null when it named none. */
    default @Nullable String taskId() {
        return null;
    }

    /** 401: the service rejects the key. */
    record KeyRefused(String said) implements EnterpriseFailure {}

    /** 403: the service knows the key but does not allow the call. */
    record Forbidden(String said) implements EnterpriseFailure {}

    /** 404: the service does not know the task, or the address is not the service. */
    record NotFound(String said) implements EnterpriseFailure {}

    /**
     * 409: a task is already in progress; the service rarely says which.
     *
     * @param unknownSince when an earlier retry with an unknown outcome was requested here, so that
     *     the task in progress may be its; null when there is none
     */
    record AlreadyRunning(String said, @Nullable String taskId, @Nullable Instant unknownSince)
            implements EnterpriseFailure {

        /** An answer that names no task, with no retry of unknown outcome before it. */
        public AlreadyRunning(String said) {
            this(said, null, null);
        }
    }

    /**
     * 409 to a change of teams or hyper-admins: the name is taken, or the state does not allow it.
     */
    record Conflict(String said) implements EnterpriseFailure {}

    /**
     * A read-only call was answered with what the service does not document: HTML, cut-off JSON, a
     * redirect, over 1 MiB.
     */
    record InvalidAnswer(String detail, String said) implements EnterpriseFailure {}

    /** The answer was about a task other than the requested one, so nothing in it counts. */
    record OtherTask() implements EnterpriseFailure {}

    /**
     * 429: too many requests.
     *
     * @param retryAfter how long the service wants us to wait, not yet limited; null when it did
     *     not say
     */
    record RateLimited(@Nullable Duration retryAfter, String said) implements EnterpriseFailure {}

    /**
     * Any other status; for a retry, only one that proves that nothing was started.
     *
     * @param status the HTTP status
     */
    record ServiceError(int status, String said, @Nullable String taskId)
            implements EnterpriseFailure {}

    /**
     * Redrive could not make the request, or the read-only call went wrong inside it; a retry was
     * certainly not sent.
     */
    record NotMade() implements EnterpriseFailure {}

    /**
     * No connection was made, so the request was certainly not read.
     *
     * @param reason why
     */
    record Unreachable(Reason reason, String detail) implements EnterpriseFailure {}

    /**
     * The certificate of the service, or of the server in its place, is not trusted, so the request
     * was certainly not read. The names are what the certificate says, each one short line of plain
     * text.
     *
     * @param problem why it is not trusted
     * @param owner the owner it names
     * @param signer who signed it
     * @param from when it begins to be valid
     * @param until when it stops being valid
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

    /** The connection was lost during a read-only call. */
    record ConnectionLost(String detail) implements EnterpriseFailure {}

    /**
     * A retry was requested, the request may have been read, and what came back does not prove that
     * nothing was started.
     */
    record UnknownOutcome(String detail, String said, @Nullable String taskId)
            implements EnterpriseFailure {

        /** An outcome with nothing from the service. */
        public UnknownOutcome(String detail) {
            this(detail, "", null);
        }
    }

    /** Why a certificate is not trusted. */
    enum CertificateProblem {
        EXPIRED,
        NOT_YET_VALID,
        /** It belongs to another host. */
        WRONG_HOST,
        /** It is signed by its own key. */
        SELF_SIGNED,
        /** Its signer is not trusted by this computer. */
        UNKNOWN_SIGNER,
        /** The server did not send the certificate of its signer. */
        MISSING_INTERMEDIATE,
        /** Signed in a way that can be forged, or not for use by servers. */
        UNSUITABLE
    }

    /** Why no connection was made. */
    enum Reason {
        /** The host's name cannot be resolved. */
        UNKNOWN_HOST,
        /** The host is there and refuses the connection. */
        REFUSED,
        /** The host did not accept the connection within the limit. */
        CONNECT_TIMED_OUT,
        /** The connection was made, but the TLS handshake failed. */
        TLS_FAILED,
        /** The server speaks no version of TLS that is still safe. */
        TLS_TOO_OLD,
        /** The server requires a client certificate, and there is none. */
        CLIENT_CERTIFICATE,
        /** The proxy's name cannot be resolved. */
        PROXY_UNKNOWN,
        /** The proxy does not accept connections. */
        PROXY_UNREACHABLE,
        /** The proxy requires a name and a password, and none were sent. */
        PROXY_LOGIN,
        /** The proxy rejected the name or the password. */
        PROXY_LOGIN_REFUSED,
        /** The proxy's password cannot be read where it is kept, or cannot be sent. */
        PROXY_PASSWORD,
        /** The proxy requires a login in a way that is not supported (NTLM, Negotiate). */
        PROXY_LOGIN_KIND,
        /** The proxy would not, or could not, connect to the service. */
        PROXY_DENIED,
        /** Anything else that kept the connection from being made. */
        OTHER
    }
}
