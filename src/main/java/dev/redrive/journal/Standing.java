package dev.redrive.journal;

import dev.redrive.enterprise.TaskStatus;

/** How far a retry came, as far as the journal knows. */
public enum Standing {
    /** There is a task and the service has not said that it ended. */
    UNFINISHED,
    /** Every item was processed, which is not to say accepted by the receiving server. */
    COMPLETED,
    /** The push service was paused while the task ran. */
    CANCELED,
    /** Said by the service, never explained. */
    FAILED,
    /** The service does not know the task any more, so how it ended will not be known. */
    FORGOTTEN,
    /** Nothing was left to send, so no task was made. */
    NOTHING_TO_SEND,
    /** It is not known whether the retry started. */
    NOT_KNOWN;

    /** Where that entry stands. */
    public static Standing of(JournalEntry entry) {
        if (entry.taskId() == null) {
            return entry.endedAt() == null ? NOT_KNOWN : NOTHING_TO_SEND;
        }
        if (entry.endedAt() == null) {
            return entry.forgottenAt() == null ? UNFINISHED : FORGOTTEN;
        }
        if (entry.status() == null) {
            return UNFINISHED;
        }
        return switch (TaskStatus.of(entry.status()).state()) {
            case COMPLETED -> COMPLETED;
            case CANCELED -> CANCELED;
            case FAILED -> FAILED;
            case PENDING, IN_PROGRESS, UNKNOWN -> UNFINISHED;
        };
    }
}
