package dev.redrive.ui.history;

import static dev.redrive.testing.UiBench.NOON;
import static dev.redrive.ui.history.HistoryBench.ended;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.journal.History.HistoryFilter;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.JournalTrouble;
import dev.redrive.journal.Outage.Mark;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.outage.Notes;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class HistoryViewModelTest {

    private final HistoryBench bench = new HistoryBench();
    private final UiBench ui = bench.bench;
    private final HistoryViewModel model =
            new HistoryViewModel(
                    ui.kit,
                    bench,
                    bench.profiles,
                    new Requests(),
                    new Notes(bench, text -> text, _ -> false, ui.background, ui.texts));

    private int changes;

    private final class Requests extends NoRequests {
        @Override
        public void historyChanged() {
            changes++;
        }
    }

    private void shown() {
        model.shown(true);
        bench.settle();
    }

    @Test
    void nothingIsReadBeforeThePageIsShown() {
        bench.fill(2);
        bench.settle();
        assertThat(bench.asked).isEmpty();
        assertThat(model.placeholder.get()).isEqualTo("Reading the history…");
        assertThat(model.count.get()).isEmpty();

        shown();

        assertThat(model.count.get()).isEqualTo("2 outages, 2 retries");
    }

    @Test
    void theCountIsOfWhatIsShown() {
        shown();
        assertThat(model.count.get()).isEqualTo("no outages, no retries");
        assertThat(model.placeholder.get()).startsWith("No retry was requested from here");
        bench.fill(12);
        model.reload();
        bench.settle();

        model.filter.text.set("ticket 1");
        bench.settle();
        assertThat(model.count.get()).isEqualTo("3 found, 3 retries");

        model.filter.text.set("nowhere");
        bench.settle();
        assertThat(model.count.get()).isEqualTo("none found, no retries");
        assertThat(model.placeholder.get()).startsWith("Nothing matches");
    }

    @Test
    void whatHappenedWhileAnotherPageWasShownIsReadOnReturn() {
        shown();
        Consumer<JournalEntry> news = model.entryListener(Runnable::run);
        model.shown(false);
        bench.fill(1);
        int readings = bench.asked.size();
        news.accept(ended("0", "COMPLETED", NOON));
        bench.settle();
        assertThat(bench.asked).hasSize(readings);

        shown();

        assertThat(model.count.get()).isEqualTo("1 outage, 1 retry");
    }

    @Test
    void whenNothingHappenedNothingIsReadAgain() {
        bench.fill(1);
        shown();
        model.shown(false);
        int readings = bench.asked.size();

        shown();

        assertThat(bench.asked).hasSize(readings);
    }

    @Test
    void aCut_aJoin_andARemoval_areReadAgainByOtherScreens() {
        bench.fill(2);
        shown();
        assertThat(changes).isZero();

        model.mark("0", Mark.CONTINUES);
        assertThat(changes).isZero(); // Not before it is stored.
        bench.settle();
        assertThat(changes).isEqualTo(1);
        model.mark("0", Mark.BEGINS);
        bench.settle();
        assertThat(changes).isEqualTo(2);

        model.removed(1);

        assertThat(changes).isEqualTo(3);
    }

    @Test
    void atMidnightTodayBecomesYesterday() {
        bench.fill(1);
        shown();
        assertThat(model.rows.lines().get(0).texts().started()).isEqualTo("today 12:00");

        ui.clock.move(Duration.ofHours(12));
        model.tick();
        bench.settle();

        assertThat(model.rows.lines().get(0).texts().started()).isEqualTo("yesterday 12:00");
    }

    @Test
    void unreadableHistory_isSaidAndTriedAgain() {
        bench.fill(300);
        bench.disk.fails(JournalTrouble.LOCKED);
        shown();
        assertThat(model.problem.get()).isNull();
        assertThat(model.placeholder.get())
                .isEqualTo(
                        "The history cannot be read right now. Another program is using the file.");

        bench.disk.works();
        model.reload();
        bench.settle();
        assertThat(model.count.get()).isEqualTo("300 outages, 300 retries");

        bench.disk.fails(JournalTrouble.LOCKED);
        model.rows.lines().get(250);
        bench.settle();
        var problem = Objects.requireNonNull(model.problem.get());
        assertThat(problem.title()).isEqualTo("The history could not be read");
        assertThat(problem.detail()).isEqualTo("Another program is using the file.");

        bench.disk.works();
        Objects.requireNonNull(problem.action()).run().run();
        bench.settle();
        assertThat(model.count.get()).isEqualTo("300 outages, 300 retries");
        assertThat(model.problem.get()).isNull();
    }

    @Test
    void leavingThePageSavesTheNote() {
        bench.fill(1);
        shown();
        model.rows.select(0);
        model.details.note.text.set("told the customer");

        model.shown(false);
        bench.settle();

        assertThat(bench.disk.find(HistoryFilter.ALL, 0, 1).getFirst().note())
                .isEqualTo("told the customer");
    }

    @Test
    void aNoteLostFromSightIsSaidAndCanBeTriedAgain() {
        bench.fill(2);
        shown();
        model.rows.select(0);
        bench.settle();
        bench.disk.cannotWrite(JournalTrouble.DISK_FULL);
        model.details.note.text.set("told the customer");
        model.rows.select(1);
        bench.settle();
        var problem = Objects.requireNonNull(model.problem.get());
        assertThat(problem.title()).isEqualTo("A note could not be saved");

        bench.disk.works();
        Objects.requireNonNull(problem.action()).run().run();
        bench.settle();

        assertThat(model.rows.lines().get(0).row())
                .satisfies(row -> assertThat(row.note()).isEqualTo("told the customer"));
    }
}
