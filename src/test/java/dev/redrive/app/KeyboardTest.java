package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.testing.FxThreadGuard;
import dev.redrive.testing.StandIn;
import java.nio.file.Path;
import java.time.Instant;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Everything works with the keyboard alone. */
class KeyboardTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    @Test
    void fromAnEmptyFolderToCompleted() throws Exception {
        try (StandIn service = new StandIn();
                TestWindow window = TestWindow.open(home)) {
            window.shortcut(KeyCode.DIGIT3);
            window.tabTo("addProfile");
            window.keys(KeyCode.SPACE);
            window.await("focused", () -> window.focused().equals("profileName"));
            window.type("South");
            window.tabTo("kindProduction");
            window.keys(KeyCode.RIGHT);
            window.tabTo("serviceUrl");
            selectAll(window);
            window.type(service.url().toString());
            window.tabTo("apiKey");
            window.type(StandIn.KEY);
            window.tabTo("saveProfile");
            window.keys(KeyCode.SPACE);
            window.awaitText("statusKey", "WXYZ");

            window.tabTo("navCredentials");
            window.keys(KeyCode.UP, KeyCode.UP);
            assertThat(window.text("profileKindBadge")).isEqualTo("Test");
            window.tabTo("retryTrips");
            window.keys(KeyCode.SPACE);
            window.await("focused", () -> window.focused().equals("retryReason"));
            window.type("T-4711");
            window.tabTo("confirmRetry");
            window.keys(KeyCode.SPACE);
            window.awaitText("nbItems", "321");
            window.tabTo("copyTaskId");
            window.keys(KeyCode.SPACE);
            assertThat(window.clipboard()).isEqualTo(window.text("taskId"));
            window.tabTo("refreshTask");
            window.keys(KeyCode.SPACE, KeyCode.F5);
            window.awaitText("taskVerdict", "321 of 321");
            window.tabTo("dismissTask");
            window.keys(KeyCode.SPACE);
            window.awaitGone("taskId");
        }
    }

    private static void selectAll(TestWindow window) {
        window.shortcut(KeyCode.A);
    }

    @Test
    void escapeClosesADialog_alsoWhileNothingInItHasTheFocus() throws Exception {
        try (Desk desk = new Desk(home, "PRODUCTION")) {
            desk.enterKey(StandIn.KEY);
            desk.window.press("retryCrashes");
            desk.window.awaitUsable("cancelRetry");
            desk.window.run(() -> desk.window.stage().getScene().getRoot().requestFocus());

            desk.window.keys(KeyCode.ESCAPE);

            desk.window.awaitGone("startDialog");
        }
    }

    @Test
    void escapeClosesADialogAndTheFocusGoesBack() throws Exception {
        try (Desk desk = new Desk(home, "PRODUCTION")) {
            desk.enterKey(StandIn.KEY);
            desk.window.tabTo("retryCrashes");
            desk.window.keys(KeyCode.SPACE);
            desk.window.await("focused", () -> desk.window.focused().equals("retryReason"));
            desk.window.keys(KeyCode.ESCAPE);

            desk.window.awaitGone("startDialog");
            assertThat(desk.window.focused()).isEqualTo("retryCrashes");
        }
    }

    @Test
    void theFocusStaysInsideADialog() throws Exception {
        try (Desk desk = new Desk(home, "PRODUCTION")) {
            desk.enterKey(StandIn.KEY);
            desk.window.press("retryTrips");
            desk.window.await("focused", () -> desk.window.focused().equals("retryReason"));
            desk.window.tabTo("receiverReady");
            desk.window.keys(KeyCode.SPACE);
            assertThat(desk.window.isUsable("confirmRetry")).isTrue();
            desk.window.tabTo("cancelRetry");
            desk.window.tabTo("confirmRetry");
            desk.window.tabTo("retryReason");
            desk.window.tabTo("cancelRetry");
            desk.window.keys(KeyCode.SPACE);

            desk.window.awaitGone("startDialog");
        }
    }

    @Test
    void theHistoryIsSearchedReadAndNotedWithoutAMouse() throws Exception {
        Desk.writeProfile(home, "North", "TEST", "http://127.0.0.1:9");
        new PastRetries("North", "127.0.0.1:9", Instant.now().minusSeconds(3_600))
                .everyWay()
                .writeTo(home);
        try (TestWindow window = TestWindow.open(home)) {
            window.shortcut(KeyCode.F);
            window.awaitText("historyCount", "7 outages");
            window.type("T-47");
            window.awaitText("historyCount", "3 found");
            window.tabTo("historyKind");
            window.keys(KeyCode.DOWN);
            window.tabTo("historyTable");
            window.keys(KeyCode.DOWN, KeyCode.DOWN);
            window.awaitText("detailsStatus", "FAILED");
            window.tabTo("saveReceipt");
            window.tabTo("historyNote");
            window.type("asked DriveQuant");
            window.keys(KeyCode.TAB);
            assertThat(window.focused()).isEqualTo("saveNote");
            window.awaitText("noteMessage", "Note saved");
            window.keys(KeyCode.F5);

            window.tabTo("removeOld");
            window.keys(KeyCode.SPACE);
            window.await("focused", () -> window.focused().equals("removeAge"));
            window.keys(KeyCode.ESCAPE);
            window.awaitGone("removalDialog");
            assertThat(window.focused()).isEqualTo("removeOld");
        }
    }

    @Test
    void aCustomerIsOpenedFromTheListWithTheArrows() throws Exception {
        try (Desk desk = new Desk(home, "TEST")) {
            desk.window.tabTo("customerList");
            desk.window.keys(KeyCode.DOWN, KeyCode.DOWN);
            assertThat(desk.window.isShown("demoBadge")).isFalse();
            desk.window.keys(KeyCode.ENTER);

            desk.window.await("demo", () -> desk.window.isShown("demoBadge"));
            TestWindow.awaitFile(home.resolve("profiles.json"), "\"demo\"");
        }
    }

    @Test
    void aCustomerIsFoundByItsNameFromAnywhere() throws Exception {
        try (Desk desk = new Desk(home, "TEST")) {
            desk.window.press("navSettings");
            desk.window.openCustomer("dem");

            desk.window.await("demo", () -> desk.window.isShown("demoBadge"));
            assertThat(desk.window.text("customerSearch")).isEmpty();
            assertThat(desk.window.text("customerName")).isEqualTo("Demo");
        }
    }

    @Test
    void everyPageHasAKey_andTheListOfKeysToo() throws Exception {
        try (Desk desk = new Desk(home, "TEST")) {
            desk.window.shortcut(KeyCode.DIGIT2);
            desk.window.awaitUsable("historyTable");
            desk.window.shortcut(KeyCode.DIGIT3);
            desk.window.awaitUsable("addProfile");
            desk.window.shortcut(KeyCode.DIGIT4);
            desk.window.awaitUsable("namesTyped");
            desk.window.shortcut(KeyCode.DIGIT1);
            desk.window.awaitUsable("retryTrips");
            assertThat(desk.window.focused()).isEqualTo("navDashboard");

            desk.window.keys(KeyCode.F1);
            desk.window.awaitUsable("closeShortcuts");
            assertThat(desk.window.words("shortcutsDialog")).contains("Ctrl 1", "Ctrl K", "F5");
            desk.window.shortcut(KeyCode.DIGIT4);
            desk.window.keys(KeyCode.ESCAPE);
            desk.window.awaitGone("shortcutsDialog");
            assertThat(desk.window.isUsable("retryTrips")).isTrue();
        }
    }
}
