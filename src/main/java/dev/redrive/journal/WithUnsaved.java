package dev.redrive.journal;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the disk holds, with what is newer in memory laid over it. */
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
     * @throws JournalException when the disk can not be read, for it alone has the notes, also
     *     those of entries in memory
     */
    Stream<HistoryRow> rows(HistoryFilter filter) {
        return over(disk.all(filter), this::noteOnDisk, filter::matches);
    }

    /** Found by when its entry was started, since the history has an index of that. */
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
                        .map(Unsaved.Change::entry)
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
