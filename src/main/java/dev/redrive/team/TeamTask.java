package dev.redrive.team;

import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.ServiceClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One task of the service as colleagues reported it: several desks may watch the same one.
 *
 * @param reports of the same task, the one that knows most about it first; at least one
 */
public record TeamTask(List<TeamRun> reports) {

    /** A desk that was not heard from for that long may watch no longer. */
    public static final Duration SILENCE = Duration.ofMinutes(2);

    /** The end is the service's word, and final; else the last heard knows most. */
    private static final Comparator<TeamRun> KNOWS_MOST =
            Comparator.comparing((TeamRun run) -> run.said().endedAt() != null)
                    .thenComparing(run -> run.said().forgottenAt() == null)
                    .thenComparing(run -> run.times().changedAt())
                    .thenComparing(TeamRun::id)
                    .reversed();

    private record Key(String customer, String host, String taskId) {}

    public TeamTask {
        if (reports.isEmpty()) {
            throw new IllegalArgumentException("a task is reported by at least one desk");
        }
        reports = reports.stream().sorted(KNOWS_MOST).toList();
    }

    /**
     * The tasks of those reports, the last reported first. A report without a task id stands for
     * itself: nobody knows what it became.
     */
    public static List<TeamTask> of(Collection<TeamRun> runs) {
        Map<Object, List<TeamRun>> byTask = new LinkedHashMap<>();
        for (TeamRun run : runs) {
            TeamRun.Task task = run.task();
            String taskId = task.taskId();
            Object key =
                    taskId == null
                            ? run.id()
                            : new Key(task.customer(), folded(task.host()), taskId);
            byTask.computeIfAbsent(key, _ -> new ArrayList<>()).add(run);
        }
        return byTask.values().stream()
                .map(TeamTask::new)
                .sorted(Comparator.comparing(TeamTask::heardAt).reversed())
                .toList();
    }

    private static String folded(String host) {
        return host.toLowerCase(Locale.ROOT);
    }

    /** The report that knows most about the task. */
    public TeamRun latest() {
        return reports.getFirst();
    }

    /** The report of the desk that requested it; where that is none of them, the latest. */
    public TeamRun requested() {
        return reports.stream().filter(run -> !run.by().attached()).findFirst().orElse(latest());
    }

    /** The service's id; null while its desk does not know the outcome. */
    public @Nullable String taskId() {
        return latest().task().taskId();
    }

    /** Whether, as far as was reported, it has not ended. */
    public boolean isOpen() {
        return latest().isOpen();
    }

    /** Whether it was reported at that address: never shown at a customer with another one. */
    public boolean isAt(String host) {
        return folded(latest().task().host()).equals(folded(host));
    }

    /** When any of its desks was last heard from, by the database's clock. */
    public Instant heardAt() {
        return reports.stream()
                .map(run -> run.times().changedAt())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /**
     * How long ago that was, at least zero.
     *
     * @param now by the database's clock
     */
    public Duration age(Instant now) {
        Duration age = Duration.between(latest().times().changedAt(), now);
        return age.isNegative() ? Duration.ZERO : age;
    }

    /** Whether its desk was not heard from for {@link #SILENCE}, although it has not ended. */
    public boolean isSilent(Instant now) {
        return isOpen() && age(now).compareTo(SILENCE) > 0;
    }

    /**
     * The task as the journal would hold it, for the rules about entries.
     *
     * @param customer the customer it is reported for
     * @param ahead how far the database's clock is ahead of this computer's
     */
    public JournalEntry entry(JournalEntry.Customer customer, Duration ahead) {
        TeamRun run = requested();
        TeamRun.Said said = latest().said();
        // A desk's clock may be ahead: nothing was requested after it was reported.
        Instant seen = run.times().firstSeen().minus(ahead);
        Instant begun = run.by().startedAt().isAfter(seen) ? seen : run.by().startedAt();
        return new JournalEntry(
                run.id(),
                new JournalEntry.Request(
                        run.task().kind(),
                        customer,
                        run.by().reason(),
                        run.by().author(),
                        begun,
                        run.by().attached()),
                taskId(),
                new JournalEntry.Report(said.nbItems(), said.status(), said.nbRemainingItems()),
                new JournalEntry.Times(said.endedAt(), said.forgottenAt(), ServiceClock.UNKNOWN));
    }
}
