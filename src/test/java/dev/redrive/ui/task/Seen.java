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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A task as it is seen at one moment, requested at noon: first everything unknown, then what a test
 * says of it. Every step is a copy.
 */
final class Seen {

    private ContactState contact;
    private @Nullable String status;
    private @Nullable Long nbItems;
    private @Nullable Long nbRemaining;
    private @Nullable Instant answeredAt;
    private @Nullable Instant pendingAt;
    private @Nullable Instant inProgressAt;
    private @Nullable Instant endedAt;
    private PaceReading pace = PaceReading.NONE;
    private @Nullable Instant createdAt;
    private @Nullable Instant completedAt;
    private boolean attached;

    private Seen(ContactState contact) {
        this.contact = contact;
    }

    /** That many seconds after noon. */
    static Instant at(long seconds) {
        return UiBench.NOON.plusSeconds(seconds);
    }

    /** Before the first answer. */
    static Seen as(ContactState contact) {
        return new Seen(contact);
    }

    /** What the journal holds of it, without an answer since the restart. */
    static Seen beforeTheRestart(
            ContactState contact, @Nullable String word, @Nullable Long remaining) {
        return as(contact)
                .with(seen -> {
                    seen.status = word;
                    seen.nbRemaining = remaining;
                });
    }

    Seen saying(@Nullable String word, @Nullable Long items, @Nullable Long remaining) {
        return with(seen -> {
            seen.status = word;
            seen.nbItems = items;
            seen.nbRemaining = remaining;
            seen.answeredAt = answeredAt == null ? at(0) : answeredAt;
        });
    }

    Seen seen(ContactState other) {
        return with(seen -> seen.contact = other);
    }

    Seen answered(long second) {
        return with(seen -> seen.answeredAt = at(second));
    }

    /** When each state was first seen; null for those that never were. */
    Seen steps(@Nullable Long pending, @Nullable Long inProgress, @Nullable Long ended) {
        return with(seen -> {
            seen.pendingAt = orNull(pending);
            seen.inProgressAt = orNull(inProgress);
            seen.endedAt = orNull(ended);
        });
    }

    private static @Nullable Instant orNull(@Nullable Long second) {
        return second == null ? null : at(second);
    }

    Seen with(PaceReading reading) {
        return with(seen -> seen.pace = reading);
    }

    /** The service's own two times. */
    Seen byItsClock(Instant created, Instant completed) {
        return with(seen -> {
            seen.endedAt = completed;
            seen.createdAt = created;
            seen.completedAt = completed;
        });
    }

    Seen startedElsewhere() {
        return with(seen -> seen.attached = true);
    }

    private Seen with(Consumer<Seen> change) {
        Seen copy = new Seen(contact);
        copy.status = status;
        copy.nbItems = nbItems;
        copy.nbRemaining = nbRemaining;
        copy.answeredAt = answeredAt;
        copy.pendingAt = pendingAt;
        copy.inProgressAt = inProgressAt;
        copy.endedAt = endedAt;
        copy.pace = pace;
        copy.createdAt = createdAt;
        copy.completedAt = completedAt;
        copy.attached = attached;
        change.accept(copy);
        return copy;
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
                snapshot == null
                        ? entry()
                        : requested().withSnapshot(snapshot, seenAt(snapshot), null),
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

    private JournalEntry requested() {
        return entry(null, null);
    }

    private JournalEntry entry(@Nullable String word, @Nullable Long remaining) {
        return TestEntry.entry("entry 1", UiBench.TASK)
                .attached(attached)
                .report(321L, word, remaining)
                .build();
    }
}
