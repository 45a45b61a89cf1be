package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.redrive.journal.History.HistoryFilter;
import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Outage.Mark;
import dev.redrive.journal.Sample;
import dev.redrive.journal.TaskEvent;
import dev.redrive.journal.TestEntry;
import dev.redrive.journal.sqlite.SqliteJournal;
import dev.redrive.profile.Profile;
import dev.redrive.testing.FxThreadGuard;
import dev.redrive.testing.StandIn;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The demo beside a real customer: what is removed is the demo's alone. */
@Timeout(120)
class DemoApartTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    private static final Instant THEN = Instant.parse("2026-11-20T08:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    /** Everything the history holds of real customers. */
    private record Real(
            List<HistoryRow> rows,
            List<List<Sample>> charts,
            List<List<TaskEvent>> events,
            Map<String, Mark> marks) {}

    @Test
    @Tag("slow")
    void startingOver_changesNothingOfARealCustomer() throws Exception {
        fill(2);
        try (StandIn service = new StandIn()) {
            Desk.writeProfile(home, "North", "TEST", service.url().toString());
            try (TestWindow window = TestWindow.open(home)) {
                Desk.enterKey(window, StandIn.KEY);
                Desk.startTrips(window); // Which goes on meanwhile.
                String task = window.text("taskId");
                String poll = "GET /task/" + task;
                service.hold(true); // So that its entry stays as it is.
                window.await("polled", () -> service.requests(poll) > 0);
                JsonNode profiles = profiles();

                window.openCustomer("Demo");
                window.awaitUsable("demoReset");
                assertThat(nbOfDemo()).as("of earlier runs").isZero();
                startDemo(window);
                Real before = real();
                window.press("demoReset");
                window.awaitText("customerName", "Demo");
                window.await("nothing of the demo", () -> nbOfDemo() == 0);
                window.awaitGone("taskId");

                assertThat(real()).isEqualTo(before);
                JsonNode north = profiles().path(0);
                profiles.path(0)
                        .properties()
                        .forEach(field ->
                                assertThat(north.get(field.getKey())).isEqualTo(field.getValue()));
                window.openCustomer("North");
                window.awaitText("taskId", task);
                window.awaitText("statusKey", StandIn.KEY.substring(StandIn.KEY.length() - 4));
                long polls = service.requests(poll);
                window.keys(KeyCode.F5);
                window.await("watched as before", () -> service.requests(poll) > polls);
            }
        }
    }

    @Test
    void theDemosEntries_goWithOneClickInTheHistory() throws Exception {
        fill(3);
        Real before = real();
        Desk.writeProfile(home, "North", "TEST", "https://other.example");
        try (TestWindow window = TestWindow.open(home)) {
            window.press("navHistory");
            window.awaitUsable("removeDemo");
            assertThat(nbOfDemo()).isEqualTo(3);

            window.press("removeDemo");

            window.awaitText("problemTitle", "3 entries were removed");
            window.awaitGone("historyDemo");
            assertThat(nbOfDemo()).isZero();
            assertThat(real()).isEqualTo(before);
        }
    }

    /** They go in one write, so a kill leaves all of them or none. */
    @Test
    @Tag("slow")
    void aKillAmidTheRemoval_takesNothingOfARealCustomer() throws Exception {
        int many = 400;
        fill(many);
        Real before = real();
        Desk.writeProfile(home, "North", "TEST", "https://other.example");
        try (Victim victim = Victim.inWindow(home, "demo")) {
            int left = many;
            while (left == many) {
                left = nbOfDemo();
            }
            victim.kill();
            victim.awaitDeath();
            assertThat(left).isZero();
        }
        assertThat(real()).isEqualTo(before);

        try (TestWindow window = TestWindow.open(home, "--demo")) {
            window.awaitUsable("demoReset");
            assertThat(nbOfDemo()).isZero();
        }
        assertThat(real()).isEqualTo(before);
    }

    private static void startDemo(TestWindow window) {
        window.press("retryTrips");
        window.press("confirmRetry");
        window.awaitText("nbItems", "12,480");
    }

    /** An outage of a real customer with all there can be, one of a removed one, and the demo's. */
    private void fill(int ofDemo) {
        new PastRetries("North", "service.example", THEN).everyWay().drained().writeTo(home);
        try (SqliteJournal journal = open()) {
            JournalEntry model = journal.recent("p1", 1).getFirst();
            journal.begin(of("gone", 0));
            journal.begin(of("demo-2", 0)); // Which only begins like it.
            journal.addEvent(
                    model.id(), new TaskEvent(THEN, TaskEvent.What.STATE, 7L, "IN_PROGRESS"));
            journal.mark(model.id(), Mark.BEGINS);
            for (int i = 0; i < ofDemo; i++) {
                journal.begin(of(Profile.DEMO_ID, i));
            }
        }
    }

    private static JournalEntry of(String profile, int which) {
        return TestEntry.entry(profile + " " + which, "69" + profile + which)
                .customer(profile, "Demo", "127.0.0.1:4711")
                .at(THEN.plusSeconds(which))
                .report(7L, "COMPLETED", 0L)
                .ended(THEN.plusSeconds(which + 1))
                .build();
    }

    private JsonNode profiles() throws IOException {
        return new JsonMapper().readTree(home.resolve("profiles.json").toFile()).path("profiles");
    }

    private SqliteJournal open() {
        return new SqliteJournal(home.resolve("history.db"), _ -> {});
    }

    private Real real() {
        try (SqliteJournal journal = open();
                Stream<HistoryRow> all = journal.all(HistoryFilter.ALL)) {
            List<HistoryRow> rows =
                    all.filter(row -> !Profile.isDemo(row.entry().profileId())).toList();
            return new Real(
                    rows,
                    rows.stream().map(row -> journal.samples(row.entry().id())).toList(),
                    rows.stream().map(row -> journal.events(row.entry().id())).toList(),
                    journal.marks());
        }
    }

    private int nbOfDemo() throws SQLException {
        try (Connection file =
                        DriverManager.getConnection("jdbc:sqlite:" + home.resolve("history.db"));
                Statement statement = file.createStatement();
                ResultSet found =
                        statement.executeQuery(
                                "SELECT count(*) FROM entry WHERE profile_id = 'demo'")) {
            return found.getInt(1);
        }
    }
}
