package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.profile.SecretState;
import dev.redrive.testing.Certificates;
import dev.redrive.testing.FakeKeychain;
import dev.redrive.testing.FxThreadGuard;
import dev.redrive.testing.Reply;
import dev.redrive.testing.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Dimension2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.Image;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Every screen can be read whole, in both languages and at both sizes; pictures of all go to
 * target/screens.
 */
class ScreensTest {

    private static final String LONG_NAME =
            "Assurances Mutuelles du Nord et du Pas-de-Calais, flotte 1/2";
    private static final List<Dimension2D> SIZES =
            List.of(new Dimension2D(1120, 720), new Dimension2D(900, 600));

    /**
     * What may be cut where there is no room, since it stands whole in its tooltip or beside:
     * language, size, node.
     */
    private static final Set<String> KNOWN =
            Set.of(
                    "en-1120x720 #statusKey cut",
                    "fr-1120x720 #statusKey cut",
                    "en-900x600 #statusKey cut",
                    "fr-900x600 #statusKey cut",
                    "en-900x600 #statusZone cut",
                    "fr-900x600 #statusZone cut",
                    "en-900x600 #profileHost cut",
                    "fr-900x600 #profileHost cut");

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    private final Pictures pictures = new Pictures(Path.of("target", "screens"));
    private final List<String> problems = new ArrayList<>();
    private String language = "";
    private String theme = "";

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "en, DARK", "fr, LIGHT", "fr, DARK"})
    void nothingIsCut(String inLanguage, String appearance) throws Exception {
        language = inLanguage;
        theme = appearance.toLowerCase(Locale.ROOT);
        assertThat(LONG_NAME).hasSize(60);
        try (StandIn service = new StandIn()) {
            service.hold(true);
            Desk.writeProfile(home, LONG_NAME, "PRODUCTION", service.url().toString());
            Path file = home.resolve("profiles.json");
            Files.writeString(file, Files.readString(file).replace("LIGHT", appearance));
            Locale locale = language.equals("fr") ? Locale.FRANCE : Locale.UK;
            try (TestWindow window = TestWindow.open(locale, home)) {
                walk(window, service);
            }
        }
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "en, DARK", "fr, LIGHT", "fr, DARK"})
    void nothingIsCutInTheHistory(String inLanguage, String appearance) throws Exception {
        language = inLanguage;
        theme = appearance.toLowerCase(Locale.ROOT);
        String address = "http://127.0.0.1:9";
        Desk.writeProfile(home, LONG_NAME, "PRODUCTION", address);
        Path file = home.resolve("profiles.json");
        Files.writeString(file, Files.readString(file).replace("LIGHT", appearance));
        Locale locale = language.equals("fr") ? Locale.FRANCE : Locale.UK;
        try (TestWindow window = TestWindow.open(locale, home)) {
            window.press("navHistory");
            window.await("empty", () -> !window.text("historyCount").isEmpty());
            show(window, "history-empty");
        }
        new PastRetries(LONG_NAME, "127.0.0.1:9", Instant.now().minusSeconds(3_600))
                .everyWay()
                .ofOthers()
                .completed(300)
                .writeTo(home);
        try (TestWindow window = TestWindow.open(locale, home)) {
            window.press("navHistory");
            window.await("filled", () -> window.text("historyCount").startsWith("309"));
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
            window.press("historyNote"); // It is far below.
            show(window, "history-note");
            window.fill("historyFilter", "nowhere");
            window.awaitUsable("clearFilters");
            show(window, "history-no-match");
        }
        Path other = Files.createDirectories(home.resolve("other"));
        Files.createDirectories(other.resolve("history.db"));
        try (TestWindow window = TestWindow.open(locale, other)) {
            window.press("navHistory");
            window.awaitUsable("readAgain");
            show(window, "history-failed");
        }
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "en, DARK", "fr, LIGHT", "fr, DARK"})
    void theSettingsOfTheConnection(String inLanguage, String appearance, @TempDir Path keys)
            throws Exception {
        language = inLanguage;
        theme = appearance.toLowerCase(Locale.ROOT);
        Certificates made = new Certificates(keys);
        made.ownedBy(LONG_NAME + " · autorité interne");
        made.expired();
        Desk.writeProfile(home, "North", "TEST", "https://127.0.0.1:9");
        Path file = home.resolve("profiles.json");
        Files.writeString(file, Files.readString(file).replace("LIGHT", appearance));
        Locale locale = language.equals("fr") ? Locale.FRANCE : Locale.UK;
        try (TestWindow window = TestWindow.open(locale, home)) {
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
        try (TestWindow window = TestWindow.open(locale, home)) {
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
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "en, DARK", "fr, LIGHT", "fr, DARK"})
    void nothingIsCutWhereKeysAreKept(String inLanguage, String appearance) throws Exception {
        language = inLanguage;
        theme = appearance.toLowerCase(Locale.ROOT);
        Desk.writeProfile(home, LONG_NAME, "PRODUCTION", "http://127.0.0.1:9");
        Path file = home.resolve("profiles.json");
        Files.writeString(file, Files.readString(file).replace("LIGHT", appearance));
        Locale locale = language.equals("fr") ? Locale.FRANCE : Locale.UK;
        FakeKeychain keychain = new FakeKeychain();
        try (TestWindow window = TestWindow.open(keychain, locale, home)) {
            window.press("navCredentials");
            window.awaitText("keychainNote", text -> !text.endsWith("…"), "tried");
            window.fill("apiKey", StandIn.KEY);
            window.press("keepKeychain");
            window.press("saveProfile");
            window.awaitText("keyStorageState", "Secret Service");
            show(window, "keys-keychain", "keyStorage");
            keychain.answer(SecretState.LOCKED);
            window.fill("apiKey", StandIn.KEY);
            window.press("saveProfile");
            window.awaitUsable("keyStorageAgain");
            show(window, "keys-not-kept", "keyStorage");
            show(window, "keys-not-kept-banner", "profileName");
            keychain.answer(SecretState.STORED);
            window.press("keepSession");
            window.press("saveProfile");
            window.awaitGone("keyStorageAgain");
            show(window, "keys-session", "keyStorage");
            window.press("keepFile");
            window.press("saveProfile");
            window.awaitUsable("passphraseAgain");
            window.fill("passphrase", "short");
            window.press("confirmPassphrase");
            show(window, "keys-new-passphrase");
            window.fill("passphrase", "correct horse battery");
            window.fill("passphraseAgain", "correct horse battery");
            window.press("confirmPassphrase");
            window.awaitGone("passphraseDialog");
            show(window, "keys-file", "keyStorage");
        }
        keychain.answer(SecretState.NO_SERVICE);
        try (TestWindow window = TestWindow.open(keychain, locale, home)) {
            window.awaitUsable("passphrase");
            window.fill("passphrase", "wrong");
            window.press("confirmPassphrase");
            window.awaitUsable("setAsideKeyFile");
            show(window, "keys-wrong-passphrase");
            window.press("cancelPassphrase");
            window.press("navCredentials");
            window.awaitUsable("tryKeychain");
            show(window, "keys-none", "keyStorage");
        }
        assertThat(problems).isEmpty();
    }

    /** Shows a screen scrolled to one of its parts. */
    private void show(TestWindow window, String screen, String part) throws IOException {
        window.run(() -> scrollTo(window.node(part)));
        show(window, screen);
    }

    private static void scrollTo(Node part) {
        for (Node up = part; up != null; up = up.getParent()) {
            if (up instanceof ScrollPane pane) {
                double top =
                        part.localToScene(0, 0).getY()
                                - pane.getContent().localToScene(0, 0).getY();
                double room = pane.getContent().getLayoutBounds().getHeight() - pane.getHeight();
                pane.setVvalue(room <= 0 ? 0 : Math.clamp((top - 60) / room, 0, 1));
                return;
            }
        }
    }

    private void showConnection(TestWindow window, String screen) throws IOException {
        for (double part : new double[] {0.5, 1}) {
            window.run(() -> ((ScrollPane) window.node("settings")).setVvalue(part));
            show(window, screen + "-" + (int) (part * 2));
        }
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
        window.press("addProfile");
        window.awaitUsable("serviceUrl");
        window.run(() -> {
            ((TextInputControl) window.node("serviceUrl")).setText("http://example.com");
            ((TextInputControl) window.node("apiKey")).setText("two words");
        });
        window.press("saveProfile");
        window.awaitUsable("nameProblem");
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
        for (Dimension2D size : SIZES) {
            window.run(() -> {
                window.stage().setWidth(size.getWidth());
                window.stage().setHeight(size.getHeight());
            });
            WaitForAsyncUtils.waitForFxEvents(3);
            String pixels = (int) size.getWidth() + "x" + (int) size.getHeight();
            Image picture =
                    window.on(() -> {
                        Parent root = window.stage().getScene().getRoot();
                        root.applyCss();
                        root.layout();
                        CutTexts.in(root.getScene(), LONG_NAME).stream()
                                .map(fault -> language + "-" + pixels + " " + fault)
                                .filter(fault -> KNOWN.stream().noneMatch(fault::startsWith))
                                .forEach(
                                        fault -> problems.add(screen + "-" + theme + ": " + fault));
                        return root.getScene().snapshot(null);
                    });
            pictures.write(String.join("-", screen, language, theme, pixels), picture);
        }
    }
}
