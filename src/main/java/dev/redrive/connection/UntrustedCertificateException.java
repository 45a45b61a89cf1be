package dev.redrive.connection;

import java.io.Serial;
import java.security.cert.CertificateException;

/** A server's certificate is not trusted. */
public final class UntrustedCertificateException extends CertificateException {

    /** Why it is not trusted. */
    public enum Problem {
        EXPIRED,
        NOT_YET_VALID,
        /** It is for another host. */
        WRONG_HOST,
        /** It is signed only by itself. */
        SELF_SIGNED,
        /** Its issuer is not among the roots. */
        UNKNOWN_SIGNER,
        /** The server did not send the certificate of its issuer. */
        MISSING_INTERMEDIATE,
        /** Its signature is weak, or it is not meant for servers. */
        UNSUITABLE
    }

    @Serial private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final transient CertificateFacts facts;

    UntrustedCertificateException(
            Problem problem, CertificateFacts facts, CertificateException cause) {
        super(cause.getMessage(), cause);
        this.problem = problem;
        this.facts = facts;
    }

    /** Why it is not trusted. */
    public Problem problem() {
        return problem;
    }

    /** Which certificate it is about. */
    public CertificateFacts facts() {
        return facts;
    }
}
