package dev.redrive.journal;

import dev.redrive.journal.History.HistoryFilter;
import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.Outage.Mark;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A journal that can be made to fail. */
public final class BrokenDisk implements Journal, History {

    private final MemoryJournal content = new MemoryJournal();
    private final AtomicInteger tries = new AtomicInteger();
    private final AtomicInteger steps = new AtomicInteger();
    private volatile @Nullable RuntimeException reading;
    private volatile @Nullable RuntimeException writing;
    private volatile @Nullable Runnable during;

    public void fails(JournalTrouble trouble) {
        fails(new JournalException(trouble, "made to", null));
    }

    public void fails(RuntimeException failure) {
        reading = failure;
        writing = failure;
    }

    public void cannotWrite(JournalTrouble trouble) {
        writing = new JournalException(trouble, "made to", null);
    }

    public void works() {
        reading = null;
        writing = null;
    }

    /** Runs this once, in the middle of the next write. */
    void during(Runnable what) {
        during = what;
    }

    /** How many transactions there were, each of one change or many. */
    int steps() {
        return steps.get();
    }

    /** How often something was to be written. */
    int tries() {
        return tries.get();
    }

    @Override
    public void begin(JournalEntry entry) {
        forWriting().begin(entry);
    }

    @Override
    public void withdraw(List<JournalEntry> entries) {
        forWriting().withdraw(entries);
    }

    /** As one step: all of it is in memory at once. */
    @Override
    public void updateAll(List<Change> changes) {
        steps.incrementAndGet();
        Journal.super.updateAll(changes);
    }

    @Override
    public void update(JournalEntry entry, List<Sample> newest) {
        MemoryJournal open = forWriting();
        Runnable meanwhile = during;
        during = null;
        if (meanwhile != null) {
            meanwhile.run();
        }
        open.update(entry, newest);
    }

    @Override
    public List<JournalEntry> recent(String profileId, int atMost) {
        return forReading().recent(profileId, atMost);
    }

    @Override
    public List<JournalEntry> unfinished() {
        return forReading().unfinished();
    }

    @Override
    public void addEvent(String entryId, TaskEvent event) {
        forWriting().addEvent(entryId, event);
    }

    @Override
    public List<TaskEvent> events(String entryId) {
        return forReading().events(entryId);
    }

    @Override
    public void check() {
        forWriting().check();
    }

    @Override
    public List<HistoryRow> find(HistoryFilter filter, int offset, int atMost) {
        return forReading().find(filter, offset, atMost);
    }

    @Override
    public int count(HistoryFilter filter) {
        return forReading().count(filter);
    }

    @Override
    public Stream<HistoryRow> all(HistoryFilter filter) {
        return forReading().all(filter);
    }

    @Override
    public List<OutageRow> outages(OutageFilter filter, Page page) {
        return forReading().outages(filter, page);
    }

    @Override
    public OutageTotals outageTotals(OutageFilter filter) {
        return forReading().outageTotals(filter);
    }

    @Override
    public @Nullable OutageRow outage(String entryId) {
        return forReading().outage(entryId);
    }

    @Override
    public Stream<OutageRetry> retries(OutageFilter filter) {
        return forReading().retries(filter);
    }

    @Override
    public void mark(String entryId, @Nullable Mark mark) {
        forWriting().mark(entryId, mark);
    }

    @Override
    public Map<String, Mark> marks() {
        return forReading().marks();
    }

    @Override
    public List<Sample> samples(String entryId) {
        return forReading().samples(entryId);
    }

    @Override
    public void note(String entryId, String text) {
        forWriting().note(entryId, text);
    }

    @Override
    public void shareNote(String entryId, boolean isShared) {
        forWriting().shareNote(entryId, isShared);
    }

    @Override
    public int removeStartedBefore(Instant moment) {
        return forWriting().removeStartedBefore(moment);
    }

    private MemoryJournal forReading() {
        return unless(reading);
    }

    private MemoryJournal forWriting() {
        tries.incrementAndGet();
        return unless(writing);
    }

    private MemoryJournal unless(@Nullable RuntimeException failure) {
        if (failure != null) {
            throw failure;
        }
        return content;
    }
}
