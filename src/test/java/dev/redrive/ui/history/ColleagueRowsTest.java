package dev.redrive.ui.history;

import static dev.redrive.testing.UiBench.ACME;
import static dev.redrive.testing.UiBench.TASK;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.team.TeamRun;
import dev.redrive.testing.FakeTeam;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.desk.CustomersModel;
import dev.redrive.ui.desk.Drawing;
import dev.redrive.ui.history.table.ShownRow;
import dev.redrive.ui.outage.Notes;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reports of colleagues become rows of the history. */
class ColleagueRowsTest {

    private final HistoryBench history = new HistoryBench();
    private final UiBench bench = history.bench;
    private final FakeTeam team = new FakeTeam(bench.clock);
    private final HistoryViewModel page =
            new HistoryViewModel(
                    bench.kit,
                    history,
                    history.profiles,
                    new NoRequests(),
                    new Notes(history, text -> text, _ -> false, bench.background, bench.texts));
    private final CustomersModel customers =
            new CustomersModel(
                    history.profiles,
                    bench.desk,
                    bench.journal,
                    bench.journal,
                    bench.background,
                    bench.formats,
                    Drawing.by(Runnable::run));
    private final ColleagueRows rows =
            new ColleagueRows(bench.kit, customers, page, new NoRequests());

    @BeforeEach
    void acmeIsShared() {
        team.customers.put(ACME.id(), "Acme");
        customers.colleagues().follow(team);
        page.shown(true);
        rows.shown(true);
        history.settle();
    }

    private List<ShownRow> shown(TeamRun... read) {
        team.reads(read);
        history.settle();
        return List.copyOf(page.rows.lines());
    }

    @Test
    void twoWatchersOfOneTask_areOneRow_alsoAsTheyReportOn() {
        assertThat(shown(team.run("anna", TASK))).hasSize(1);

        bench.clock.move(Duration.ofSeconds(10));
        List<ShownRow> both = shown(team.run("anna", TASK), team.run("ben", TASK));

        assertThat(both).hasSize(1);
        assertThat(both.getFirst().texts().isReported()).isTrue();
        assertThat(page.rows.reported().countProperty().get()).isOne();
        assertThat(shown(team.run("ben", TASK))).as("one of them goes home").hasSize(1);
        assertThat(shown()).as("both do").isEmpty();
    }

    @Test
    void twoTasks_areTwoRetriesOfOneOutage() {
        List<ShownRow> both = shown(team.run("anna", TASK), team.run("ben", "675303083"));

        assertThat(both).hasSize(1);
        assertThat(both.getFirst().isOutage()).isTrue();
        assertThat(requireNonNull(both.getFirst().outage()).retries()).hasSize(2);
    }

    @Test
    void taskThatThisDeskWatchesToo_isNoRowOfColleagues() {
        bench.attach(ACME, UiBench.said("IN_PROGRESS", 12_480L, 300L));

        assertThat(shown(team.run("anna", TASK), team.run("ben", TASK))).isEmpty();
    }
}
