package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.testing.FxThreadGuard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every screen of a desk with many customers, in each language, theme and size: nothing is cut that
 * must be read, nothing lies on top of something else. The pictures go to target/screens.
 */
@Tag("slow")
class GalleryTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    /** Shows some of the screens. */
    private interface Part {
        void show(Gallery gallery, TestWindow window, GalleryDesk desk)
                throws IOException, TimeoutException;
    }

    private void show(String language, Part part) throws Exception {
        Gallery gallery = new Gallery(language);
        assertThat(GalleryDesk.PROCESSED).hasSize(80);
        try (GalleryDesk desk = new GalleryDesk(home);
                TestWindow window = TestWindow.open(gallery.locale(), home)) {
            window.awaitUsable("customersTable");
            desk.enterKeys(window);
            window.await("rejected", () -> find(window, "Enter key", "Saisir").isVisible());
            part.show(gallery, window, desk);
        }
        assertThat(gallery.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void allCustomers(String language) throws Exception {
        show(language, GalleryTest::showBoard);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void oneCustomer(String language) throws Exception {
        show(language, GalleryTest::showCustomers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void dialogs(String language) throws Exception {
        show(language, GalleryTest::showDialogs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void theHistory(String language) throws Exception {
        show(language, this::showHistory);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void credentialsAndSettings(String language) throws Exception {
        show(language, GalleryTest::showRest);
    }

    /** Of several, the parts that a first start needs. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void aFirstStart(String language) throws Exception {
        Gallery gallery = new Gallery(language);
        try (TestWindow window = TestWindow.open(gallery.locale(), home)) {
            window.awaitUsable("demoReset");
            gallery.show(window, "first-start");
            gallery.showDoubled(window, "first-start");
            window.press("navCredentials");
            window.awaitUsable("openDemo");
            gallery.show(window, "credentials-of-the-demo");
            window.press("navHistory");
            window.await("empty", () -> !window.text("historyCount").isEmpty());
            gallery.show(window, "history-first");
        }
        assertThat(gallery.problems()).isEmpty();
    }

    private static Button find(TestWindow window, String... words) {
        return window.node("customersTable").lookupAll("#customerStep").stream()
                .map(Button.class::cast)
                .filter(button -> {
                    for (String word : words) {
                        if (button.getText().startsWith(word)) {
                            return true;
                        }
                    }
                    return false;
                })
                .findFirst()
                .orElseGet(() -> {
                    Button none = new Button();
                    none.setVisible(false);
                    return none;
                });
    }

    private static void showBoard(Gallery gallery, TestWindow window, GalleryDesk desk)
            throws IOException {
        window.await("answers to all", () -> window.text("filterNeedsYou").endsWith(" 1"));
        gallery.show(window, "board");
        gallery.showDoubled(window, "board");
        window.press("filterNeedsYou");
        gallery.show(window, "board-needs-you");
        window.press("filterAll");
        window.press("navSettings");
        desk.end(GalleryDesk.WAITING);
        window.awaitUsable("toast");
        gallery.show(window, "toast");
        window.press("navDashboard");
        window.press("attachTask");
        window.awaitUsable("confirmAttach");
        gallery.show(window, "attach");
        gallery.showDoubled(window, "attach");
        window.press("cancelAttach");
        window.askToClose();
        window.awaitUsable("questionYes");
        gallery.show(window, "desk-closing");
        window.press("questionNo");
    }

    private static void open(TestWindow window, String name) {
        window.openCustomer(name);
        window.awaitText("customerName", name);
    }

    private static void showCustomers(Gallery gallery, TestWindow window, GalleryDesk desk)
            throws IOException {
        open(window, GalleryDesk.IDLE);
        gallery.show(window, "desk-customer-idle");
        open(window, GalleryDesk.RUNNING);
        window.awaitUsable("taskChart");
        gallery.show(window, "desk-customer-running");
        gallery.showDoubled(window, "desk-customer-running");
        open(window, GalleryDesk.LOST);
        window.awaitUsable("taskContact");
        gallery.show(window, "desk-customer-no-contact");
        window.press("openTask");
        window.awaitUsable("taskTimeline");
        gallery.show(window, "desk-task-no-contact");
        open(window, GalleryDesk.REJECTED);
        gallery.show(window, "desk-customer-key-rejected");
        open(window, GalleryDesk.PROCESSED);
        gallery.show(window, "desk-customer-processed");
        open(window, GalleryDesk.DRAINED);
        gallery.show(window, "desk-customer-drained");
        open(window, GalleryDesk.MANY);
        gallery.show(window, "desk-customer-40-retries");
        open(window, GalleryDesk.RUNNING);
        window.press("openTask");
        window.awaitUsable("taskTimeline");
        gallery.show(window, "desk-task");
        gallery.showDoubled(window, "desk-task");
        gallery.show(window, "desk-task-foot", "taskTimeline");
        window.press("chartAsTable");
        gallery.show(window, "desk-task-table");
        window.press("chartAsTable");
    }

    private static void showDialogs(Gallery gallery, TestWindow window, GalleryDesk desk)
            throws IOException {
        open(window, GalleryDesk.PROCESSED);
        window.press("retryTrips");
        window.awaitUsable("confirmRetry");
        gallery.show(window, "desk-start");
        gallery.showDoubled(window, "desk-start");
        window.press("cancelRetry");
        open(window, GalleryDesk.BUSY);
        window.press("retryTrips");
        window.awaitUsable("receiverReady");
        window.press("receiverReady");
        window.press("confirmRetry");
        window.awaitUsable("closeRunning");
        gallery.show(window, "desk-already-running");
        window.press("closeRunning");
        if (window.isShown("problemDismiss")) {
            window.press("problemDismiss");
        }
        window.press("openShortcuts");
        window.awaitUsable("closeShortcuts");
        gallery.show(window, "desk-shortcuts");
        window.press("closeShortcuts");
    }

    private void showHistory(Gallery gallery, TestWindow window, GalleryDesk desk)
            throws IOException, TimeoutException {
        window.press("navHistory");
        window.await("filled", () -> window.text("historyCount").startsWith("1"));
        gallery.show(window, "desk-history");
        Path file = home.resolve("history.csv");
        window.files.answer(file);
        window.run(() -> ((MenuButton) window.node("exportHistory")).getItems().getFirst().fire());
        TestWindow.awaitFile(file, GalleryDesk.MANY);
        window.awaitUsable("problemDismiss");
        gallery.show(window, "desk-history-exported");
        window.press("problemDismiss");
        window.press("historyNotDrained");
        gallery.show(window, "desk-history-not-drained");
        window.press("historyNotDrained");
        select(window, 0);
        gallery.show(window, "desk-history-details");
        window.fill("historyFilter", GalleryDesk.DRAINED);
        window.await("filtered", () -> rows(window) == 1);
        select(window, 0);
        window.keys(KeyCode.RIGHT);
        gallery.show(window, "desk-history-unfolded");
        gallery.showDoubled(window, "desk-history-unfolded");
        window.press("saveReceipt");
        window.awaitUsable("closeReceipt");
        window.awaitUsable("receiptPreview");
        gallery.show(window, "desk-receipt");
        gallery.showDoubled(window, "desk-receipt");
        window.press("closeReceipt");
        window.fill("historyFilter", GalleryDesk.MANY);
        window.await("filtered", () -> first(window).contains(GalleryDesk.MANY));
        select(window, 0);
        gallery.show(window, "desk-history-40-retries");
        window.press("saveReceipt");
        window.awaitUsable("closeReceipt");
        gallery.show(window, "desk-receipt-40-retries");
        window.press("closeReceipt");
    }

    private static String first(TestWindow window) {
        List<?> rows = ((TableView<?>) window.node("historyTable")).getItems();
        return rows.size() == 1 ? rows.getFirst().toString() : "";
    }

    private static int rows(TestWindow window) {
        return ((TableView<?>) window.node("historyTable")).getItems().size();
    }

    private static void select(TestWindow window, int row) {
        window.awaitUsable("historyTable");
        window.run(() -> {
            TableView<?> table = (TableView<?>) window.node("historyTable");
            table.requestFocus();
            table.getSelectionModel().select(row);
        });
        window.await("read", () -> !window.text("historyChartText").isEmpty());
    }

    private static void showRest(Gallery gallery, TestWindow window, GalleryDesk desk)
            throws IOException, TimeoutException {
        window.press("navCredentials");
        window.awaitUsable("profileList");
        gallery.show(window, "credentials-desk");
        window.press("testConnection");
        window.await("tested", () -> !window.text("connectionResult").isEmpty());
        gallery.show(window, "credentials-people");
        gallery.showDoubled(window, "credentials-people");
        window.press("addProfile");
        window.awaitUsable("serviceUrl");
        gallery.show(window, "credentials-new");
        window.type("Nord Assurances");
        window.press("discardChanges");
        window.press("navSettings");
        gallery.showDoubled(window, "settings");
        for (String part :
                List.of(
                        "textSize",
                        "namesTyped",
                        "notifications",
                        "proxySystem",
                        "teamHost",
                        "openFolder")) {
            gallery.show(window, "settings-" + part, part);
        }
    }
}
