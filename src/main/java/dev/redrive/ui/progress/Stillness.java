package dev.redrive.ui.progress;

import dev.redrive.enterprise.TaskStatus;
import dev.redrive.retry.PaceReading;
import dev.redrive.retry.WatchState;
import dev.redrive.ui.common.Formats;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** For how long nothing has happened, where that is worth saying: from 60 s on. */
final class Stillness {

    private Stillness() {}

    /** For how long a task in progress has not moved, as far as it was seen; null where it has. */
    static @Nullable Duration ofMovement(WatchState state, Formats formats) {
        Instant moved = state.pace().movedAt();
        return worthSaying(
                isNow(state, TaskStatus.State.IN_PROGRESS)
                        ? moved == null ? state.inProgressAt() : moved
                        : null,
                formats);
    }

    /** For how long a task has waited to begin, as far as it was seen; null where it has not. */
    static @Nullable Duration ofWaiting(WatchState state, Formats formats) {
        boolean neverBegan = isNow(state, TaskStatus.State.PENDING) && state.inProgressAt() == null;
        return worthSaying(neverBegan ? state.pendingAt() : null, formats);
    }

    private static @Nullable Duration worthSaying(@Nullable Instant since, Formats formats) {
        Duration still = since == null ? Duration.ZERO : formats.since(since);
        return still.compareTo(PaceReading.STILL) < 0 ? null : still;
    }

    private static boolean isNow(WatchState state, TaskStatus.State which) {
        return state.snapshot() != null
                && state.snapshot().status() != null
                && state.snapshot().status().state() == which;
    }
}
