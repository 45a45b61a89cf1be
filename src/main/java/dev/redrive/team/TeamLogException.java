package dev.redrive.team;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The team log could not be used. */
public final class TeamLogException extends Exception {

    @Serial private static final long serialVersionUID = 1;

    private final TeamTrouble trouble;

    /**
     * @param trouble why, for the user
     * @param detail why, for the log; never a password
     */
    public TeamLogException(TeamTrouble trouble, String detail, @Nullable Throwable cause) {
        super("the team log is " + trouble + ": " + detail, cause);
        this.trouble = trouble;
    }

    public TeamTrouble trouble() {
        return trouble;
    }
}
