package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.testing.FxThreadGuard;
import dev.redrive.testing.Reply;
import dev.redrive.testing.StandIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is done all day takes few clicks, or none. */
@Tag("slow")
class FiveJobsTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    private final AtomicInteger clicks = new AtomicInteger();

    /** Opens two customers with keys, on the page of the first. */
    private TestWindow open(StandIn service, StandIn other) throws Exception {
        other.hold(true);
        service.hold(true);
        String one =
                "{\"id\":\"%s\",\"name\":\"%s\",\"kind\":\"TEST\",\"colour\":\"RED\","
                        + "\"serviceUrl\":\"%s\"}";
        Files.writeString(
                home.resolve("profiles.json"),
                "{\"schema\":1,\"chosen\":\"a\",\"appearance\":\"LIGHT\",\"profiles\":[%s,%s]}"
                        .formatted(
                                one.formatted("a", "Alpha", service.url()),
                                one.formatted("b", "Beta", other.url())));
        TestWindow window = TestWindow.open(home);
        BoardTest.enterKeys(window, profile -> profile.id().length() == 1);
        window.openCustomer("Alpha");
        window.awaitUsable("retryTrips");
        window.run(() ->
                window.stage()
                        .addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> clicks.incrementAndGet()));
        return window;
    }

    @Test
    void fiveJobs_takeTheCountedClicks() throws Exception {
        try (StandIn first = new StandIn();
                StandIn service = new StandIn();
                TestWindow window = open(first, service)) {
            window.press("retryTrips");
            window.press("confirmRetry");
            window.awaitText("nbItems", "321");
            assertClicks("first retry", 2);

            window.run(() ->
                    window.node("customerList").lookupAll(".customer-cell").stream()
                            .filter(cell ->
                                    String.valueOf(cell.getAccessibleText()).startsWith("Beta"))
                            .forEach(cell -> cell.setId("rowOfBeta")));
            window.press("rowOfBeta");
            window.awaitText("customerName", "Beta");
            window.press("retryTrips");
            window.press("confirmRetry");
            window.awaitText("nbItems", "321");
            assertClicks("another customer's retry while one is watched", 4);

            service.hold(false);
            window.press("refreshTask");
            window.awaitUsable("openReceipt");
            clicks.set(0);
            window.press("openReceipt");
            window.press("copyReceipt");
            window.awaitText("confirmation", "Copied: ");
            assertClicks("receipt", 2);
            window.keys(KeyCode.ESCAPE);
            window.awaitGone("receiptDialog");

            service.hold(true);
            window.press("retryCrashes");
            window.press("confirmRetry");
            window.awaitUsable("refreshTask");
            rejectTheKey(window, service);
            clicks.set(0);
            window.press("enterKey");
            pasteTheKey(window);
            assertClicks("key again", 1);

            window.press("navDashboard");
            String task = service.colleagueStarts("PUSH_FAILED_TRIPS", 9);
            clicks.set(0);
            window.press("attachTask");
            pasteTheTask(window, task);
            assertClicks("attach a task", 1);
        }
    }

    @Test
    void fiveJobs_takeTheCountedKeys() throws Exception {
        try (StandIn first = new StandIn();
                StandIn service = new StandIn();
                TestWindow window = open(first, service)) {
            retry(window, "retryTrips");
            window.awaitText("nbItems", "321");

            window.openCustomer("Beta");
            window.awaitText("customerName", "Beta");
            retry(window, "retryTrips");
            window.awaitText("nbItems", "321");

            service.hold(false);
            window.keys(KeyCode.F5);
            window.awaitUsable("openReceipt");
            window.tabTo("openReceipt");
            window.keys(KeyCode.SPACE);
            window.awaitUsable("copyReceipt");
            window.tabTo("copyReceipt");
            window.keys(KeyCode.SPACE);
            window.awaitText("confirmation", "Copied: ");
            window.keys(KeyCode.ESCAPE);
            window.awaitGone("receiptDialog");
            assertThat(window.focused()).isEqualTo("openReceipt");

            service.hold(true);
            retry(window, "retryCrashes");
            window.awaitUsable("refreshTask");
            rejectTheKey(window, service);
            window.tabTo("enterKey");
            window.keys(KeyCode.SPACE);
            pasteTheKey(window);

            String task = service.colleagueStarts("PUSH_FAILED_TRIPS", 9);
            window.shortcut(KeyCode.DIGIT1);
            window.tabTo("attachTask");
            window.keys(KeyCode.SPACE);
            pasteTheTask(window, task);
            assertClicks("by keyboard", 0);
        }
    }

    private void assertClicks(String job, int most) {
        assertThat(clicks.getAndSet(0)).as(job).isLessThanOrEqualTo(most);
    }

    private static void retry(TestWindow window, String button) {
        window.tabTo(button);
        window.keys(KeyCode.SPACE);
        window.await("the ticket", () -> window.focused().equals("retryReason"));
        window.shortcut(KeyCode.ENTER);
        window.awaitGone("startDialog");
    }

    private static void rejectTheKey(TestWindow window, StandIn service) {
        service.disturb(_ -> Reply.empty(401));
        window.keys(KeyCode.F5);
        window.awaitUsable("enterKey");
        service.behave();
    }

    private static void pasteTheKey(TestWindow window) {
        window.await("the key", () -> window.focused().equals("apiKey"));
        clipboard(window, StandIn.KEY);
        window.shortcut(KeyCode.V);
        window.keys(KeyCode.ENTER);
        window.awaitText("saveState", "Saved");
    }

    private static void pasteTheTask(TestWindow window, String task) {
        window.await(
                "the id",
                () ->
                        window.on(() ->
                                window.stage().getScene().getFocusOwner()
                                        instanceof javafx.scene.control.TextField));
        clipboard(window, task);
        window.shortcut(KeyCode.V);
        window.keys(KeyCode.ENTER);
        window.awaitGone("attachDialog");
        window.await("watched", () -> window.texts("taskId").contains(task));
    }

    private static void clipboard(TestWindow window, String text) {
        window.run(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        });
    }
}
