package dev.redrive.demo;

import dev.redrive.demo.CustomerServer.Receipt;
import dev.redrive.demo.Failed.Group;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.TaskStatus;
import dev.redrive.enterprise.TaskStatus.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One task. Its state follows from the demo time alone, except for what is reported to it: a pause,
 * and what the receiving server answered to its pushes.
 */
final class DemoTask {

    private final String id;
    private final ItemKind kind;
    private final Instant createdAt;
    private final Instant startsAt;
    private final Instant endsAt;
    private final long nbItems;
    private final Deque<Group> toPush;
    private final Failed failedAgain = new Failed();
    private @Nullable Instant canceledAt;
    private long nbPushed;
    private long nbAccepted;
    private long nbLost;
    private long nbRefused;

    /**
     * @param toPush what it takes on, first what is pushed first
     */
    DemoTask(
            String id,
            ItemKind kind,
            Instant createdAt,
            Duration pending,
            Duration drain,
            Deque<Group> toPush) {
        this.id = id;
        this.kind = kind;
        this.createdAt = createdAt;
        this.startsAt = createdAt.plus(pending);
        this.endsAt = startsAt.plus(drain);
        this.toPush = new ArrayDeque<>(toPush);
        this.nbItems = toPush.stream().mapToLong(Group::count).sum();
    }

    String id() {
        return id;
    }

    ItemKind kind() {
        return kind;
    }

    long nbItems() {
        return nbItems;
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

    /** How many items were pushed, from the first one on. */
    long nbPushed() {
        return nbPushed;
    }

    /** How many items are to be pushed now: processed by the demo's time, and not pushed yet. */
    long nbDue(Instant now) {
        return processed(now) - nbPushed;
    }

    /** The next so many items were pushed, and the receiving server answered that. */
    void pushed(long count, Receipt receipt) {
        nbAccepted += receipt.nbStored();
        nbLost += receipt.nbLost();
        for (long item = 0; item < count; ) {
            Group next = toPush.remove();
            long taken = Math.min(next.count(), count - item);
            if (taken < next.count()) {
                toPush.addFirst(new Group(next.attempts(), next.count() - taken));
            }
            long refused = receipt.nbRefused(nbPushed + item + 1, nbPushed + item + taken);
            failedAgain.add(next.attempts() + 1, refused);
            nbRefused += refused;
            item += taken;
        }
        nbPushed += count;
    }

    /** What failed again, and what a canceled task had left, after its end. */
    Failed failedAfterwards() {
        toPush.forEach(group -> failedAgain.add(group.attempts(), group.count()));
        toPush.clear();
        return failedAgain;
    }

    /** The unsuccessful attempts of the item it was refused that has most of them. */
    int mostAttempts() {
        return failedAgain.mostAttempts();
    }

    long nbAccepted() {
        return nbAccepted;
    }

    long nbLost() {
        return nbLost;
    }

    long nbRefused() {
        return nbRefused;
    }

    TaskView view(Instant now) {
        State state = state(now);
        Instant completedAt = state == State.COMPLETED ? endsAt : null;
        long nbRemaining = nbItems - processed(now);
        return new TaskView(id, createdAt, completedAt, kind, state, nbItems, nbRemaining);
    }

    private long processed(Instant now) {
        Instant until = canceledAt == null ? now : canceledAt;
        if (canceledAt == null && !until.isBefore(endsAt)) {
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

    /**
     * How much of a task is done after which part of its time: always the same slightly uneven
     * curve from (0, 0) to (1, 1), which never falls. A straight line would not look like a service
     * at work.
     */
    static final class DrainCurve {

        // Sum below 1, so the pace (the derivative) stays above 0: it swings between 0.45 and 1.55.
        private static final double SLOW_SWING = 0.35;
        private static final double QUICK_SWING = 0.20;

        private DrainCurve() {}

        /**
         * The part done, from 0 to 1.
         *
         * @param time the part of the time that has passed, from 0 to 1
         */
        static double done(double time) {
            return time + swing(SLOW_SWING, 3, time) - swing(QUICK_SWING, 7, time);
        }

        private static double swing(double size, int times, double time) {
            double turn = 2 * Math.PI * times;
            // StrictMath: the same digits on every machine.
            return size * StrictMath.sin(turn * time) / turn;
        }
    }

    /**
     * A task at one moment of demo time.
     *
     * @param completedAt null unless COMPLETED
     */
    record TaskView(
            String taskId,
            Instant createdAt,
            @Nullable Instant completedAt,
            ItemKind kind,
            TaskStatus.State state,
            long nbItems,
            long nbRemainingItems) {

        /** The same task with its times by another clock. */
        TaskView withTimes(UnaryOperator<Instant> clock) {
            return new TaskView(
                    taskId,
                    clock.apply(createdAt),
                    completedAt == null ? null : clock.apply(completedAt),
                    kind,
                    state,
                    nbItems,
                    nbRemainingItems);
        }
    }
}
