package dev.redrive.ui.dashboard;

import static dev.redrive.testing.UiBench.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.Journal;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Sample;
import dev.redrive.journal.TestEntry;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.dashboard.DashboardViewModel.DrainStep;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How many items each of the last retries took on. */
class DrainTest {

    private final UiBench bench = new UiBench();

    private DashboardViewModel over(Journal journal) {
        return new DashboardViewModel(
                bench.profiles(),
                bench.desk,
                journal,
                bench.background,
                bench.texts,
                bench.formats);
    }

    private static JournalEntry entry(ItemKind kind, long hoursAgo, @Nullable Long nbItems) {
        return TestEntry.entry(kind + " " + hoursAgo, "task " + hoursAgo)
                .kind(kind)
                .at(NOON.minus(Duration.ofHours(hoursAgo)))
                .report(nbItems, "COMPLETED", 0L)
                .build();
    }

    @Test
    void runsFromTheOldestToTheNewestEachKindForItself() {
        bench.journal.begin(entry(ItemKind.TRIPS, 1, 0L));
        bench.journal.begin(entry(ItemKind.TRIPS, 20, 12_480L));
        bench.journal.begin(entry(ItemKind.CRASHES, 3, 37L));
        bench.journal.begin(entry(ItemKind.TRIPS, 4, null));
        bench.journal.begin(entry(ItemKind.TRIPS, 2, 310L));

        DashboardViewModel model = over(bench.journal);
        bench.work.runAll();

        assertThat(model.drain(ItemKind.TRIPS))
                .containsExactly(
                        new DrainStep("yesterday 16:00", "12,480"),
                        new DrainStep("today 10:00", "310"),
                        new DrainStep("today 11:00", "0"));
        assertThat(model.drain(ItemKind.CRASHES))
                .containsExactly(new DrainStep("today 09:00", "37"));
    }

    @Test
    void ofManyTheLastSixAreShown() {
        LongStream.rangeClosed(1, 9)
                .forEach(n -> bench.journal.begin(entry(ItemKind.TRIPS, n, n * 10)));

        DashboardViewModel model = over(bench.journal);
        bench.work.runAll();

        assertThat(model.drain(ItemKind.TRIPS))
                .extracting(DrainStep::nbItems)
                .containsExactly("60", "50", "40", "30", "20", "10");
    }

    @Test
    void whatWasReadEarlierNeverReplacesWhatWasReadLater() {
        Deque<List<JournalEntry>> readings = new ArrayDeque<>();
        readings.add(List.of(entry(ItemKind.TRIPS, 1, 310L)));
        readings.add(List.of());
        DashboardViewModel model = over(reading(readings));
        model.reload();

        bench.work.runLast();
        bench.work.runFirst();

        assertThat(model.drain(ItemKind.TRIPS)).extracting(DrainStep::nbItems).containsOnly("310");
    }

    private static Journal reading(Deque<List<JournalEntry>> readings) {
        return new Journal() {
            @Override
            public void begin(JournalEntry entry) {
                throw new AssertionError("only read here");
            }

            @Override
            public void withdraw(JournalEntry entry) {
                throw new AssertionError("only read here");
            }

            @Override
            public void update(JournalEntry entry, List<Sample> newest) {
                throw new AssertionError("only read here");
            }

            @Override
            public List<JournalEntry> unfinished() {
                return List.of();
            }

            @Override
            public List<Sample> samples(String entryId) {
                return List.of();
            }

            @Override
            public void check() {}

            @Override
            public List<JournalEntry> recent(String profileId, int atMost) {
                return readings.remove();
            }
        };
    }
}
