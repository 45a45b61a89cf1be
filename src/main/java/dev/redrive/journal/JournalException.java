package dev.redrive.journal;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The journal could not do what it promises. */
public final class JournalException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    private final JournalTrouble trouble;

    /**
     * @param trouble why, for the user
     * @param detail why, for the log
     */
    public JournalException(JournalTrouble trouble, String detail, @Nullable Throwable cause) {
        super("the journal is " + trouble + ": " + detail, cause);
        this.trouble = trouble;
    }

    public JournalTrouble trouble() {
        return trouble;
    }
}
