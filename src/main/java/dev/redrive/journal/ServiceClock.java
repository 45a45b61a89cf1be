package dev.redrive.journal;

import dev.redrive.enterprise.TaskSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A task's times by the service's clock, and how far that clock is ahead of this computer's. The
 * difference follows from what must hold: a task is created after it was requested and before the
 * first answer about it, and it ends after the last answer that says it runs and before the first
 * that says it ended.
 *
 * @param createdAt when the service made the task; null when not said
 * @param completedAt when the service ended it; null when not said
 * @param ahead how far the service's clock is ahead, in whole microseconds, negative where it is
 *     behind; the difference nearest to zero that fits everything seen. Null where nothing measures
 *     it
 */
public record ServiceClock(
        @Nullable Instant createdAt, @Nullable Instant completedAt, @Nullable Duration ahead) {

    /** Before the service has said a time. */
    public static final ServiceClock UNKNOWN = new ServiceClock(null, null, null);

    /** A time further away does not come from a clock that is merely wrong. */
    private static final Duration FARTHEST = Duration.ofDays(36_500);

    /**
     * The same after one more answer.
     *
     * @param requestedAt when this computer requested the retry; null where it was started
     *     elsewhere
     * @param runningAt when an answer last said that it had not ended; null where none has
     * @param now when this answer came, by this computer's clock as both others
     */
    ServiceClock withSnapshot(
            TaskSnapshot snapshot,
            @Nullable Instant requestedAt,
            @Nullable Instant runningAt,
            Instant now) {
        Duration measured = ahead;
        Instant created = snapshot.createdAt();
        if (created != null && createdAt == null) {
            measured = measured(measured, created, requestedAt, now);
        }
        Instant completed = snapshot.isFinal() ? snapshot.completedAt() : null;
        if (completed != null && completedAt == null) {
            measured =
                    measured(measured, completed, runningAt == null ? requestedAt : runningAt, now);
        }
        return new ServiceClock(
                created == null ? createdAt : created,
                completed == null ? completedAt : completed,
                measured);
    }

    /**
     * As before where that fits what happened between the two, else the nearest to zero that does.
     */
    private static @Nullable Duration measured(
            @Nullable Duration before, Instant theirs, @Nullable Instant from, Instant to) {
        Duration least = Duration.between(to, theirs).truncatedTo(ChronoUnit.MICROS);
        Duration most =
                from == null
                        ? FARTHEST
                        : Duration.between(from, theirs).truncatedTo(ChronoUnit.MICROS);
        boolean usable =
                least.compareTo(most) <= 0 // or this computer's clock was set back in between
                        && least.abs().compareTo(FARTHEST) <= 0
                        && most.abs().compareTo(FARTHEST) <= 0;
        if (!usable || (from == null && before == null && !least.isPositive())) {
            return before;
        }
        boolean holds =
                before != null && before.compareTo(least) >= 0 && before.compareTo(most) <= 0;
        return holds
                ? before
                : least.isPositive() ? least : most.isNegative() ? most : Duration.ZERO;
    }
}
