package dev.redrive.demo;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.TaskStatus;
import java.time.Instant;
import java.util.function.UnaryOperator;
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
        long nbRemainingItems) {

    /** The same task with its times by another clock. */
    TaskView withTimes(UnaryOperator<Instant> clock) {
        return new TaskView(
                taskId,
                clock.apply(createdAt),
                completedAt == null ? null : clock.apply(completedAt),
                kind,
                state,
                nbItems,
                nbRemainingItems);
    }
}
