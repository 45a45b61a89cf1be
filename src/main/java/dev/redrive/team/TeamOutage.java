package dev.redrive.team;

import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Outage;
import dev.redrive.journal.Outage.Mark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An outage of which colleagues took part: the retries of this desk, and theirs as they reported
 * them, by the one rule of {@link Outage}. What it says is as good as their reports; the outages of
 * the journal, and what is claimed of them, stay as they are.
 *
 * @param outage all of it
 * @param reported the ids of the retries that are only reported; at least one
 */
public record TeamOutage(Outage outage, Set<String> reported) {

    public TeamOutage {
        reported = Set.copyOf(reported);
    }

    /**
     * The outages that have a colleague's retry in them, the latest first.
     *
     * @param own the entries of one customer and kind
     * @param tasks of the same; one that is among the entries by its task id counts once, as ours
     * @param ahead how far the database's clock is ahead of this computer's
     * @param marks what the user has decided about the entries
     */
    public static List<TeamOutage> of(
            List<JournalEntry> own,
            List<TeamTask> tasks,
            JournalEntry.Customer customer,
            Duration ahead,
            Map<String, Mark> marks) {
        Set<String> ours =
                own.stream()
                        .map(JournalEntry::taskId)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        List<JournalEntry> all = new ArrayList<>(own);
        Set<String> reported = new HashSet<>();
        for (TeamTask task : tasks) {
            String taskId = task.taskId();
            // Without a task id and an end nobody knows whether there was a retry at all.
            boolean isRetry = taskId != null || task.latest().said().endedAt() != null;
            if (isRetry && !ours.contains(String.valueOf(taskId))) {
                JournalEntry entry = task.entry(customer, ahead);
                all.add(entry);
                reported.add(entry.id());
            }
        }
        return Outage.of(all, marks).stream()
                .map(outage -> new TeamOutage(outage, only(reported, outage)))
                .filter(outage -> !outage.reported().isEmpty())
                .toList();
    }

    private static Set<String> only(Set<String> reported, Outage outage) {
        return outage.retries().stream()
                .map(JournalEntry::id)
                .filter(reported::contains)
                .collect(Collectors.toSet());
    }
}
