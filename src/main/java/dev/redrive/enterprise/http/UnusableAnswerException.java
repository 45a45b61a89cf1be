package dev.redrive.enterprise.http;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A body is not what the service documents. */
final class UnusableAnswerException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    private final String why;

    UnusableAnswerException(String why) {
        this(why, null);
    }

    UnusableAnswerException(String why, @Nullable Throwable cause) {
        super(why, cause);
        this.why = why;
    }

    /** In which way, without quoting the body. */
    String why() {
        return why;
    }
}
