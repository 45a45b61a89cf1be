package dev.redrive.retry;

import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.enterprise.TaskStatus;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Sample;
import dev.redrive.journal.Verdict;
import dev.redrive.profile.Profile;
import dev.redrive.retry.Pace.PaceReading;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one watched task at one moment. Immutable, made by the watch, read anywhere.
 *
 * @param profile whose task it is
 * @param entry what was asked and what the journal holds of it
 * @param snapshot the last the service said; null before its first answer
 * @param answeredAt when it said it; null before its first answer
 * @param contact how well the task is seen
 * @param pendingAt when PENDING was first seen; null when it never was
 * @param inProgressAt when IN_PROGRESS was first seen; null when it never was
 * @param pace how fast it moves
 * @param samples the remaining items over time, oldest first
 */
public record WatchState(
        Profile profile,
        JournalEntry entry,
        @Nullable TaskSnapshot snapshot,
        @Nullable Instant answeredAt,
        ContactState contact,
        @Nullable Instant pendingAt,
        @Nullable Instant inProgressAt,
        PaceReading pace,
        List<Sample> samples) {

    /** How many items the task took on, as last said; null when it was not. */
    public @Nullable Long nbItems() {
        return entry.nbItems();
    }

    /** How many remain, as last said, be it before a restart; null when it was not. */
    public @Nullable Long nbRemaining() {
        return entry.nbRemainingItems();
    }

    /** The service's last word, be it before a restart; null when it has said none. */
    public @Nullable TaskStatus status() {
        return entry.status() == null ? null : TaskStatus.of(entry.status());
    }

    /** Whether the service said that the task has ended. */
    public boolean isFinal() {
        return Verdict.of(entry).hasEnded();
    }

    /** Whether Redrive is still checking, or would if it had a key. */
    public boolean isWatching() {
        return switch (contact) {
            case ContactState.Ended _, ContactState.Stopped _ -> false;
            case ContactState.NotFound(var _, var next) -> next != null;
            case ContactState.Checking _, ContactState.Fresh _, ContactState.NoContact _ -> true;
            case ContactState.RateLimited _, ContactState.KeyNeeded _ -> true;
        };
    }

    WatchState withContact(ContactState seen) {
        return withContact(seen, pace);
    }

    WatchState withContact(ContactState seen, PaceReading reading) {
        return with(entry, seen, reading);
    }

    WatchState withEntry(JournalEntry newer) {
        return with(newer, contact, pace);
    }

    private WatchState with(JournalEntry newer, ContactState seen, PaceReading reading) {
        return new WatchState(
                profile,
                newer,
                snapshot,
                answeredAt,
                seen,
                pendingAt,
                inProgressAt,
                reading,
                samples);
    }
}
