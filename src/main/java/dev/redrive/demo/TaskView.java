package dev.redrive.demo;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.TaskStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task at one moment of demo time.
 *
 * @param completedAt null unless COMPLETED
 */
record TaskView(
        String taskId,
        Instant createdAt,
        @Nullable Instant completedAt,
        ItemKind kind,
        TaskStatus.State state,
        long nbItems,
        long nbRemainingItems) {}
