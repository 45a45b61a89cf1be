package dev.redrive.demo;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.TaskStatus.State;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One task. Where it stands follows from the demo time alone, except for two events it is told of:
 * a pause, and what the receiver was when items reached it.
 */
final class DemoTask {

    /** A receiver that is up still refuses one item in so many. */
    private static final long REFUSED_ONE_IN = 40;

    private final String id;
    private final ItemKind kind;
    private final Instant createdAt;
    private final Instant startsAt;
    private final Instant endsAt;
    private final long nbItems;
    private @Nullable Instant canceledAt;
    private long nbAccounted;
    private long nbMetReceiverDown;

    DemoTask(
            String id,
            ItemKind kind,
            Instant createdAt,
            Duration pending,
            Duration drain,
            long nbItems) {
        this.id = id;
        this.kind = kind;
        this.createdAt = createdAt;
        this.startsAt = createdAt.plus(pending);
        this.endsAt = startsAt.plus(drain);
        this.nbItems = nbItems;
    }

    String id() {
        return id;
    }

    /** When that part of its working time, from 0 to 1, has passed. */
    Instant at(double part) {
        return startsAt.plusNanos(Math.round(Duration.between(startsAt, endsAt).toNanos() * part));
    }

    State state(Instant now) {
        if (canceledAt != null) {
            return State.CANCELED;
        }
        if (!now.isBefore(endsAt)) {
            return State.COMPLETED;
        }
        return now.isBefore(startsAt) ? State.PENDING : State.IN_PROGRESS;
    }

    boolean hasEnded(Instant now) {
        return canceledAt != null || !now.isBefore(endsAt);
    }

    /** Freezes a task that has not ended. */
    void cancel(Instant now) {
        canceledAt = now;
    }

    /** Everything processed up to now, and not accounted yet, met a receiver in that state. */
    void account(Instant now, boolean receiverUp) {
        long processed = processed(now);
        if (!receiverUp) {
            nbMetReceiverDown += processed - nbAccounted;
        }
        nbAccounted = processed;
    }

    /** How many items are FAILED after the end, once all is accounted. */
    long nbFailedAfterwards() {
        if (canceledAt != null) {
            return nbItems - nbAccounted + nbMetReceiverDown;
        }
        return nbMetReceiverDown + (nbItems - nbMetReceiverDown) / REFUSED_ONE_IN;
    }

    TaskView view(Instant now) {
        State state = state(now);
        Instant completedAt = state == State.COMPLETED ? endsAt : null;
        long nbRemaining = nbItems - processed(now);
        return new TaskView(id, createdAt, completedAt, kind, state, nbItems, nbRemaining);
    }

    private long processed(Instant now) {
        Instant until = canceledAt == null ? now : canceledAt;
        if (!until.isBefore(endsAt)) {
            return nbItems;
        }
        if (!until.isAfter(startsAt)) {
            return 0;
        }
        double passed = Duration.between(startsAt, until).toNanos();
        double done = DrainCurve.done(passed / Duration.between(startsAt, endsAt).toNanos());
        // The last item goes with the end: nothing remaining and not completed would be odd.
        return Math.min((long) (nbItems * done), nbItems - 1);
    }
}
