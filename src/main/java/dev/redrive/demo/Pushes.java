package dev.redrive.demo;

import dev.redrive.demo.DemoTask.TaskView;
import dev.redrive.enterprise.ItemKind;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The push side of one story: what failed, the tasks, what is wrong. Times given to it never go
 * back. Whatever is due is pushed when somebody looks, never by itself. Not safe for threads by
 * itself.
 */
final class Pushes {

    private static final Duration PENDING = Duration.ofSeconds(3);
    private static final Duration LEAST_DRAIN = Duration.ofSeconds(4);
    // 12,480 trips take 45 s and 37 crashes 8 s.
    private static final Duration PER_TRIP = Duration.ofSeconds(41).dividedBy(12_480);
    private static final Duration PER_CRASH = Duration.ofSeconds(4).dividedBy(37);
    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(45);
    private static final Duration COLLEAGUE_AGO = Duration.ofMinutes(2);

    /** Even at ten times the speed there is time to talk before it ends. */
    private static final Duration COLLEAGUE_DRAIN = Duration.ofMinutes(10).minus(PENDING);

    private static final double MIDWAY = 0.4;

    private final Scenario scenario;
    private final CustomerServer customer;
    private final Map<ItemKind, Side> sides = new EnumMap<>(ItemKind.class);
    private final Map<String, DemoTask> tasks = new HashMap<>();
    private final Function<Instant, String> newTaskId;
    private boolean receiverUp = true;
    private boolean paused;
    private Fault fault;
    private boolean midwayIsToCome;
    private @Nullable Instant midwayAt;
    private ItemKind latest = ItemKind.TRIPS;

    /** One kind's push service. */
    private static final class Side {

        final Failed failed = new Failed();
        @Nullable DemoTask running;
        @Nullable DemoTask latest;
        int nbRetries;
        long nbStored;
        long nbLost;

        void end(DemoTask task) {
            failed.addAll(task.failedAfterwards());
            nbStored += task.nbAccepted();
            nbLost += task.nbLost();
            running = null;
        }
    }

    Pushes(
            Scenario scenario,
            CustomerServer customer,
            Instant now,
            Function<Instant, String> newTaskId) {
        this.scenario = scenario;
        this.customer = customer;
        this.newTaskId = newTaskId;
        for (ItemKind kind : ItemKind.values()) {
            Side side = new Side();
            side.failed.add(1, scenario.failed(kind));
            sides.put(kind, side);
        }
        fault = scenario.faultAtFirst();
        customer.up(true);
        customer.maintenancePage(false);
        midwayIsToCome =
                scenario == Scenario.PAUSED_MIDWAY || scenario == Scenario.KEY_REVOKED_MIDWAY;
        if (scenario == Scenario.ALREADY_RUNNING) {
            begin(ItemKind.TRIPS, now.minus(COLLEAGUE_AGO), PENDING, COLLEAGUE_DRAIN);
        }
    }

    Scenario scenario() {
        return scenario;
    }

    /** The kind of the task that was started last; trips before the first one. */
    ItemKind latest() {
        return latest;
    }

    /** The task that takes on all that failed, or null while one of this kind is running. */
    @Nullable TaskView retry(ItemKind kind, Instant now) {
        advance(now);
        Side side = side(kind);
        if (side.running != null) {
            return null;
        }
        side.nbRetries++;
        long nbItems = side.failed.total();
        if (nbItems == 0) {
            return begin(kind, now, Duration.ZERO, Duration.ZERO).view(now);
        }
        DemoTask task = begin(kind, now, PENDING, drain(kind, nbItems));
        if (paused) {
            // What the real service does then is not documented; this is a guess.
            task.cancel(now);
            settle(now);
        } else if (midwayIsToCome && kind == ItemKind.TRIPS) {
            midwayIsToCome = false;
            midwayAt = task.at(MIDWAY);
        }
        return task.view(now);
    }

    @Nullable TaskView task(String id, Instant now) {
        advance(now);
        DemoTask task = tasks.get(id);
        return task == null ? null : task.view(now);
    }

    @Nullable String runningTaskId(ItemKind kind, Instant now) {
        advance(now);
        DemoTask task = side(kind).running;
        return task == null ? null : task.id();
    }

