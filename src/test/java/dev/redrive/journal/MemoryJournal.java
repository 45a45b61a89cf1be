package dev.redrive.journal;

import dev.redrive.journal.History.HistoryFilter;
import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.Outage.Mark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A journal that promises its entries only until the program closes. Safe for any thread. */
public final class MemoryJournal implements Journal, History {

    private final Map<String, HistoryRow> rows = new LinkedHashMap<>();
    private final Map<String, Mark> marks = new LinkedHashMap<>();
    private final Map<String, Samples> lines = new LinkedHashMap<>();

    private final Map<String, List<TaskEvent>> events = new LinkedHashMap<>();

    @Override
    public void begin(JournalEntry entry) {
        update(entry);
    }

    @Override
    public synchronized void withdraw(List<JournalEntry> entries) {
        entries.forEach(this::remove);
    }

    private void remove(JournalEntry entry) {
        rows.remove(entry.id());
        marks.remove(entry.id());
        lines.remove(entry.id());
        events.remove(entry.id());
    }

    @Override
    public synchronized void update(JournalEntry entry, List<Sample> newest) {
        HistoryRow before = rows.get(entry.id());
        rows.put(entry.id(), before == null ? new HistoryRow(entry, "") : before.with(entry));
        Samples line = lines.computeIfAbsent(entry.id(), _ -> new Samples());
        newest.forEach(line::add);
    }

    @Override
    public List<JournalEntry> recent(String profileId, int atMost) {
        return all(new HistoryFilter("", null, null, profileId, null, null))
                .limit(atMost)
                .map(HistoryRow::entry)
                .toList();
    }

    @Override
    public List<JournalEntry> unfinished() {
        return all(new HistoryFilter("", null, VerdictKind.UNFINISHED, null, null, null))
                .map(HistoryRow::entry)
                .toList();
    }

    @Override
    public synchronized void addEvent(String entryId, TaskEvent event) {
        if (rows.containsKey(entryId)) {
            List<TaskEvent> all = events.computeIfAbsent(entryId, _ -> new ArrayList<>());
            all.add(event);
            if (all.size() > TaskEvent.MOST) {
                all.removeFirst();
            }
        }
    }

    @Override
    public synchronized List<TaskEvent> events(String entryId) {
        return List.copyOf(events.getOrDefault(entryId, List.of()));
    }

    @Override
    public void check() {
        // Memory is there.
    }

    @Override
    public List<HistoryRow> find(HistoryFilter filter, int offset, int atMost) {
        return all(filter).skip(offset).limit(atMost).toList();
    }

    @Override
    public int count(HistoryFilter filter) {
        return (int) all(filter).count();
    }

    @Override
    public synchronized Stream<HistoryRow> all(HistoryFilter filter) {
        // Turned round before the stable sort, so that of two with the same time the later is
        // first.
        return new ArrayList<>(rows.values())
                .reversed().stream().filter(filter::matches).sorted(HistoryRow.NEWEST_FIRST);
    }

    @Override
    public synchronized List<OutageRow> outages(OutageFilter filter, Page page) {
        return Stream.concat(listed(filter, page.order()), page.others().stream())
                .sorted(page.order().comparator())
                .skip(page.offset())
                .limit(page.atMost())
                .toList();
    }

    private Stream<OutageRow> listed(OutageFilter filter, OutageOrder order) {
        return OutageRow.of(rows.values(), marks).stream()
                .filter(filter::matches)
                .sorted(order.comparator());
    }

    @Override
    public synchronized OutageTotals outageTotals(OutageFilter filter) {
        List<OutageRow> all = listed(filter, OutageOrder.LATEST_FIRST).toList();
        return new OutageTotals(all.size(), all.stream().mapToInt(OutageRow::nbRetries).sum());
    }

    @Override
    public synchronized @Nullable OutageRow outage(String entryId) {
        return listed(OutageFilter.ALL, OutageOrder.LATEST_FIRST)
                .filter(row -> row.outage().number(entryId) > 0)
                .findFirst()
                .orElse(null);
    }

    @Override
    public synchronized Stream<OutageRetry> retries(OutageFilter filter) {
        return listed(filter, OutageOrder.LATEST_FIRST)
                .flatMap(row ->
                        row.retries().stream()
                                .map(retry ->
                                        new OutageRetry(
                                                retry, row.id(), Standing.of(row.outage()))));
    }

    @Override
    public synchronized void mark(String entryId, @Nullable Mark mark) {
        if (mark == null || !rows.containsKey(entryId)) {
            marks.remove(entryId);
        } else {
            marks.put(entryId, mark);
        }
    }

    @Override
    public synchronized Map<String, Mark> marks() {
        return Map.copyOf(marks);
    }

    @Override
    public synchronized List<Sample> samples(String entryId) {
        Samples line = lines.get(entryId);
        return line == null ? List.of() : line.list();
    }

    @Override
    public synchronized void note(String entryId, String text) {
        rows.computeIfPresent(entryId, (_, row) -> row.noted(text));
    }

    @Override
    public synchronized void shareNote(String entryId, boolean isShared) {
        rows.computeIfPresent(entryId, (_, row) -> row.shared(isShared));
    }

    @Override
    public synchronized int removeStartedBefore(Instant moment) {
        int before = rows.size();
        rows.values()
                .removeIf(row ->
                        row.entry().startedAt().isBefore(moment)
                                && VerdictKind.of(row.entry()) != VerdictKind.UNFINISHED);
        lines.keySet().retainAll(rows.keySet());
        marks.keySet().retainAll(rows.keySet());
        events.keySet().retainAll(rows.keySet());
        return before - rows.size();
    }
}
