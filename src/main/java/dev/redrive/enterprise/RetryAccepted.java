package dev.redrive.enterprise;

import org.jspecify.annotations.Nullable;

/**
 * The service's yes to a retry.
 *
 * @param taskId the task to watch, as opaque text; null only when {@code nbItems} is 0, because it
 *     is not documented whether nothing to send makes a task
 * @param nbItems how many items were {@code FAILED} and will be sent again; null when the service
 *     gave a task id without a usable number
 */
public record RetryAccepted(@Nullable String taskId, @Nullable Long nbItems) {}
