package dev.redrive.retry;

import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.enterprise.TaskStatus;
import dev.redrive.journal.Sample;
import dev.redrive.journal.Samples;
import dev.redrive.retry.Pace.PaceReading;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what the answers say over time. For one thread. */
final class Progress {

    private final Samples samples = new Samples();
    private final Pace pace = new Pace();

    /** Continues after those points, as after a restart. */
    Progress(List<Sample> earlier) {
        earlier.forEach(this::add);
    }

    private void add(Sample newest) {
        samples.notAfter(newest.at());
        samples.add(newest);
    }

    /** The points so far. */
    List<Sample> samples() {
        return samples.list();
    }

    /** The state after one more answer, its contact unchanged. */
    WatchState withSnapshot(WatchState before, TaskSnapshot snapshot, Instant now) {
        Long remaining = snapshot.nbRemainingItems();
        if (remaining != null) {
            Sample sample = new Sample(now, remaining);
            add(sample);
            pace.add(sample);
        }
        return new WatchState(
                before.profile(),
                before.entry().withSnapshot(snapshot, now, runningAt(before)),
                snapshot,
                now,
                before.contact(),
                since(before.pendingAt(), TaskStatus.State.PENDING, snapshot, now),
                since(before.inProgressAt(), TaskStatus.State.IN_PROGRESS, snapshot, now),
                snapshot.isFinal() ? atTheEnd(now) : pace.reading(now),
                samples.list());
    }

    /** When the service last said that the task has not ended; null where it has not. */
    private static @Nullable Instant runningAt(WatchState before) {
        TaskSnapshot last = before.snapshot();
        return last == null || last.status() == null || last.isFinal() ? null : before.answeredAt();
    }

    /** The pace as far as it is known at that time. */
    PaceReading pace(Instant now) {
        return pace.reading(now);
    }

    /**
     * Whether the answer changed a word or a number; a task that is still PENDING does not move.
     */
    static boolean moved(WatchState before, WatchState after) {
        TaskSnapshot snapshot = after.snapshot();
        return !after.entry().equals(before.entry())
                && !(snapshot != null && is(snapshot, TaskStatus.State.PENDING));
    }

    private PaceReading atTheEnd(Instant now) {
        return new PaceReading(null, null, pace.reading(now).movedAt());
    }

    private static @Nullable Instant since(
            @Nullable Instant before, TaskStatus.State state, TaskSnapshot snapshot, Instant now) {
        return before == null && is(snapshot, state) ? now : before;
    }

    private static boolean is(TaskSnapshot snapshot, TaskStatus.State state) {
        return snapshot.status() != null && snapshot.status().state() == state;
    }
}
