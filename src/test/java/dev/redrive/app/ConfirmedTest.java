package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.testing.FxThreadGuard;
import dev.redrive.ui.kit.ProblemBanner;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Everything that is copied, saved or exported is confirmed, to the eye and to a screen reader. */
@Tag("slow")
class ConfirmedTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    @Test
    void everyCopyOfATask_isConfirmed() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            TestWindow window = desk.window;
            desk.service.hold(true);
            desk.startTrips();
            copied(window, "copyTaskId", window.text("taskId"));
            copied(window, "copyRequest", "curl ");
            window.press("openTask");
            copied(window, "copyRequest", "curl ");
            copied(window, "copyTaskId", window.text("taskId"));
            window.press("navSettings");
            window.press("openAbout");
            copied(window, "copyAbout", "Version ");
            window.press("closeAbout");
            Objects.requireNonNull(Thread.getDefaultUncaughtExceptionHandler())
                    .uncaughtException(Thread.currentThread(), new IllegalStateException("odd"));
            copied(window, "problemAction", "Redrive ");
        }
    }

    @Test
    void everyCopySaveAndExportOfTheHistory_isConfirmed() throws Exception {
        Desk.writeProfile(home, "North", "TEST", "http://127.0.0.1:9");
        new PastRetries("North", "127.0.0.1:9", Instant.now().minusSeconds(3_600))
                .everyWay()
                .writeTo(home);
        try (TestWindow window = TestWindow.open(home)) {
            window.press("navHistory");
            window.awaitText("historyCount", "7 outages");
            window.run(() -> {
                TableView<?> table = (TableView<?>) window.node("historyTable");
                table.getSelectionModel().clearAndSelect(0);
                table.requestFocus();
            });
            window.await("details", () -> !window.text("detailsTaskId").isEmpty());
            String id = window.text("detailsTaskId");
            copied(window, "copyTaskId", id);
            window.run(() -> window.node("historyTable").requestFocus());
            window.shortcut(KeyCode.C);
            confirmed(window, id);
            window.run(() ->
                    ((TableView<?>) window.node("historyTable"))
                            .getContextMenu().getItems().stream()
                                    .filter(item -> "rowCopy".equals(item.getId()))
                                    .forEach(item -> item.fire()));
            confirmed(window, id);
            window.fill("historyNote", "asked");
            window.press("saveNote");
            said(window, "noteMessage", "Note saved");
            window.press("saveReceipt");
            copied(window, "copyReceipt", "Retry of failed");
            window.files.answer(home.resolve("receipt.txt"));
            window.press("saveReceiptText");
            said(window, "receiptMessage", "Saved as receipt.txt");
            window.files.answer(home.resolve("receipt.html"));
            window.press("saveReceiptPage");
            said(window, "receiptMessage", "Saved as receipt.html");
            window.press("closeReceipt");
            for (String name : new String[] {"all.csv", "all.json"}) {
                window.files.answer(home.resolve(name));
                int item = name.endsWith("csv") ? 0 : 1;
                window.run(() ->
                        ((MenuButton) window.node("exportHistory")).getItems().get(item).fire());
                banner(window, "entries were written: " + home.resolve(name));
            }
        }
    }

    @Test
    void savingAProfileAndExports_areConfirmed() throws Exception {
        Desk.writeProfile(home, "North", "TEST", "http://127.0.0.1:9");
        try (TestWindow window = TestWindow.open(home)) {
            window.press("navCredentials");
            window.fill("profileName", "South");
            window.press("saveProfile");
            said(window, "saveState", "Saved");
            window.files.answer(home.resolve("given.json"));
            window.press("exportProfiles");
            banner(window, "One profile was exported");
            window.press("navSettings");
            window.press("saveDiagnostics");
            window.await("collected", () -> !window.text("diagnosticsContent").isEmpty());
            window.files.answer(home.resolve("diagnostics.zip"));
            window.press("confirmDiagnostics");
            banner(window, "The diagnostics were saved");
        }
    }

    /** Presses that button, which copies. */
    private static void copied(TestWindow window, String button, String start) {
        window.awaitUsable(button);
        window.run(() -> window.node(button).requestFocus());
        window.keys(KeyCode.SPACE);
        confirmed(window, start);
    }

    /** What was copied is said, and goes from the screen before the next. */
    private static void confirmed(TestWindow window, String start) {
        said(window, "confirmation", "Copied: " + start);
        assertThat(window.clipboard()).startsWith(start);
        window.run(() -> window.node("confirmation").setVisible(false));
    }

    private static void said(TestWindow window, String label, String words) {
        window.awaitText(label, words);
        assertThat(window.on(() -> heard(window.node(label)))).contains(words);
    }

    /** A banner of the page or the window says so, and where. */
    private static void banner(TestWindow window, String words) {
        window.await(
                words,
                () -> window.isShown("problemTitle") && heard(banner(window)).contains(words));
    }

    private static Node banner(TestWindow window) {
        Node up = window.node("problemTitle");
        while (!(up instanceof ProblemBanner)) {
            up = up.getParent();
        }
        return up;
    }

    /** Read as a text. JavaFX thread. */
    private static String heard(Node node) {
        assertThat(node.getAccessibleRole()).isEqualTo(AccessibleRole.TEXT);
        return String.valueOf(node.queryAccessibleAttribute(AccessibleAttribute.TEXT));
    }
}