    boolean isReceiverUp() {
        return receiverUp;
    }

    void receiverUp(boolean up, Instant now) {
        advance(now);
        receiverUp = up;
        customer.up(up);
    }

    boolean isPaused() {
        return paused;
    }

    void paused(boolean now, Instant when) {
        if (now) {
            pause(when);
        }
        paused = now;
    }

    void pause(Instant now) {
        advance(now);
        if (scenario == Scenario.PAUSED_MIDWAY) {
            midwayAt = null;
        }
        cancelAll(now);
        settle(now);
    }

    Fault fault(Instant now) {
        advance(now);
        return fault;
    }

    void fault(Fault what, Instant now) {
        advance(now);
        fault = what;
        customer.maintenancePage(what == Fault.MAINTENANCE_PAGE);
    }

    /** How things stand at the customer's server and in the story; only the demo can know. */
    Deliveries deliveries(ItemKind kind, Instant now) {
        advance(now);
        Side side = side(kind);
        DemoTask latest = side.latest;
        boolean isRunning = side.running != null;
        long nbLostNow = isRunning && latest != null ? latest.nbLost() : 0;
        long nbStoredNow = isRunning && latest != null ? latest.nbAccepted() : 0;
        return new Deliveries(
                side.nbRetries,
                isRunning,
                latest == null ? 0 : latest.nbItems(),
                latest == null ? 0 : latest.nbAccepted(),
                latest == null ? 0 : latest.nbLost(),
                latest == null ? 0 : latest.nbRefused(),
                latest == null ? 0 : latest.nbItems() - latest.nbPushed(),
                new Deliveries.Story(
                        side.failed.total(),
                        Math.max(
                                side.failed.mostAttempts(),
                                isRunning && latest != null ? latest.mostAttempts() : 0),
                        side.nbStored + nbStoredNow,
                        side.nbLost + nbLostNow,
                        side.failed.nbGivenUp()));
    }

    /** Lets happen what has become due: the story's own event first, then the ends of tasks. */
    private void advance(Instant now) {
        Instant due = midwayAt;
        if (due != null && !now.isBefore(due)) {
            midwayAt = null;
            settle(due);
            if (scenario == Scenario.PAUSED_MIDWAY) {
                cancelAll(due);
            } else {
                fault = Fault.KEY_REVOKED;
                customer.maintenancePage(false);
            }
        }
        settle(now);
    }

    private void cancelAll(Instant now) {
        sides.values().stream()
                .map(side -> side.running)
                .filter(Objects::nonNull)
                .forEach(task -> task.cancel(now));
    }

    private void settle(Instant now) {
        for (Side side : sides.values()) {
            DemoTask task = side.running;
            if (task != null) {
                push(task, now);
                if (task.hasEnded(now)) {
                    side.end(task);
                }
            }
        }
    }

    private void push(DemoTask task, Instant now) {
        for (long due = task.nbDue(now); due > 0; due = task.nbDue(now)) {
            long count = Math.min(due, CustomerServer.MOST_IN_ONE);
            task.pushed(count, customer.push(task.kind(), task.id(), task.nbPushed() + 1, count));
        }
    }

    private DemoTask begin(ItemKind kind, Instant createdAt, Duration pending, Duration drain) {
        String id = newTaskId.apply(createdAt);
        Side side = side(kind);
        DemoTask task = new DemoTask(id, kind, createdAt, pending, drain, side.failed.take());
        tasks.put(id, task);
        side.running = task;
        side.latest = task;
        latest = kind;
        return task;
    }

    private Side side(ItemKind kind) {
        return Objects.requireNonNull(sides.get(kind));
    }

    private static Duration drain(ItemKind kind, long nbItems) {
        Duration perItem =
                switch (kind) {
                    case TRIPS -> PER_TRIP;
                    case CRASHES -> PER_CRASH;
                };
        Duration drain = LEAST_DRAIN.plus(perItem.multipliedBy(nbItems));
        return drain.compareTo(LONGEST_DRAIN) > 0 ? LONGEST_DRAIN : drain;
    }
}
