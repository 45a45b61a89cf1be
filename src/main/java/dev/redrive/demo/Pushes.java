package dev.redrive.demo;

import dev.redrive.demo.DemoTask.TaskView;
import dev.redrive.enterprise.ItemKind;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The push side of one story: what failed, the tasks, the receiver. Times given to it never go
 * back. Not safe for threads by itself.
 */
final class Pushes {

    private static final Duration PENDING = Duration.ofSeconds(3);
    private static final Duration LEAST_DRAIN = Duration.ofSeconds(4);
    // 12,480 trips take 45 s and 37 crashes 8 s.
    private static final Duration PER_TRIP = Duration.ofSeconds(41).dividedBy(12_480);
    private static final Duration PER_CRASH = Duration.ofSeconds(4).dividedBy(37);
    private static final Duration COLLEAGUE_AGO = Duration.ofSeconds(20);
    private static final Duration COLLEAGUE_DRAIN = Duration.ofSeconds(87);
    private static final double PAUSED_AFTER = 0.4;

    private final Map<ItemKind, Long> failed = new EnumMap<>(ItemKind.class);
    private final Map<String, DemoTask> tasks = new HashMap<>();
    private final Map<ItemKind, DemoTask> running = new EnumMap<>(ItemKind.class);
    private final Function<Instant, String> newTaskId;
    private boolean receiverUp = true;
    private boolean pausesNextTrips;
    private @Nullable Instant pauseAt;

    Pushes(Scenario scenario, Instant now, Function<Instant, String> newTaskId) {
        this.newTaskId = newTaskId;
        for (ItemKind kind : ItemKind.values()) {
            failed.put(kind, scenario.failed(kind));
        }
        pausesNextTrips = scenario == Scenario.PAUSED_MIDWAY;
        if (scenario == Scenario.ALREADY_RUNNING) {
            begin(ItemKind.TRIPS, now.minus(COLLEAGUE_AGO), PENDING, COLLEAGUE_DRAIN);
        }
    }

    /** The task that takes on all that failed, or null while one of this kind is running. */
    @Nullable TaskView retry(ItemKind kind, Instant now) {
        advance(now);
        if (running.containsKey(kind)) {
            return null;
        }
        long nbItems = failed(kind);
        if (nbItems == 0) {
            return begin(kind, now, Duration.ZERO, Duration.ZERO).view(now);
        }
        DemoTask task = begin(kind, now, PENDING, drain(kind, nbItems));
        if (pausesNextTrips && kind == ItemKind.TRIPS) {
            pausesNextTrips = false;
            pauseAt = task.at(PAUSED_AFTER);
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
        DemoTask task = running.get(kind);
        return task == null ? null : task.id();
    }

    boolean isReceiverUp() {
        return receiverUp;
    }

    void receiverUp(boolean up, Instant now) {
        advance(now);
        running.values().forEach(task -> task.account(now, receiverUp));
        receiverUp = up;
    }

    void pause(Instant now) {
        advance(now);
        pauseAt = null;
        running.values().forEach(task -> task.cancel(now));
        settle(now);
    }

    /** Lets happen what has become due: the story's own pause first, then the ends of tasks. */
    private void advance(Instant now) {
        Instant due = pauseAt;
        if (due != null && !now.isBefore(due)) {
            pauseAt = null;
            settle(due);
            running.values().forEach(task -> task.cancel(due));
        }
        settle(now);
    }

    private void settle(Instant now) {
        running.entrySet()
                .removeIf(entry -> {
                    DemoTask task = entry.getValue();
                    if (!task.hasEnded(now)) {
                        return false;
                    }
                    task.account(now, receiverUp);
                    failed.merge(entry.getKey(), task.nbFailedAfterwards(), Long::sum);
                    return true;
                });
    }

    private DemoTask begin(ItemKind kind, Instant createdAt, Duration pending, Duration drain) {
        String id = newTaskId.apply(createdAt);
        DemoTask task = new DemoTask(id, kind, createdAt, pending, drain, failed(kind));
        failed.put(kind, 0L);
        tasks.put(id, task);
        running.put(kind, task);
        return task;
    }

    private long failed(ItemKind kind) {
        return failed.getOrDefault(kind, 0L);
    }

    private static Duration drain(ItemKind kind, long nbItems) {
        Duration perItem =
                switch (kind) {
                    case TRIPS -> PER_TRIP;
                    case CRASHES -> PER_CRASH;
                };
        return LEAST_DRAIN.plus(perItem.multipliedBy(nbItems));
    }
}
