package dev.redrive.ui.desk;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Outage;
import dev.redrive.journal.Verdict;
import dev.redrive.retry.Starting;
import dev.redrive.retry.TaskWatch;
import dev.redrive.retry.WatchState;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All retries of one kind of one customer, as known at one moment. Immutable.
 *
 * @param kind trips or crashes
 * @param starting the retry that is being requested; null when none is
 * @param tasks the watches that were not dismissed, the last started first
 * @param entries what is on record, the last started first; a watch's entry replaces the journal's,
 *     as it is at least as new
 * @param outages the outages those entries make, the latest first
 */
public record Lane(
        ItemKind kind,
        @Nullable Starting starting,
        List<SeenTask> tasks,
        List<JournalEntry> entries,
        List<Outage> outages) {

    /** From then on lost contact needs a person. */
    public static final Duration LONG_WITHOUT_CONTACT = Duration.ofMinutes(2);

    /**
     * A watch with its state at that moment.
     *
     * @param watch to act on
     * @param state what to show
     */
    public record SeenTask(TaskWatch watch, WatchState state) {}

    /** The tasks that have not ended and are still watched, the last started first. */
    public List<SeenTask> running() {
        return tasks.stream().filter(task -> task.state().isWatching()).toList();
    }

    /** Whether a retry is being requested or a task is watched. */
    public boolean isRunning() {
        return starting != null || tasks.stream().anyMatch(task -> task.state().isWatching());
    }

    /** The last retry on record, running or ended; null when there is none. */
    public @Nullable JournalEntry latest() {
        return entries.isEmpty() ? null : entries.getFirst();
    }

    /** The outage of the last retry on record; null when there is none. */
    public @Nullable Outage outage() {
        return outages.isEmpty() ? null : outages.getFirst();
    }

    /**
     * How many items the running tasks have processed; null when no task runs, and when that is not
     * known of one of them.
     */
    public @Nullable Long processed() {
        List<Long> each =
                running().stream()
                        .map(task -> Verdict.processed(task.state().entry()))
                        .filter(Objects::nonNull)
                        .toList();
        return each.isEmpty() || each.size() < running().size()
                ? null
                : (Long) each.stream().mapToLong(Long::longValue).sum();
    }

    /** How many items the running tasks took on; null as for {@link #processed}. */
    public @Nullable Long taken() {
        return processed() == null
                ? null
                : (Long)
                        running().stream()
                                .map(task -> task.state().nbItems())
                                .filter(Objects::nonNull)
                                .mapToLong(Long::longValue)
                                .sum();
    }

    /**
     * How much of the running tasks is processed, from 0 to 100, rounded down so that 100 means
     * all; null as for {@link #processed}, and while they took nothing on.
     */
    public @Nullable Integer percent() {
        return percent(List.of(this));
    }

    /** The same of several lanes together; null where it is not known of one. */
    public static @Nullable Integer percent(List<Lane> lanes) {
        long processed = 0;
        long taken = 0;
        for (Lane lane : lanes) {
            Long done = lane.processed();
            Long all = lane.taken();
            if (done == null || all == null) {
                return null;
            }
            processed += done;
            taken += all;
        }
        return taken == 0 ? null : (Integer) (int) Math.floor(processed * 100.0 / taken);
    }

    /** Whether every running task is in contact, so that its numbers are the present ones. */
    public boolean isFresh() {
        return running().stream().allMatch(task -> task.state().contact().isClear());
    }
}
