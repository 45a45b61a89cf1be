package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.testing.Certificates;
import dev.redrive.testing.FxThreadGuard;
import dev.redrive.testing.Reply;
import dev.redrive.testing.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every screen can be read whole, in both languages and at both sizes; pictures of all go to
 * target/screens.
 */
@Tag("slow")
class ScreensTest {

    private static final String LONG_NAME = Gallery.LONG_NAME;

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    private Gallery gallery = new Gallery("en");

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void nothingIsCut(String language) throws Exception {
        gallery = new Gallery(language);
        assertThat(LONG_NAME).hasSize(60);
        try (StandIn service = new StandIn()) {
            service.hold(true);
            Desk.writeProfile(home, LONG_NAME, "PRODUCTION", service.url().toString());
            try (TestWindow window = TestWindow.open(gallery.locale(), home)) {
                walk(window, service);
            }
        }
        assertThat(gallery.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void nothingIsCutInTheHistory(String language) throws Exception {
        gallery = new Gallery(language);
        String address = "http://127.0.0.1:9";
        Desk.writeProfile(home, LONG_NAME, "PRODUCTION", address);
        try (TestWindow window = TestWindow.open(gallery.locale(), home)) {
            window.press("navHistory");
            window.await("empty", () -> !window.text("historyCount").isEmpty());
            show(window, "history-empty");
        }
        new PastRetries(LONG_NAME, "127.0.0.1:9", Instant.now().minusSeconds(3_600))
                .drained()
                .everyWay()
                .ofOthers()
                .completed(300)
                .writeTo(home);
        try (TestWindow window = TestWindow.open(gallery.locale(), home)) {
            window.press("navHistory");
            window.await("filled", () -> window.text("historyCount").startsWith("310"));
            show(window, "history");
            window.press("openAttach");
            window.press("confirmAttach");
            show(window, "history-attach");
            window.press("cancelAttach");
            window.press("removeOld");
            window.awaitText("removeMeaning", text -> text.endsWith("."), "counted");
            show(window, "history-remove");
            window.press("cancelRemoval");
            for (int row = 0; row < 8; row++) {
                select(window, row);
                show(window, "history-details-" + row);
            }
            select(window, 0);
            window.run(() -> unfold(window));
            show(window, "history-unfolded");
            window.fill("historyFilter", "nowhere");
            window.awaitUsable("clearFilters");
            show(window, "history-no-match");
        }
        Path other = Files.createDirectories(home.resolve("other"));
        Files.createDirectories(other.resolve("history.db"));
        try (TestWindow window = TestWindow.open(gallery.locale(), other)) {
            window.press("navHistory");
            window.awaitUsable("readAgain");
            show(window, "history-failed");
        }
        assertThat(gallery.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void theSettingsOfTheConnection(String language, @TempDir Path keys) throws Exception {
        gallery = new Gallery(language);
        Certificates made = new Certificates(keys);
        made.ownedBy(LONG_NAME + " · autorité interne");
        made.expired();
        Desk.writeProfile(home, "North", "TEST", "https://127.0.0.1:9");
        try (TestWindow window = TestWindow.open(gallery.locale(), home)) {
            window.press("navSettings");
            window.await("read", () -> !window.text("proxyInUse").isEmpty());
            showConnection(window, "settings-connection-empty");
        }
        Path folder = Files.createDirectory(home.resolve("certificates"));
        for (String name : List.of("named", "expired")) {
            Files.writeString(
                    folder.resolve(name + ".pem"), Certificates.pem(made.certificate(name)));
        }
        Files.writeString(folder.resolve("notes.pem"), "no certificate");
        try (TestWindow window = TestWindow.open(gallery.locale(), home)) {
            window.files.answer(
                    Files.writeString(keys.resolve("ca.pem"), Certificates.pem(made.authority())));
            window.press("navSettings");
            window.awaitUsable("applyProxy");
            window.press("proxyManual");
            window.fill("proxyHost", "http://proxy");
            window.fill("proxyPort", "80 80");
            window.fill("proxyUser", "jo:el");
            window.press("applyProxy");
            window.awaitUsable("certificateOwner");
            showConnection(window, "settings-connection");
            window.press("addCertificate");
            window.awaitUsable("questionYes");
            show(window, "settings-trust");
            window.press("questionNo");
            window.files.answer(folder.resolve("notes.pem"));
            window.press("addCertificate");
            window.awaitText("problemTitle", text -> !text.isEmpty(), "told");
            showConnection(window, "settings-connection-bad-file");
        }
        assertThat(gallery.problems()).isEmpty();
    }

    private void showConnection(TestWindow window, String screen) throws IOException {
        for (double part : new double[] {0.5, 1}) {
            window.run(() -> ((ScrollPane) window.node("settings")).setVvalue(part));
            show(window, screen + "-" + (int) (part * 2));
        }
    }

    @SuppressWarnings("unchecked")
    private static void unfold(TestWindow window) {
        var table = (TableView<Object>) window.node("historyTable");
        table.requestFocus();
        table.fireEvent(
                new KeyEvent(
                        KeyEvent.KEY_PRESSED, "", "", KeyCode.RIGHT, false, false, false, false));
    }

    private static void select(TestWindow window, int row) {
        window.awaitUsable("historyTable");
        window.run(
                () -> ((TableView<?>) window.node("historyTable")).getSelectionModel().select(row));
        window.await("read", () -> !window.text("historyChartText").isEmpty());
    }

    private void walk(TestWindow window, StandIn service) throws IOException, TimeoutException {
        show(window, "dashboard-empty");
        window.press("navCredentials");
        Walk.fillWrongly(window);
        show(window, "credentials-problems");
        window.press("discardChanges");
        window.fill("apiKey", StandIn.KEY);
        window.press("saveProfile");
        window.awaitText("statusKey", "WXYZ");
        window.press("testConnection");
        window.await("tested", () -> window.text("connectionResult").contains(" ms"));
        show(window, "credentials-tested");
        window.press("removeProfile");
        show(window, "remove-question");
        window.press("questionNo");
        showImport(window);
        window.press("navSettings");
        window.press("namesTyped");
        show(window, "settings");
        window.press("openAbout");
        window.awaitText("aboutVersion", text -> !text.isEmpty(), "the dialog says the version");
        show(window, "about");
        window.press("closeAbout");
        window.press("saveDiagnostics");
        window.awaitUsable("confirmDiagnostics");
        window.await("collected", () -> !window.text("diagnosticsContent").isEmpty());
        show(window, "diagnostics");
        window.press("cancelDiagnostics");
        window.press("navDashboard");
        window.press("retryTrips");
        show(window, "start");
        typeName(window);
        window.press("receiverReady");
        window.press("confirmRetry");
        window.awaitText("nbRemaining", "240");
        show(window, "dashboard-running");
        service.colleagueStarts("PUSH_FAILED_CRASHES", 37);
        window.press("retryCrashes");
        typeName(window);
        window.press("receiverReady");
        window.press("confirmRetry");
        window.awaitUsable("problemAction");
        show(window, "already-running-known");
        window.press("problemAction");
        window.awaitUsable("attachTask");
        window.press("tryAgainIn");
        window.run(() -> ((TextInputControl) window.node("attachTask")).setText("two words"));
        window.press("watchTask");
        show(window, "already-running");
        window.press("closeRunning");
        window.press("problemDismiss");
        window.press("navDashboard");
        service.disturb(_ -> Reply.nothing().thenReset());
        window.awaitText(
                "taskFreshness", text -> text.contains("Try ") || text.contains("Essai "), "lost");
        show(window, "dashboard-no-contact");
        service.behave();
        service.hold(false);
        window.press("refreshTask");
        window.awaitUsable("taskVerdict");
        show(window, "dashboard-completed");
    }

    private void showImport(TestWindow window) throws IOException, TimeoutException {
        Path file = home.resolve("elsewhere.json");
        window.files.answer(file);
        window.press("exportProfiles");
        TestWindow.awaitFile(file, LONG_NAME);
        window.awaitUsable("problemDismiss");
        String one =
                """
                {"name":"%s","kind":"TEST","colour":"BLUE","serviceUrl":"%s"}\
                """;
        Files.writeString(
                file,
                """
                {"format":"redrive-profiles","version":1,"profiles":[%s,%s,%s]}\
                """
                        .formatted(
                                one.formatted(LONG_NAME, "https://elsewhere.example"),
                                one.formatted("South", "https://south.example"),
                                one.formatted("Démo", "https://demo.example")));
        window.press("importProfiles");
        window.awaitUsable("confirmImport");
        show(window, "import");
        window.press("cancelImport");
    }

    private static void typeName(TestWindow window) {
        window.run(() -> ((TextInputControl) window.node("typedName")).setText(LONG_NAME));
    }

    private void show(TestWindow window, String screen) throws IOException {
        gallery.show(window, screen);
    }
}
