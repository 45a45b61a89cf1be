package dev.redrive.retry;

import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.enterprise.TaskStatus;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Sample;
import dev.redrive.profile.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one watched task at one moment. Immutable, made by the watch, read anywhere.
 *
 * @param profile whose task it is
 * @param entry what was asked and what the journal holds of it
 * @param snapshot the last the service said; null before its first answer
 * @param heardAt when it said it; null before its first answer
 * @param sight how well the task is seen
 * @param pendingAt when PENDING was first seen; null when it never was
 * @param inProgressAt when IN_PROGRESS was first seen; null when it never was
 * @param endedAt when the service said it ended or, where it gave no time, when that was first seen
 * @param pace how fast it moves
 * @param samples the remaining items over time, oldest first
 */
public record WatchState(
        Profile profile,
        JournalEntry entry,
        @Nullable TaskSnapshot snapshot,
        @Nullable Instant heardAt,
        Sight sight,
        @Nullable Instant pendingAt,
        @Nullable Instant inProgressAt,
        @Nullable Instant endedAt,
        PaceReading pace,
        List<Sample> samples) {

    /**
     * How many items the task took on: what the task said last, else what the retry was answered.
     */
    public @Nullable Long nbItems() {
        return snapshot != null && snapshot.nbItems() != null
                ? snapshot.nbItems()
                : entry.nbItems();
    }

    /** The service's last word, be it before a restart; null when it has said none. */
    public @Nullable TaskStatus status() {
        if (snapshot != null) {
            return snapshot.status();
        }
        return entry.status() == null ? null : TaskStatus.of(entry.status());
    }

    /** How many are left, as the service said it, be it before a restart; null when it did not. */
    public @Nullable Long nbRemaining() {
        return snapshot == null ? entry.nbRemainingItems() : snapshot.nbRemainingItems();
    }

    /** How many were processed; null when that can not be told from what the service said. */
    public @Nullable Long nbProcessed() {
        Long items = nbItems();
        return new TaskSnapshot(null, null, null, null, null, items, nbRemaining()).nbProcessed();
    }

    /** Whether the service said that the task has ended. */
    public boolean isFinal() {
        return snapshot != null && snapshot.isFinal();
    }

    /**
     * How long the ended task took: by the service's own two times, else by ours, never by one of
     * each, since their clocks may differ. Null while it has not ended or where it can not be told.
     */
    public @Nullable Duration took() {
        if (snapshot == null || !snapshot.isFinal()) {
            return null;
        }
        Duration theirs = between(snapshot.createdAt(), snapshot.completedAt());
        if (theirs != null) {
            return theirs;
        }
        // Of a task started elsewhere we saw neither beginning nor, perhaps, the end.
        return entry.attached() ? null : between(entry.startedAt(), heardAt);
    }

    private static @Nullable Duration between(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null || to.isBefore(from) ? null : Duration.between(from, to);
    }

    /** Whether Redrive is still checking, or would if it had a key. */
    public boolean isWatching() {
        return switch (sight) {
            case Sight.Ended _, Sight.Stopped _ -> false;
            case Sight.NotFound(var _, var next) -> next != null;
            case Sight.Checking _, Sight.Fresh _, Sight.NoContact _ -> true;
            case Sight.RateLimited _, Sight.KeyNeeded _ -> true;
        };
    }

    WatchState withSight(Sight seen) {
        return withSight(seen, pace);
    }

    WatchState withSight(Sight seen, PaceReading reading) {
        return with(entry, seen, reading);
    }

    WatchState withEntry(JournalEntry newer) {
        return with(newer, sight, pace);
    }

    private WatchState with(JournalEntry newer, Sight seen, PaceReading reading) {
        return new WatchState(
                profile,
                newer,
                snapshot,
                heardAt,
                seen,
                pendingAt,
                inProgressAt,
                endedAt,
                reading,
                samples);
    }
}
