package dev.redrive.ui.history;

import static dev.redrive.testing.UiBench.ACME;
import static dev.redrive.testing.UiBench.NOON;

import dev.redrive.journal.BrokenDisk;
import dev.redrive.journal.History;
import dev.redrive.journal.History.HistoryFilter;
import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Outage.Mark;
import dev.redrive.journal.Sample;
import dev.redrive.journal.TestEntry;
import dev.redrive.profile.Profile;
import dev.redrive.testing.HandFileChoice;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.history.table.RowTexts;
import dev.redrive.ui.history.table.RowsViewModel;
import dev.redrive.ui.outage.TroubleTexts;
import dev.redrive.ui.profiles.ProfilesModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A history in the hand of a test: what it holds, when it is read, and whether it can be. */
public final class HistoryBench implements History {

    public final UiBench bench = new UiBench();
    public final BrokenDisk disk = new BrokenDisk();
    final ProfilesModel profiles = bench.profiles();
    final HandFileChoice files = bench.fileChoice;
    final RowTexts lines = new RowTexts(bench.texts, bench.formats);
    final TroubleTexts troubles = new TroubleTexts(bench.texts);
    public final RowsViewModel rows = new RowsViewModel(this, bench.background, lines, profiles);

    /** What was looked for, in order: the words and the first line. */
    public final List<String> asked = new ArrayList<>();

    /** What is done while a search is running, with the question whether it is obsolete. */
    public Consumer<BooleanSupplier> whileSearching = _ -> {};

    /** Runs what waits in the background. */
    public void settle() {
        bench.work.runAll();
    }

    /** That many outages of one completed retry, the newest {@code 0}, 30 h between them. */
    public void fill(int howMany) {
        for (int i = howMany - 1; i >= 0; i--) {
            disk.begin(ended("" + i, "COMPLETED", ago(i)));
        }
    }

    public static Instant ago(int outages) {
        return NOON.minus(Duration.ofHours(30L * outages));
    }

    public static JournalEntry ended(String id, String word, Instant started) {
        return entry(id, "task-" + id, ACME, word, 0L, started, started.plusSeconds(302));
    }

    public static JournalEntry moving(
            String id, @Nullable String word, long left, Instant started) {
        return entry(id, "task-" + id, ACME, word, left, started, null);
    }

    public static JournalEntry notKnown(String id, Instant started) {
        return entry(id, null, ACME, null, null, started, null);
    }

    static JournalEntry entry(
            String id,
            @Nullable String taskId,
            Profile profile,
            @Nullable String word,
            @Nullable Long left,
            Instant started,
            @Nullable Instant ended) {
        return TestEntry.entry(id, taskId)
                .customer(profile)
                .reason("ticket " + id)
                .at(started)
                .report(taskId == null ? null : 12_480L, word, left)
                .ended(ended)
                .build();
    }

    @Override
    public List<HistoryRow> find(HistoryFilter filter, int offset, int atMost) {
        asked.add(filter.text() + "@" + offset);
        return disk.find(filter, offset, atMost);
    }

    @Override
    public int count(HistoryFilter filter) {
        return disk.count(filter);
    }

    @Override
    public Stream<HistoryRow> all(HistoryFilter filter) {
        return disk.all(filter);
    }

    @Override
    public List<OutageRow> outages(OutageFilter filter, Page page) {
        asked.add(filter.text() + "@" + page.offset());
        return disk.outages(filter, page);
    }

    @Override
    public void search(OutageFilter filter, BooleanSupplier isObsolete) {
        whileSearching.accept(isObsolete);
    }

    @Override
    public OutageTotals outageTotals(OutageFilter filter) {
        return disk.outageTotals(filter);
    }

    @Override
    public @Nullable OutageRow outage(String entryId) {
        return disk.outage(entryId);
    }

    @Override
    public Stream<OutageRetry> retries(OutageFilter filter) {
        return disk.retries(filter);
    }

    @Override
    public void mark(String entryId, @Nullable Mark mark) {
        disk.mark(entryId, mark);
    }

    @Override
    public Map<String, Mark> marks() {
        return disk.marks();
    }

    @Override
    public List<Sample> samples(String entryId) {
        return disk.samples(entryId);
    }

    @Override
    public void note(String entryId, String text) {
        disk.note(entryId, text);
    }

    @Override
    public void shareNote(String entryId, boolean isShared) {
        disk.shareNote(entryId, isShared);
    }

    @Override
    public int removeStartedBefore(Instant moment) {
        return disk.removeStartedBefore(moment);
    }
}
