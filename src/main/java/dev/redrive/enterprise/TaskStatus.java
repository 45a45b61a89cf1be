package dev.redrive.enterprise;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A task's status: the state Redrive understands and the service's own word, kept to the letter.
 *
 * @param state what the word means to Redrive; {@link State#UNKNOWN} for every word not documented
 * @param word the status exactly as the service wrote it
 */
public record TaskStatus(State state, String word) {

    /** The documented states, and one for all other words. */
    public enum State {
        /** Waiting to start. */
        PENDING,
        /** Items are being pushed. */
        IN_PROGRESS,
        /** Every item was processed, though not necessarily accepted by the receiving server. */
        COMPLETED,
        /** The push service was paused while the task ran. */
        CANCELED,
        /** Listed by the service, never explained. */
        FAILED,
        /** An undocumented word; never treated as an end. */
        UNKNOWN
    }

    private static final Pattern NO_LETTER = Pattern.compile("[\\p{Z}\\s_-]+");

    /**
     * Reads the service's word, whatever its case and the blanks in and around it, and whether
     * "canceled" has one L or two. Never fails: what is not documented is kept as {@link
     * State#UNKNOWN}.
     */
    public static TaskStatus of(String word) {
        String letters = NO_LETTER.matcher(word).replaceAll("").toUpperCase(Locale.ROOT);
        State state =
                switch (letters) {
                    case "PENDING" -> State.PENDING;
                    case "INPROGRESS" -> State.IN_PROGRESS;
                    case "COMPLETED" -> State.COMPLETED;
                    case "CANCELED", "CANCELLED" -> State.CANCELED;
                    case "FAILED" -> State.FAILED;
                    default -> State.UNKNOWN;
                };
        return new TaskStatus(state, word);
    }

    /** Whether the task can no longer change. Unknown words are not final. */
    public boolean isFinal() {
        return switch (state) {
            case COMPLETED, CANCELED, FAILED -> true;
            case PENDING, IN_PROGRESS, UNKNOWN -> false;
        };
    }
}
