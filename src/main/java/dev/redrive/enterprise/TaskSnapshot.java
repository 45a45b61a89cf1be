package dev.redrive.enterprise;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the service said of a task, once, nothing added. The service's schema makes every field
 * optional, so each may be null here; numbers are kept even when they contradict each other.
 *
 * @param taskId the id the service repeated
 * @param createdAt when the service made the task
 * @param completedAt when the service ended it
 * @param type the service's word for the kind, for instance {@code PUSH_FAILED_TRIPS}
 * @param status the status with the service's own word
 * @param nbItems how many items the task took on
 * @param nbRemainingItems how many are still to be processed
 */
public record TaskSnapshot(
        @Nullable String taskId,
        @Nullable Instant createdAt,
        @Nullable Instant completedAt,
        @Nullable String type,
        @Nullable TaskStatus status,
        @Nullable Long nbItems,
        @Nullable Long nbRemainingItems) {

    /**
     * How many items were processed, from 0 to {@code nbItems}; null when a number is missing or
     * the two contradict each other, since then nothing can be claimed.
     */
    public @Nullable Long nbProcessed() {
        if (nbItems == null || nbRemainingItems == null) {
            return null;
        }
        if (nbRemainingItems < 0 || nbRemainingItems > nbItems) {
            return null;
        }
        return nbItems - nbRemainingItems;
    }

    /** Whether the service said that this task has ended. */
    public boolean isFinal() {
        return status != null && status.isFinal();
    }
}
