package dev.redrive.retry;

import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.enterprise.TaskStatus;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Sample;
import dev.redrive.journal.Verdict;
import dev.redrive.profile.Profile;
import dev.redrive.retry.Pace.PaceReading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known about one watched task at one moment.
 *
 * @param profile the customer it runs for
 * @param entry what was requested and what the journal holds about it
 * @param snapshot the service's last answer; null before the first
 * @param answeredAt when that answer came; null before the first
 * @param contact how well the task can be seen
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

    /** How many items the task took on, as last said; null when never said. */
    public @Nullable Long nbItems() {
        return entry.nbItems();
    }

    /** The service's last word, even from before a restart; null when it has said none. */
    public @Nullable TaskStatus status() {
        return entry.status() == null ? null : TaskStatus.of(entry.status());
    }

    /** Whether the service said that the task has ended. */
    public boolean isFinal() {
        return Verdict.of(entry).hasEnded();
    }

    /** Whether it is that earlier state, but for a poll that is in flight now. */
    public boolean isOnlyPolling(WatchState earlier) {
        return contact instanceof ContactState.Polling(var before)
                && earlier.contact.equals(before)
                && earlier.entry.equals(entry);
    }

    /** Whether since that earlier state, in contact then as now, at most numbers have gone on. */
    public boolean isOnlyProgress(WatchState earlier) {
        return contact instanceof ContactState.Fresh
                && earlier.snapshot != null
                && earlier.contact.isClear()
                && (entry.equals(earlier.entry) || entry.isProgressSince(earlier.entry));
    }

    /** Whether Redrive is still polling, or would if it had a key. */
    public boolean isWatching() {
        return switch (contact) {
            case ContactState.Ended _, ContactState.Stopped _ -> false;
            case ContactState.NotFound(var _, var next) -> next != null;
            case ContactState.Polling _, ContactState.Fresh _, ContactState.NoContact _ -> true;
            case ContactState.RateLimited _, ContactState.KeyNeeded _ -> true;
        };
    }

    /**
     * The time left at that moment, at the pace so far; null when it is not known, as without
     * contact, after the end, and when nothing has moved for {@link PaceReading#STILL}.
     */
    public @Nullable Duration timeLeft(Instant now) {
        Duration left = pace.timeLeft();
        if (left == null
                || answeredAt == null
                || !contact.isClear()
                || isFinal()
                || stillFor(now) != null) {
            return null;
        }
        Duration passed = Duration.between(answeredAt, now);
        Duration rest = left.minus(passed.isNegative() ? Duration.ZERO : passed);
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    /**
     * For how long a task in progress has not moved, as far as it was seen; null before {@link
     * PaceReading#STILL}.
     */
    public @Nullable Duration stillFor(Instant now) {
        return worthSaying(unmovedSince(), now);
    }

    /** When the task moved last, or began to be in progress; null while it is not. */
    @Nullable Instant unmovedSince() {
        Instant since = pace.movedAt() == null ? inProgressAt : pace.movedAt();
        return isNow(TaskStatus.State.IN_PROGRESS) ? since : null;
    }

    /**
     * For how long a task has waited to begin, as far as it was seen; null before {@link
     * PaceReading#STILL}.
     */
    public @Nullable Duration waitingFor(Instant now) {
        boolean isWaiting = isNow(TaskStatus.State.PENDING) && inProgressAt == null;
        return worthSaying(isWaiting ? pendingAt : null, now);
    }

    /** What the entry says is kept through an answer without a status. */
    private boolean isNow(TaskStatus.State which) {
        TaskStatus last = status();
        return snapshot != null && last != null && last.state() == which;
    }

    private static @Nullable Duration worthSaying(@Nullable Instant since, Instant now) {
        Duration passed = since == null ? Duration.ZERO : Duration.between(since, now);
        return passed.compareTo(PaceReading.STILL) < 0 ? null : passed;
    }

    WatchState withContact(ContactState next) {
        return withContact(next, pace);
    }

    WatchState withContact(ContactState next, PaceReading reading) {
        return with(entry, next, reading);
    }

    WatchState withEntry(JournalEntry newer) {
        return with(newer, contact, pace);
    }

    private WatchState with(JournalEntry newer, ContactState next, PaceReading reading) {
        return new WatchState(
                profile,
                newer,
                snapshot,
                answeredAt,
                next,
                pendingAt,
                inProgressAt,
                reading,
                samples);
    }
}
