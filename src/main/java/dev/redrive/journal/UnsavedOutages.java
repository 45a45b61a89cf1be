package dev.redrive.journal;

import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.Outages.OutageFilter;
import dev.redrive.journal.Outages.OutageOrder;
import dev.redrive.journal.Outages.OutageRetry;
import dev.redrive.journal.Outages.OutageRow;
import dev.redrive.journal.Outages.OutageTotals;
import dev.redrive.journal.Outages.Page;
import dev.redrive.journal.Outages.Standing;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The outages on the disk, overlaid with what is newer in memory. Every call reads the disk, and
 * throws what it throws.
 */
record UnsavedOutages(Unsaved unsaved, History disk) {

    private static final int PIECE = 500;

    /**
     * What differs from the disk.
     *
     * @param stale outages on the disk that are no longer so, by their id
     * @param fresh what stands in their place, and new ones
     */
    private record Changed(Map<String, OutageRow> stale, List<OutageRow> fresh) {}

    List<OutageRow> page(OutageFilter filter, Page page) {
        return rows(filter, page.order(), page.others())
                .skip(page.offset())
                .limit(page.atMost())
                .toList();
    }

    /** What the filter lets through and others, in that order. */
    private Stream<OutageRow> rows(OutageFilter filter, OutageOrder order, List<OutageRow> others) {
        Changed changed = changed();
        Deque<OutageRow> waiting =
                Stream.concat(changed.fresh().stream().filter(filter::matches), others.stream())
                        .sorted(order.comparator())
                        .collect(Collectors.toCollection(ArrayDeque::new));
        Stream<OutageRow> merged =
                onDisk(filter, order)
                        .filter(row -> !changed.stale().containsKey(row.id()))
                        .mapMulti((row, out) -> {
                            while (!waiting.isEmpty()
                                    && order.comparator().compare(waiting.getFirst(), row) <= 0) {
                                out.accept(waiting.removeFirst());
                            }
                            out.accept(row);
                        });
        return Stream.concat(merged, Stream.of(waiting).flatMap(Collection::stream));
    }

    OutageTotals totals(OutageFilter filter) {
        return rows(filter, OutageOrder.LATEST_FIRST, List.of())
                .reduce(
                        OutageTotals.NONE,
                        (sum, row) ->
                                new OutageTotals(
                                        sum.outages() + 1, sum.retries() + row.nbRetries()),
                        (a, b) ->
                                new OutageTotals(
                                        a.outages() + b.outages(), a.retries() + b.retries()));
    }

    @Nullable OutageRow outage(String entryId) {
        return changed().fresh().stream()
                .filter(row -> row.outage().number(entryId) > 0)
                .findFirst()
                .orElseGet(() -> disk.outage(entryId));
    }

    Stream<OutageRetry> retries(OutageFilter filter) {
        Changed changed = changed();
        return Stream.concat(
                changed.fresh().stream().filter(filter::matches).flatMap(UnsavedOutages::retries),
                disk.retries(filter)
                        .filter(retry -> !changed.stale().containsKey(retry.outageId())));
    }

    private static Stream<OutageRetry> retries(OutageRow row) {
        Standing standing = Standing.of(row.outage());
        return row.retries().stream().map(retry -> new OutageRetry(retry, row.id(), standing));
    }

    private Stream<OutageRow> onDisk(OutageFilter filter, OutageOrder order) {
        return Stream.iterate(0, offset -> offset + PIECE)
                .map(offset -> disk.outages(filter, order, offset, PIECE))
                .takeWhile(piece -> !piece.isEmpty())
                .flatMap(List::stream);
    }

    private Changed changed() {
        Map<String, OutageRow> stale = new LinkedHashMap<>();
        Map<String, HistoryRow> rows = new LinkedHashMap<>();
        List<JournalEntry> newer = unsaved.all().stream().map(Journal.Change::entry).toList();
        List<JournalEntry> withdrawn = unsaved.withdrawn();
        Stream.concat(newer.stream(), withdrawn.stream())
                .map(this::touched)
                .filter(Objects::nonNull)
                .forEach(row -> stale.put(row.id(), row));
        stale.values().forEach(row -> row.retries().forEach(r -> rows.put(r.entry().id(), r)));
        for (JournalEntry entry : newer) {
            HistoryRow before = rows.get(entry.id());
            rows.put(entry.id(), before == null ? new HistoryRow(entry, "") : before.with(entry));
        }
        withdrawn.forEach(entry -> rows.remove(entry.id()));
        return new Changed(stale, OutageRow.of(rows.values(), disk.marks()));
    }

    /** The outage it is in on the disk; of a new one, the latest of its customer and kind. */
    private @Nullable OutageRow touched(JournalEntry entry) {
        OutageRow own = disk.outage(entry.id());
        if (own != null) {
            return own;
        }
        List<OutageRow> latest =
                disk.outages(
                        OutageFilter.of(entry.profileId(), entry.kind()),
                        OutageOrder.LATEST_FIRST,
                        0,
                        1);
        return latest.isEmpty() ? null : disk.outage(latest.getFirst().id());
    }
}
