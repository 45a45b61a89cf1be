package dev.redrive.journal;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the disk holds, with what is newer in memory laid over it. Notes of entries in memory are
 * not seen, they are on the disk.
 */
record WithUnsaved(Unsaved unsaved) {

    List<JournalEntry> entries(
            List<JournalEntry> onDisk, Predicate<JournalEntry> which, int atMost) {
        return over(
                        onDisk.stream().map(entry -> new HistoryRow(entry, "")),
                        row -> which.test(row.entry()))
                .map(HistoryRow::entry)
                .limit(atMost)
                .toList();
    }

    /**
     * Both in one order.
     *
     * @param onDisk in the order of the history
     * @param which those of memory that belong there too
     */
    Stream<HistoryRow> over(Stream<HistoryRow> onDisk, Predicate<HistoryRow> which) {
        List<HistoryRow> mine =
                unsaved.all().reversed().stream()
                        .map(change -> new HistoryRow(change.entry(), ""))
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
