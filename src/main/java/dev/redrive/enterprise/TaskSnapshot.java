package dev.redrive.enterprise;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One parsed answer to a poll, with nothing added. The service's schema makes every field optional,
 * so each may be null; numbers are kept even when they contradict each other. Each field is read by
 * itself: an unreadable one is null like a missing one.
 *
 * @param taskId the id as the service repeated it
 * @param createdAt when the service made the task
 * @param completedAt when the service ended it
 * @param type the service's word for the kind, for instance {@code PUSH_FAILED_TRIPS}
 * @param status the status with the service's own word
 * @param nbItems how many items the task took on
 * @param nbRemainingItems how many are still to be processed
 * @param unreadable the names of the fields that the service sent and that could not be read
 */
public record TaskSnapshot(
        @Nullable String taskId,
        @Nullable Instant createdAt,
        @Nullable Instant completedAt,
        @Nullable String type,
        @Nullable TaskStatus status,
        @Nullable Long nbItems,
        @Nullable Long nbRemainingItems,
        Set<String> unreadable) {

    /** Whether the service said that this task has ended. */
    public boolean isFinal() {
        return status != null && status.isFinal();
    }
}
