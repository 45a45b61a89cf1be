package dev.redrive.journal;

import dev.redrive.journal.History.HistoryFilter;
import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.Journal.Change;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is not on the disk yet, the first begun first. Safe for any thread; never blocks. */
final class Unsaved {

    /** An entry and its task. */
    record Named(String id, @Nullable String taskId) {}

    private final Map<String, Change> changes = new LinkedHashMap<>();
    private final Map<String, JournalEntry> withdrawn = new LinkedHashMap<>();

    /** Adds a state to what is not on the disk, and points to those that are not there. */
    synchronized void add(Change next) {
        Change before = changes.get(next.entry().id());
        List<Sample> samples = new ArrayList<>(before == null ? List.of() : before.newest());
        samples.addAll(next.newest());
        boolean isProgress = next.isProgress() && (before == null || before.isProgress());
        changes.put(next.entry().id(), new Change(next.entry(), thinned(samples), isProgress));
    }

    synchronized void withdraw(JournalEntry entry) {
        changes.remove(entry.id());
        withdrawn.put(entry.id(), entry);
    }

    /** What is to go from the disk. */
    synchronized List<JournalEntry> withdrawn() {
        return List.copyOf(withdrawn.values());
    }

    /** It is gone from the disk. */
    synchronized void gone(JournalEntry entry) {
        withdrawn.remove(entry.id());
    }

    synchronized @Nullable Change of(String entryId) {
        return changes.get(entryId);
    }

    synchronized List<Change> all() {
        return List.copyOf(changes.values());
    }

    /** What a user would copy: an entry may get its task id after it began. */
    synchronized List<Named> named() {
        return changes.values().stream()
                .map(change -> new Named(change.entry().id(), change.entry().taskId()))
                .toList();
    }

    /** Removes what is on the disk now; what was added since stays. */
    synchronized void saved(Change change) {
        String id = change.entry().id();
        Change now = changes.get(id);
        if (change.equals(now)) {
            changes.remove(id);
        } else if (now != null) {
            List<Sample> later =
                    now.newest().stream().filter(s -> !change.newest().contains(s)).toList();
            changes.put(id, new Change(now.entry(), later, now.isProgress()));
        }
    }

    /** Bounded, because a disk may be full for days. */
    private static List<Sample> thinned(List<Sample> samples) {
        if (samples.size() <= Sample.MOST) {
            return List.copyOf(samples);
        }
        List<Sample> fewer = new ArrayList<>();
        for (int i = 0; i < samples.size() - 1; i += 2) {
            fewer.add(samples.get(i));
        }
        fewer.add(samples.getLast());
        return List.copyOf(fewer);
    }

    /** What is on the disk, overlaid with what is newer in memory. */
    record WithUnsaved(Unsaved unsaved, History disk) {

        List<JournalEntry> entries(
                List<JournalEntry> onDisk, Predicate<JournalEntry> which, int atMost) {
            return over(
                            onDisk.stream().map(entry -> new HistoryRow(entry, "")),
                            _ -> "",
                            row -> which.test(row.entry()))
                    .map(HistoryRow::entry)
                    .limit(atMost)
                    .toList();
        }

        /**
         * What the filter lets through.
         *
         * @throws JournalException when the disk cannot be read, because only it has the notes,
         *     even those of entries in memory
         */
        Stream<HistoryRow> rows(HistoryFilter filter) {
            return over(disk.all(filter), this::noteOnDisk, filter::matches);
        }

        /** Looks the entry up by when it was started, for which the history has an index. */
        private String noteOnDisk(JournalEntry entry) {
            Instant from = entry.startedAt();
            return disk.all(new HistoryFilter("", null, null, null, from, from.plusMillis(1)))
                    .filter(row -> row.entry().id().equals(entry.id()))
                    .map(HistoryRow::note)
                    .findFirst()
                    .orElse("");
        }

        /**
         * Both in one order.
         *
         * @param onDisk in the order of the history
         * @param note what people wrote to an entry in memory
         * @param which those of memory that belong there too
         */
        private Stream<HistoryRow> over(
                Stream<HistoryRow> onDisk,
                Function<JournalEntry, String> note,
                Predicate<HistoryRow> which) {
            List<HistoryRow> mine =
                    unsaved.all().reversed().stream()
                            .map(Change::entry)
                            .map(entry -> new HistoryRow(entry, note.apply(entry)))
                            .toList();
            Set<String> ids =
                    Stream.concat(
                                    mine.stream().map(row -> row.entry().id()),
                                    unsaved.withdrawn().stream().map(JournalEntry::id))
                            .collect(Collectors.toSet());
            Deque<HistoryRow> waiting =
                    mine.stream()
                            .filter(which)
                            .sorted(HistoryRow.NEWEST_FIRST)
                            .collect(Collectors.toCollection(ArrayDeque::new));
            Stream<HistoryRow> merged =
                    onDisk.filter(row -> !ids.contains(row.entry().id()))
                            .mapMulti((row, out) -> {
                                while (!waiting.isEmpty()
                                        && HistoryRow.NEWEST_FIRST.compare(waiting.getFirst(), row)
                                                <= 0) {
                                    out.accept(waiting.removeFirst());
                                }
                                out.accept(row);
                            });
            return Stream.concat(merged, Stream.of(waiting).flatMap(Collection::stream));
        }
    }
}
