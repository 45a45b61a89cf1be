package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.journal.History.HistoryFilter;
import dev.redrive.journal.sqlite.SqliteJournal;
import dev.redrive.testing.FxThreadGuard;
import dev.redrive.ui.history.table.ShownRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The history through the real window, on a real file. */
class HistoryTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    private static void open(TestWindow window, String count) {
        window.press("navHistory");
        window.awaitText("historyCount", count);
    }

    static void select(TestWindow window, int row) {
        window.awaitUsable("historyTable");
        window.run(
                () -> ((TableView<?>) window.node("historyTable")).getSelectionModel().select(row));
        window.await("read", () -> !window.text("historyChartText").isEmpty());
    }

    private static void choose(TestWindow window, String menu, int item) {
        window.awaitUsable(menu);
        window.run(() -> ((MenuButton) window.node(menu)).getItems().get(item).fire());
    }

    private void past(int completed) throws Exception {
        Desk.writeProfile(home, "North", "TEST", "http://127.0.0.1:9");
        new PastRetries("North", "127.0.0.1:9", Instant.now().minusSeconds(3_600))
                .everyWay()
                .completed(completed)
                .writeTo(home);
    }

    @Test
    void whatIsTypedIsFoundAmongAll() throws Exception {
        past(250);
        try (TestWindow window = TestWindow.open(home)) {
            window.shortcut(KeyCode.F);
            window.awaitText("historyCount", "257 outages");
            assertThat(window.focused()).isEqualTo("historyFilter");
            window.type("t-4711");
            window.awaitText("historyCount", "1 found");

            select(window, 0);
            assertThat(window.text("detailsStatus")).isEqualTo("Processed · COMPLETED");
            window.awaitText("historyNote", "Told the customer by telephone.");
            window.press("copyTaskId");
            assertThat(window.clipboard()).isEqualTo(PastRetries.COMPLETED);

            window.fill("historyFilter", "nowhere");
            window.press("clearFilters");
            window.awaitText("historyCount", "257 outages");
        }
    }

    @Test
    void aNoteSurvivesTheEnd() throws Exception {
        past(0);
        try (TestWindow window = TestWindow.open(home)) {
            open(window, "7 outages");
            select(window, 2);
            window.fill("historyNote", "asked them to start it again");
            window.press("saveNote");
            window.awaitText("noteMessage", "Note saved");
            select(window, 3);
            window.fill("historyNote", "typed at the last moment");
            window.askToClose();
            // The unfinished ones are watched, so it asks.
            window.press("questionYes");
            assertThat(window.awaitEnd()).isTrue();
        }
        try (TestWindow again = TestWindow.open(home)) {
            open(again, "7 outages");
            select(again, 2);
            again.awaitText("historyNote", "asked them to start it again");
            select(again, 3);
            again.awaitText("historyNote", "typed at the last moment");
        }
    }

    @Tag("slow")
    @Test
    void aNoteThatCannotBeSaved_keepsTheWindowOpen() throws Exception {
        Desk.writeProfile(home, "North", "TEST", "http://127.0.0.1:9");
        new PastRetries("North", "127.0.0.1:9", Instant.now().minusSeconds(3_600))
                .completed(3)
                .writeTo(home);
        try (TestWindow window = TestWindow.open(home)) {
            open(window, "3 outages");
            select(window, 1);
            String file = "jdbc:sqlite:" + home.resolve("history.db").toUri();
            try (Connection other = DriverManager.getConnection(file);
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN EXCLUSIVE");
                window.fill("historyNote", "told the customer");
                window.press("saveNote");
                window.awaitText("noteMessage", "The note is not saved. Another program");
                window.askToClose();
                window.press("questionNo");
                window.awaitGone("questionNo");
                assertThat(window.text("historyNote")).isEqualTo("told the customer");
                statement.execute("ROLLBACK");
            }
            window.askToClose();
            assertThat(window.awaitEnd()).isTrue();
        }
        try (TestWindow again = TestWindow.open(home)) {
            open(again, "3 outages");
            select(again, 1);
            again.awaitText("historyNote", "told the customer");
        }
    }

    @Test
    void whatIsShownCanBeExported() throws Exception {
        past(250);
        try (TestWindow window = TestWindow.open(home)) {
            open(window, "257 outages");
            window.fill("historyFilter", "ticket");
            window.awaitText("historyCount", "250 found");
            Path file = home.resolve("north.csv");
            window.files.answer(file);
            choose(window, "exportHistory", 0);

            window.awaitText("problemTitle", "250 entries were written:");
            assertThat(window.text("problemDetail")).isEqualTo(file.toString());
            assertThat(Files.readAllLines(file)).hasSize(251);

            window.files.answer(home.resolve("no").resolve("north.json"));
            choose(window, "exportHistory", 1);
            window.awaitText("problemTitle", "The history could not be exported");
            assertThat(window.text("problemDetail")).startsWith("The folder does not exist.");
        }
    }

    @Test
    void theReceiptOfARunCanBeCopiedAndSaved() throws Exception {
        past(0);
        try (TestWindow window = TestWindow.open(home)) {
            open(window, "7 outages");
            select(window, 0);
            window.press("saveReceipt");
            window.press("receiptRetry");
            window.press("copyReceipt");
            window.awaitText(
                    "confirmation", "Copied: Retry of failed trips: receipt"::equals, "no rule");
            assertThat(window.clipboard())
                    .contains(PastRetries.COMPLETED, "North", "12,480 of 12,480 trips processed")
                    .doesNotContain("telephone", "Requested by");
            window.press("receiptFrench");
            window.press("receiptWho");
            window.press("copyReceipt");
            assertThat(window.clipboard()).contains("trajets sur 12", "Demandé par");

            Path file = home.resolve("receipt.html");
            window.files.answer(file);
            window.press("saveReceiptPage");
            window.awaitText("receiptMessage", "Saved as receipt.html");
            assertThat(Files.readString(file)).startsWith("<!DOCTYPE html>").contains("North");
            window.press("showInFolder");
            assertThat(window.files.asked()).contains("folder of receipt.html");
            window.press("closeReceipt");
            window.awaitGone("receiptTitle");
        }
    }

    @Test
    void aTaskUnknownToTheServiceIsNotRecorded() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            open(desk.window, "no outages");
            desk.window.press("openAttach");
            desk.window.fill("attachTask", "6753030831fe9826412bac5c");
            desk.window.press("confirmAttach");
            desk.window.awaitText("problemTitle", "The service does not know this task of North");
            desk.window.press("cancelAttach");

            assertThat(desk.window.text("historyCount")).isEqualTo("no outages, no retries");
        }
        try (SqliteJournal journal = new SqliteJournal(home.resolve("history.db"), _ -> {})) {
            assertThat(journal.count(HistoryFilter.ALL)).isZero();
        }
    }

    @Test
    void aColleaguesTaskIsWatchedAndStandsInTheTable() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            desk.service.hold(true);
            String id = desk.service.colleagueStarts("PUSH_FAILED_CRASHES", 37);
            open(desk.window, "no outages");
            desk.window.press("openAttach");
            desk.window.fill("attachTask", id);
            desk.window.press("confirmAttach");
            desk.window.awaitText("nbItems", "37");
            assertThat(desk.window.text("taskId")).isEqualTo(id);

            open(desk.window, "1 outage");
            select(desk.window, 0);
            assertThat(desk.window.text("detailsStatus")).isEqualTo("In progress · IN_PROGRESS");
            desk.service.hold(false);
            desk.hurryUntil(
                    "ended",
                    () -> desk.window.text("detailsStatus").equals("Processed · COMPLETED"));
        }
    }

    @Test
    void withoutAKeyTheWayToEnterItIsOffered() throws Exception {
        try (Desk desk = new Desk(home, "TEST")) {
            open(desk.window, "no outages");
            desk.window.press("openAttach");
            desk.window.fill("attachTask", "6753030831fe9826412bac5c");
            desk.window.press("confirmAttach");
            desk.window.press("problemAction");

            desk.window.await("focused", () -> desk.window.focused().equals("apiKey"));
        }
    }

    @Test
    void anUnfinishedOneIsWatchedFromItsDetails() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            desk.service.hold(true);
            desk.startTrips();
            String id = desk.window.text("taskId");
            desk.window.press("stopWatching");
            desk.window.press("dismissTask");
            desk.window.awaitGone("taskId");
            open(desk.window, "1 outage");
            select(desk.window, 0);
            desk.window.press("watchTask");

            desk.window.awaitText("taskFreshness", "Updated");
            assertThat(desk.window.text("taskId")).isEqualTo(id);
        }
    }

    @Test
    void oldEntriesGoWhenAsked() throws Exception {
        Desk.writeProfile(home, "North", "TEST", "http://127.0.0.1:9");
        new PastRetries("North", "127.0.0.1:9", Instant.now().minusSeconds(500L * 86_400))
                .everyWay()
                .writeTo(home);
        try (TestWindow window = TestWindow.open(home)) {
            open(window, "7 outages");
            window.press("removeOld");
            window.awaitText("confirmRemoval", "Remove 5 entries");
            window.press("confirmRemoval");

            window.awaitText("problemTitle", "5 entries were removed");
            window.awaitText("historyCount", "2 outages");
        }
    }

    /** An outage of four retries, the last of which counted 0, and one of every way before. */
    private void drained() throws Exception {
        Desk.writeProfile(home, "North", "TEST", "http://127.0.0.1:9");
        new PastRetries("North", "127.0.0.1:9", Instant.now().minusSeconds(900))
                .drained()
                .everyWay()
                .writeTo(home);
    }

    @Test
    void anOutageIsReadUnfoldedCopiedAndCutByKeyboardAlone() throws Exception {
        drained();
        try (TestWindow window = TestWindow.open(home)) {
            window.run(() -> window.stage().setWidth(1120)); // As wide as a first window is.
            open(window, "8 outages, 11 retries");
            window.await("the drain", () -> window.words("historyTable").contains("→ 7 → 0"));
            select(window, 0);
            window.run(() -> window.node("historyTable").requestFocus());
            assertThat(window.text("detailsStatus")).startsWith("0 failed, counted");
            assertThat(window.text("detailsVerdict")).startsWith("0 failed trips counted");

            window.keys(KeyCode.RIGHT);
            window.await("unfolded", () -> rows(window) == 12);
            window.keys(KeyCode.DOWN);
            window.keys(KeyCode.DOWN);
            window.awaitText("detailsVerdict", "7 of 7 trips processed");
            window.shortcut(KeyCode.C);
            assertThat(window.clipboard()).isEqualTo(PastRetries.DRAINED + "2");

            window.run(() -> menuItem(window, "rowCut").fire());
            window.awaitText("historyCount", "9 outages, 11 retries");
            select(window, 0);
            window.run(() -> menuItem(window, "rowJoin").fire());
            window.awaitText("historyCount", "8 outages, 11 retries");

            window.press("historyNotDrained");
            window.awaitText("historyCount", "6 found, 6 retries");
            assertThat(window.words("historyTable")).doesNotContain("312");
        }
    }

    @Test
    void anOutageThatIsCut_isCutOnItsCustomersPageToo() throws Exception {
        Desk.writeProfile(home, "North", "TEST", "http://127.0.0.1:9");
        new PastRetries("North", "127.0.0.1:9", Instant.now().minusSeconds(900))
                .drained()
                .writeTo(home);
        try (TestWindow window = TestWindow.open(home)) {
            window.openCustomer("North");
            window.await("whole", () -> window.words("tripsCard").contains("12,480"));
            open(window, "1 outage, 4 retries");
            select(window, 0);
            window.run(() -> window.node("historyTable").requestFocus());
            window.keys(KeyCode.RIGHT);
            window.await("unfolded", () -> rows(window) == 5);
            window.keys(KeyCode.DOWN);
            window.keys(KeyCode.DOWN);
            window.awaitText("detailsVerdict", "7 of 7 trips processed");

            window.run(() -> menuItem(window, "rowCut").fire());
            window.awaitText("historyCount", "2 outages, 4 retries");
            window.openCustomer("North");

            window.await("cut", () -> window.words("tripsCard").contains("2 retries: 7 → 0"));
        }
    }

    private static int rows(TestWindow window) {
        return window.on(() -> ((TableView<?>) window.node("historyTable")).getItems().size());
    }

    private static MenuItem menuItem(TestWindow window, String id) {
        return ((TableView<?>) window.node("historyTable"))
                .getContextMenu().getItems().stream()
                        .filter(item -> id.equals(item.getId()))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void headersSortTheWholeHistory() throws Exception {
        drained();
        try (TestWindow window = TestWindow.open(home)) {
            open(window, "8 outages");
            window.await("read", () -> first(window).contains("12,480 → 312"));
            sort(window, "columnItems", TableColumn.SortType.ASCENDING);
            window.await("sorted", () -> !first(window).contains("12,480"));
            sort(window, "columnItems", TableColumn.SortType.DESCENDING);
            window.await("sorted back", () -> first(window).contains("12,480"));
        }
    }

    private static String first(TestWindow window) {
        return window.on(() ->
                ((ShownRow) ((TableView<?>) window.node("historyTable")).getItems().get(0))
                        .texts()
                        .items());
    }

    @SuppressWarnings("unchecked")
    private static void sort(TestWindow window, String column, TableColumn.SortType type) {
        window.run(() -> {
            var table = (TableView<ShownRow>) window.node("historyTable");
            var wanted =
                    table.getColumns().stream()
                            .filter(each -> column.equals(each.getId()))
                            .findFirst()
                            .orElseThrow();
            wanted.setSortType(type);
            table.getSortOrder().setAll(List.of(wanted));
            table.sort();
        });
    }
}
