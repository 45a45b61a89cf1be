package dev.redrive.enterprise;

/**
 * A task's status: the state Redrive understands and the service's own word, kept to the letter.
 *
 * @param state what the word means to Redrive; {@link State#UNKNOWN} for every word not documented
 * @param word the status exactly as the service wrote it
 */
public record TaskStatus(State state, String word) {

    /** The documented states, and one for words that came later. */
    public enum State {
        /** Waits to be started. */
        PENDING,
        /** Items are being pushed. */
        IN_PROGRESS,
        /** Every item was processed, which is not to say accepted by the receiving server. */
        COMPLETED,
        /** The push service was paused while the task ran. */
        CANCELED,
        /** Listed by the service, never explained. */
        FAILED,
        /** A word the service had not documented; never taken for an end. */
        UNKNOWN
    }

    /**
     * Reads the service's word. Never fails: what is not documented is kept as {@link
     * State#UNKNOWN}.
     */
    public static TaskStatus of(String word) {
        for (State state : State.values()) {
            if (state != State.UNKNOWN && state.name().equals(word)) {
                return new TaskStatus(state, word);
            }
        }
        return new TaskStatus(State.UNKNOWN, word);
    }

    /** Whether the task can not change any more. Unknown words are not final. */
    public boolean isFinal() {
        return switch (state) {
            case COMPLETED, CANCELED, FAILED -> true;
            case PENDING, IN_PROGRESS, UNKNOWN -> false;
        };
    }
}
