package dev.redrive.connection;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A file the person chose can not be added to the trusted certificates. */
public final class BadCertificateFileException extends Exception {

    /** Why not. */
    public enum Problem {
        /** It can not be read at all. */
        UNREADABLE,
        /** Over 1 MiB, or with more than 20 certificates. */
        TOO_LARGE,
        /** There is no certificate in it, or none that is whole. */
        NO_CERTIFICATE,
        /** All its certificates have expired. */
        EXPIRED,
        /** All its certificates have been added already. */
        KNOWN
    }

    @Serial private static final long serialVersionUID = 1L;

    private final Problem problem;

    BadCertificateFileException(Problem problem, @Nullable Throwable cause) {
        super(problem.name(), cause);
        this.problem = problem;
    }

    /** Why not. */
    public Problem problem() {
        return problem;
    }
}
