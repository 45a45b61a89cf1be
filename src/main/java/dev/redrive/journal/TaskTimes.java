package dev.redrive.journal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * When a task was requested, when it ended, how long it took and how fast it was: the one rule for
 * every screen, export and receipt. All times are by this computer's clock; no duration mixes it
 * with the service's.
 */
public final class TaskTimes {

    /** A smaller difference of the clocks is not mentioned. */
    private static final Duration SMALL = Duration.ofSeconds(60);

    private TaskTimes() {}

    /**
     * When it was requested; of a task started elsewhere when the service created it or, where it
     * did not say, when it was first seen.
     */
    public static Instant requestedAt(JournalEntry entry) {
        Instant created = entry.clock().createdAt();
        return entry.attached() && created != null && created.equals(entry.startedAt())
                ? here(created, entry)
                : entry.startedAt();
    }

    /**
     * When it ended: by the service's word, else when that was first seen here. Null while it has
     * not ended and where no task was made.
     */
    public static @Nullable Instant endedAt(JournalEntry entry) {
        Instant seen = entry.endedAt();
        Instant completed = entry.clock().completedAt();
        if (seen == null || entry.taskId() == null || completed == null) {
            return entry.taskId() == null ? null : seen;
        }
        Instant ended = here(completed, entry);
        Instant requested = requestedAt(entry);
        return ended.isAfter(seen) || requested.isAfter(seen)
                ? seen
                : ended.isBefore(requested) ? requested : ended;
    }

    /**
     * How long the ended task took: by the service's own two times, else by ours. Null while it has
     * not ended, and when neither is known.
     */
    public static @Nullable Duration took(JournalEntry entry) {
        Instant ended = endedAt(entry);
        if (ended == null) {
            return null;
        }
        Duration theirs = between(entry.clock().createdAt(), entry.clock().completedAt());
        if (entry.attached()) {
            return theirs; // We saw neither its beginning nor, perhaps, its end.
        }
        Duration ours = between(entry.startedAt(), ended);
        Duration atMost = between(entry.startedAt(), entry.endedAt());
        boolean fits =
                theirs != null && (atMost == null || theirs.compareTo(atMost.plus(SMALL)) <= 0);
        return fits ? theirs : ours;
    }

    /**
     * How long after its end the end was first seen here. Null when it has not ended, when the
     * service gave no time, or when its clock could not be compared with ours.
     */
    public static @Nullable Duration seenLater(JournalEntry entry) {
        Instant ended = endedAt(entry);
        return ended == null || entry.clock().completedAt() == null || entry.clock().ahead() == null
                ? null
                : between(ended, entry.endedAt());
    }

    /**
     * How long ago a running task was requested. Null for one that was started elsewhere, whose
     * start only the service's clock knows.
     */
    public static @Nullable Duration elapsed(JournalEntry entry, Instant now) {
        Duration elapsed = between(entry.startedAt(), now);
        return entry.attached() ? null : elapsed == null ? Duration.ZERO : elapsed;
    }

    /**
     * Items processed per second over the whole task; null when that is not known, and for tasks of
     * less than a second, which is about the accuracy of our own times.
     */
    public static @Nullable Double pace(JournalEntry entry) {
        Duration took = took(entry);
        Long processed = Verdict.processed(entry);
        if (took == null || took.toSeconds() == 0 || processed == null) {
            return null;
        }
        return processed / (took.toSeconds() + took.toNanosPart() / 1e9);
    }

    /**
     * How far the service's clock is ahead of this computer's, negative when it is behind, rounded
     * to whole seconds. Null when that is at most 60 s or was not measured.
     */
    public static @Nullable Duration clockDifference(JournalEntry entry) {
        Duration ahead = entry.clock().ahead();
        if (ahead == null || ahead.abs().compareTo(SMALL) <= 0) {
            return null;
        }
        Duration length = ahead.abs().plusMillis(500).truncatedTo(ChronoUnit.SECONDS);
        return ahead.isNegative() ? length.negated() : length;
    }

    private static Instant here(Instant theirs, JournalEntry entry) {
        Duration ahead = entry.clock().ahead();
        return ahead == null ? theirs : theirs.minus(ahead);
    }

    private static @Nullable Duration between(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null || to.isBefore(from) ? null : Duration.between(from, to);
    }
}
