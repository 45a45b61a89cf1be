package dev.redrive.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a task while it was watched, or to how well it could be seen.
 *
 * @param at when, by this computer's clock
 * @param what what happened
 * @param nbRemainingItems how many remained as last said then; null where the service had not said
 *     it
 * @param word the service's word of a new state or an unknown kind; empty for anything else
 */
public record TaskEvent(Instant at, What what, @Nullable Long nbRemainingItems, String word) {

    /** How many events of one entry are kept at most: the newest. */
    public static final int MOST = 500;

    /** What happened. */
    public enum What {
        /** The service said a state for the first time, or another one than before. */
        STATE,
        /** The service named a kind of task other than those Redrive knows. */
        KIND_UNKNOWN,
        /** The service did not name a kind. */
        KIND_MISSING,
        /** Polls began to fail. */
        CONTACT_LOST,
        /** The service wants fewer requests. */
        RATE_LIMITED,
        /** No key was available, so polling paused. */
        KEY_MISSING,
        /** The service rejected the key, so polling paused. */
        KEY_REJECTED,
        /** The service did not know the task. */
        NOT_FOUND,
        /** Watching stopped before the task ended. */
        STOPPED,
        /** A poll was answered again. */
        CONTACT_BACK,
        /** A poll was answered with a key that was entered since. */
        KEY_ENTERED,
        /** Watching went on, as after a restart. */
        WATCHED_AGAIN,
        /** Nothing had moved for a minute; {@link #at} is when it last did. */
        STILL,
        /** It moved again. */
        MOVING;

        /** Whether the task is not seen from then on. */
        public boolean isLoss() {
            return switch (this) {
                case CONTACT_LOST, RATE_LIMITED, KEY_MISSING, KEY_REJECTED -> true;
                case NOT_FOUND, STOPPED -> true;
                case STATE, KIND_UNKNOWN, KIND_MISSING -> false;
                case CONTACT_BACK, KEY_ENTERED, WATCHED_AGAIN, STILL, MOVING -> false;
            };
        }
    }
}
