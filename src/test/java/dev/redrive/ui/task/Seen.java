package dev.redrive.ui.task;

import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.enterprise.TaskStatus;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.TestEntry;
import dev.redrive.retry.ContactState;
import dev.redrive.retry.Pace.PaceReading;
import dev.redrive.retry.WatchState;
import dev.redrive.testing.UiBench;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A task as it is seen at one moment, asked for at noon: first everything unknown, then what a test
 * says of it.
 *
 * @param status the service's word; null before it said one
 * @param createdAt by the service's clock
 * @param completedAt by the service's clock
 */
record Seen(
        ContactState contact,
        @Nullable String status,
        @Nullable Long nbItems,
        @Nullable Long nbRemaining,
        @Nullable Instant answeredAt,
        @Nullable Instant pendingAt,
        @Nullable Instant inProgressAt,
        @Nullable Instant endedAt,
        PaceReading pace,
        @Nullable Instant createdAt,
        @Nullable Instant completedAt,
        boolean attached) {

    /** That many seconds after noon. */
    static Instant at(long seconds) {
        return UiBench.NOON.plusSeconds(seconds);
    }

    /** Before the first answer. */
    static Seen as(ContactState contact) {
        return beforeTheRestart(contact, null, null);
    }

    /** What the journal holds of it, of which nothing was heard since the restart. */
    static Seen beforeTheRestart(
            ContactState contact, @Nullable String word, @Nullable Long remaining) {
        return new Seen(
                contact,
                word,
                null,
                remaining,
                null,
                null,
                null,
                null,
                PaceReading.NONE,
                null,
                null,
                false);
    }

    Seen saying(@Nullable String word, @Nullable Long items, @Nullable Long remaining) {
        return new Seen(
                contact,
                word,
                items,
                remaining,
                answeredAt == null ? at(0) : answeredAt,
                pendingAt,
                inProgressAt,
                endedAt,
                pace,
                createdAt,
                completedAt,
                attached);
    }

    Seen seen(ContactState other) {
        return new Seen(
                other,
                status,
                nbItems,
                nbRemaining,
                answeredAt,
                pendingAt,
                inProgressAt,
                endedAt,
                pace,
                createdAt,
                completedAt,
                attached);
    }

    Seen heard(long second) {
        return new Seen(
                contact,
                status,
                nbItems,
                nbRemaining,
                at(second),
                pendingAt,
                inProgressAt,
                endedAt,
                pace,
                createdAt,
                completedAt,
                attached);
    }

    /** When each state was first seen; null for those that never were. */
    Seen steps(@Nullable Long pending, @Nullable Long inProgress, @Nullable Long ended) {
        return new Seen(
                contact,
                status,
                nbItems,
                nbRemaining,
                answeredAt,
                orNull(pending),
                orNull(inProgress),
                orNull(ended),
                pace,
                createdAt,
                completedAt,
                attached);
    }

    private static @Nullable Instant orNull(@Nullable Long second) {
        return second == null ? null : at(second);
    }

    Seen with(PaceReading reading) {
        return new Seen(
                contact,
                status,
                nbItems,
                nbRemaining,
                answeredAt,
                pendingAt,
                inProgressAt,
                endedAt,
                reading,
                createdAt,
                completedAt,
                attached);
    }

    /** The service's own two times. */
    Seen byItsClock(Instant created, Instant completed) {
        return new Seen(
                contact,
                status,
                nbItems,
                nbRemaining,
                answeredAt,
                pendingAt,
                inProgressAt,
                completed,
                pace,
                created,
                completed,
                attached);
    }

    Seen startedElsewhere() {
        return new Seen(
                contact,
                status,
                nbItems,
                nbRemaining,
                answeredAt,
                pendingAt,
                inProgressAt,
                endedAt,
                pace,
                createdAt,
                completedAt,
                true);
    }

    WatchState state() {
        TaskStatus said = status == null ? null : TaskStatus.of(status);
        TaskSnapshot snapshot =
                answeredAt == null
                        ? null
                        : new TaskSnapshot(
                                UiBench.TASK,
                                createdAt,
                                completedAt,
                                null,
                                said,
                                nbItems,
                                nbRemaining,
                                Set.of());
        return new WatchState(
                UiBench.ACME,
                snapshot == null ? entry() : asked().withSnapshot(snapshot, seenAt(snapshot), null),
                snapshot,
                answeredAt,
                contact,
                pendingAt,
                inProgressAt,
                pace,
                List.of());
    }

    private Instant seenAt(TaskSnapshot snapshot) {
        Instant ours = snapshot.isFinal() && completedAt == null ? endedAt : null;
        return ours != null ? ours : answeredAt == null ? at(0) : answeredAt;
    }

    private JournalEntry entry() {
        return entry(status, nbRemaining);
    }

    private JournalEntry asked() {
        return entry(null, null);
    }

    private JournalEntry entry(@Nullable String word, @Nullable Long remaining) {
        return TestEntry.entry("entry 1", UiBench.TASK)
                .attached(attached)
                .report(321L, word, remaining)
                .build();
    }
}
