package dev.redrive.retry;

import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.enterprise.TaskStatus;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a task ended, never more than the service said. Processed is not accepted: what the receiving
 * server refused again counts as failed anew.
 */
public sealed interface Verdict {

    /**
     * COMPLETED, and the numbers say that every item was processed.
     *
     * @param nbItems how many, from 1
     * @param took by the service's own two times, else by ours; null when neither can tell
     */
    record Processed(long nbItems, @Nullable Duration took) implements Verdict {}

    /** COMPLETED with no item at all: nothing had failed. */
    record NothingToSend() implements Verdict {}

    /**
     * COMPLETED, but numbers are missing or contradict it.
     *
     * @param nbItems as said; null when not
     * @param nbRemaining as said; null when not
     */
    record CompletedUnclear(@Nullable Long nbItems, @Nullable Long nbRemaining)
            implements Verdict {}

    /**
     * CANCELED: the push service was paused while the task ran.
     *
     * @param nbLeft how many were left, from 0; null when that can not be told
     * @param nbProcessed how many were processed, from 0; null when that can not be told
     */
    record Canceled(@Nullable Long nbLeft, @Nullable Long nbProcessed) implements Verdict {}

    /**
     * FAILED, which the service never explained.
     *
     * @param word its word
     */
    record Failed(String word) implements Verdict {}

    /** The verdict over that state, or null while the service has not said that the task ended. */
    static @Nullable Verdict of(WatchState state) {
        TaskSnapshot snapshot = state.snapshot();
        TaskStatus status = snapshot == null ? null : snapshot.status();
        if (snapshot == null || status == null) {
            return null;
        }
        return switch (status.state()) {
            case PENDING, IN_PROGRESS, UNKNOWN -> null;
            case FAILED -> new Failed(status.word());
            case CANCELED -> {
                Long left = state.nbRemaining();
                yield new Canceled(left != null && left >= 0 ? left : null, state.nbProcessed());
            }
            case COMPLETED -> completed(state);
        };
    }

    private static Verdict completed(WatchState state) {
        Long items = state.nbItems();
        Long remaining = state.nbRemaining();
        if (items != null && items == 0 && (remaining == null || remaining == 0)) {
            return new NothingToSend();
        }
        if (items != null && items > 0 && remaining != null && remaining == 0) {
            return new Processed(items, state.took());
        }
        return new CompletedUnclear(items, remaining);
    }
}
