package dev.redrive.app;

import dev.redrive.testing.FakeKeychain;
import dev.redrive.testing.Reply;
import dev.redrive.testing.StandIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Leads through every screen and every dialog, in the states in which they look different, and lets
 * each be looked at. Dialogs are opened and left by the keyboard.
 */
final class Walk {

    /** Looks at a screen. Not on the JavaFX thread. */
    @FunctionalInterface
    interface Look {

        /** Looks at the screen that is shown now. */
        void at(TestWindow window, String screen) throws Exception;
    }

    private final Locale locale;
    private final String appearance;
    private final Look look;

    /**
     * A walk.
     *
     * @param language {@code en} or {@code fr}
     * @param appearance {@code LIGHT} or {@code DARK}, with {@code -CONTRAST} for high contrast
     */
    Walk(String language, String appearance, Look look) {
        this.locale = language.equals("fr") ? Locale.FRANCE : Locale.UK;
        this.appearance = appearance;
        this.look = look;
    }

    /** Walks through all of it. */
    void everywhere(Path home) throws Exception {
        theDemo(Files.createDirectory(home.resolve("demo")));
        oneCustomer(Files.createDirectory(home.resolve("one")));
        theHistory(Files.createDirectory(home.resolve("history")));
        severalCustomers(Files.createDirectory(home.resolve("several")));
    }

    private void show(TestWindow window, String screen) throws Exception {
        WaitForAsyncUtils.waitForFxEvents(3);
        look.at(window, screen);
    }

    /** Opens a dialog with the keyboard, shows it, and leaves it with Escape. */
    private void dialog(TestWindow window, String opener, String ready, String dialog)
            throws Exception {
        open(window, opener, ready);
        leave(window, opener, dialog, dialog);
    }

    private static void open(TestWindow window, String opener, String ready) {
        window.awaitUsable(opener);
        window.run(() -> window.node(opener).requestFocus());
        window.keys(KeyCode.SPACE);
        window.awaitUsable(ready);
    }

    private void leave(TestWindow window, String opener, String dialog, String screen)
            throws Exception {
        show(window, screen);
        window.keys(KeyCode.ESCAPE);
        window.awaitGone(dialog);
        window.await("the focus is back on " + opener, () -> window.focused().equals(opener));
    }

    private void dress(TestWindow window) {
        window.run(() -> {
            var preferences =
                    Objects.requireNonNull(window.program().parts()).models.profiles.preferences();
            preferences.appearance.set(
                    dev.redrive.profile.Appearance.valueOf(appearance.replace("-CONTRAST", "")));
            preferences.highContrast.set(appearance.endsWith("-CONTRAST"));
        });
    }

    private void theDemo(Path home) throws Exception {
        try (TestWindow window = TestWindow.open(locale, home)) {
            window.awaitUsable("demoReset");
            dress(window);
            show(window, "demo-first");
            window.press("navCredentials");
            window.awaitUsable("openDemo");
            show(window, "credentials-demo");
            window.press("navDashboard");
            window.press("demoTour");
            window.awaitUsable("tourNext");
            show(window, "tour");
            window.keys(KeyCode.ESCAPE);
            window.awaitGone("tourCard");
            theTeams(window);
            window.press("demoPause");
            open(window, "retryTrips", "checkReceiver");
            show(window, "startDialog-receiver");
            window.press("checkReceiver");
            window.awaitText("receiverResult", text -> text.contains("("), "an answer");
            leave(window, "retryTrips", "startDialog", "startDialog-receiver-checked");
            window.press("retryTrips");
            window.awaitUsable("confirmRetry");
            window.press("confirmRetry");
            window.awaitText("nbItems", "12");
            show(window, "demo-running");
        }
    }

    private void theTeams(TestWindow window) throws Exception {
        window.press("navAdmin");
        window.awaitUsable("peopleTable");
        window.awaitUsable("teamsTable");
        window.await(
                "listed", () -> !((TableView<?>) window.node("peopleTable")).getItems().isEmpty());
        window.await(
                "listed", () -> !((TableView<?>) window.node("teamsTable")).getItems().isEmpty());
        show(window, "admin");
        dialog(window, "createTeam", "newTeamName", "newTeam");
        dialog(window, "createPerson", "personUserId", "newPerson");
        window.run(
                () -> ((TableView<?>) window.node("teamsTable")).getSelectionModel().selectFirst());
        window.awaitUsable("disableTeam");
        show(window, "admin-team");
        dialog(window, "disableTeam", "disableTyped", "disableDialog");
        window.press("navDashboard");
    }

    private void oneCustomer(Path home) throws Exception {
        try (StandIn service = new StandIn()) {
            service.hold(true);
            Desk.writeProfile(home, "North", "PRODUCTION", service.url().toString());
            try (TestWindow window = TestWindow.open(new FakeKeychain(), locale, home)) {
                dress(window);
                window.await("read", () -> !window.text("lastTrips").endsWith("…"));
                show(window, "customer-no-key");
                credentials(window, home);
                settings(window);
                window.press("navDashboard");
                window.awaitUsable("retryTrips");
                show(window, "customer-idle");
                window.keys(KeyCode.F1);
                window.awaitUsable("closeShortcuts");
                show(window, "shortcutsDialog");
                window.keys(KeyCode.ESCAPE);
                window.awaitGone("shortcutsDialog");
                retries(window, service);
            }
        }
    }

    /** Begins a new profile with something wrong in every field. */
    static void fillWrongly(TestWindow window) {
        window.press("addProfile");
        window.awaitUsable("serviceUrl");
        window.run(() -> {
            ((TextInputControl) window.node("serviceUrl")).setText("http://example.com");
            ((TextInputControl) window.node("apiKey")).setText("two words");
        });
        window.press("saveProfile");
        window.awaitUsable("nameProblem");
    }

    private void credentials(TestWindow window, Path home) throws Exception {
        window.press("navCredentials");
        window.awaitUsable("addProfile");
        show(window, "credentials-untouched");
        fillWrongly(window);
        show(window, "credentials-problems");
        window.press("discardChanges");
        window.fill("apiKey", StandIn.KEY);
        window.press("keepFile");
        window.press("saveProfile");
        window.awaitUsable("passphraseAgain");
        show(window, "passphraseDialog");
        window.keys(KeyCode.ESCAPE);
        window.awaitGone("passphraseDialog");
        window.press("keepSession");
        window.press("saveProfile");
        window.awaitText("statusKey", "WXYZ");
        window.press("testConnection");
        window.await("tested", () -> window.text("connectionResult").contains(" ms"));
        show(window, "credentials-tested");
        dialog(window, "removeProfile", "questionNo", "question");
        Path file = home.resolve("elsewhere.json");
        String one =
                "{\"name\":\"%s\",\"kind\":\"TEST\",\"colour\":\"BLUE\",\"serviceUrl\":\"%s\"}";
        Files.writeString(
                file,
                "{\"format\":\"redrive-profiles\",\"version\":1,\"profiles\":[%s,%s]}"
                        .formatted(
                                one.formatted("North", "https://elsewhere.example"),
                                one.formatted("South", "https://south.example")));
        window.files.answer(file);
        open(window, "importProfiles", "confirmImport");
        leave(window, "importProfiles", "importDialog", "importDialog");
    }

    private void settings(TestWindow window) throws Exception {
        window.press("navSettings");
        window.awaitUsable("applyProxy");
        window.press("proxyManual");
        window.fill("proxyHost", "http://proxy");
        window.press("applyProxy");
        show(window, "settings");
        window.press("proxyNone");
        show(window, "settings-proxy-none");
        dialog(window, "openAbout", "closeAbout", "about");
        open(window, "saveDiagnostics", "confirmDiagnostics");
        window.await("collected", () -> !window.text("diagnosticsContent").isEmpty());
        leave(window, "saveDiagnostics", "diagnosticsDialog", "diagnosticsDialog");
    }

    private void retries(TestWindow window, StandIn service) throws Exception {
        open(window, "retryTrips", "receiverReady");
        show(window, "startDialog-blocked");
        leave(window, "retryTrips", "startDialog", "startDialog");
        start(window, "retryTrips");
        window.awaitText("nbRemaining", "240");
        show(window, "customer-running");
        service.colleagueStarts("PUSH_FAILED_CRASHES", 37);
        start(window, "retryCrashes");
        window.awaitUsable("problemAction");
        show(window, "customer-problem");
        window.press("problemAction");
        window.awaitUsable("attachTask");
        window.press("tryAgainIn");
        show(window, "alreadyRunning");
        window.keys(KeyCode.ESCAPE);
        window.awaitGone("alreadyRunning");
        window.press("problemDismiss");
        String other = service.colleagueStarts("PUSH_FAILED_TRIPS", 9);
        String crashes = service.colleagueStarts("PUSH_FAILED_CRASHES", 9);
        for (String task : List.of(other, crashes)) {
            window.press("navHistory");
            dialogToAttach(window, task);
        }
        window.press("navDashboard");
        window.awaitUsable("tripsTabs0");
        show(window, "customer-several-tasks");
        window.press("tripsTabs0");
        window.awaitText("nbItems", "321");
        window.press("openTask");
        window.awaitUsable("taskTimeline");
        window.press("chartAsTable");
        show(window, "task-running");
        window.press("navDashboard");
        service.disturb(_ -> Reply.nothing().thenReset());
        window.await("lost", () -> window.isShown("taskContact"));
        show(window, "customer-no-contact");
        service.behave();
        service.hold(false);
        window.press("refreshTask");
        window.awaitUsable("openReceipt");
        service.hold(true);
        show(window, "customer-ended");
        open(window, "openReceipt", "copyReceipt");
        leave(window, "openReceipt", "receiptDialog", "receiptDialog");
        window.press("openTask");
        window.awaitUsable("taskTimeline");
        show(window, "task-ended");
    }

    private void dialogToAttach(TestWindow window, String task) throws Exception {
        window.press("openAttach");
        window.awaitUsable("attachTask");
        show(window, "attachDialog");
        window.fill("attachTask", task);
        window.press("confirmAttach");
        window.awaitGone("attachDialog");
        window.await("watched", () -> window.texts("taskId").contains(task));
    }

    private static void start(TestWindow window, String button) {
        window.press(button);
        window.awaitUsable("receiverReady");
        window.press("receiverReady");
        window.press("confirmRetry");
        window.awaitGone("startDialog");
    }

    private void theHistory(Path home) throws Exception {
        Desk.writeProfile(home, "North", "PRODUCTION", "http://127.0.0.1:9");
        new PastRetries("North", "127.0.0.1:9", Instant.now().minusSeconds(3_600))
                .drained()
                .everyWay()
                .ofOthers()
                .completed(30)
                .writeTo(home);
        try (TestWindow window = TestWindow.open(locale, home)) {
            dress(window);
            window.press("navHistory");
            window.await("filled", () -> !window.text("historyCount").isEmpty());
            show(window, "history");
            for (int row : List.of(0, 1)) {
                window.run(() ->
                        ((TableView<?>) window.node("historyTable"))
                                .getSelectionModel()
                                .clearAndSelect(row));
                window.await("read", () -> !window.text("detailsVerdict").isEmpty());
                window.run(() -> window.node("historyTable").requestFocus());
                window.keys(KeyCode.RIGHT);
                show(window, "history-details-" + row);
            }
            dialog(window, "removeOld", "cancelRemoval", "removalDialog");
            window.fill("historyFilter", "nowhere");
            window.awaitUsable("clearFilters");
            show(window, "history-no-match");
            window.press("navDashboard");
            window.await("the card", () -> window.isShown("retryTrips"));
            show(window, "customer-with-outage");
        }
        Path broken = Files.createDirectory(home.resolve("broken"));
        Files.createDirectories(broken.resolve("history.db"));
        try (TestWindow window = TestWindow.open(locale, broken)) {
            dress(window);
            window.press("navHistory");
            window.awaitUsable("readAgain");
            show(window, "history-failed");
        }
    }

    private void severalCustomers(Path home) throws Exception {
        try (StandIn service = new StandIn()) {
            service.hold(true);
            String one =
                    "{\"id\":\"p%d\",\"name\":\"%s\",\"kind\":\"PRODUCTION\",\"colour\":\"RED\","
                            + "\"serviceUrl\":\"%s\"}";
            Files.writeString(
                    home.resolve("profiles.json"),
                    "{\"schema\":1,\"chosen\":\"p1\",\"appearance\":\"LIGHT\",\"profiles\":[%s,%s,%s]}"
                            .formatted(
                                    one.formatted(1, "Alpha", service.url()),
                                    one.formatted(2, "Beta", service.url()),
                                    one.formatted(3, "Gamma", service.url())));
            new PastRetries("Alpha", service.url().getAuthority(), Instant.now().minusSeconds(600))
                    .drained()
                    .writeTo(home);
            try (TestWindow window = TestWindow.open(locale, home)) {
                dress(window);
                BoardTest.enterKeys(window, profile -> profile.id().matches("p[12]"));
                window.awaitUsable("customersTable");
                window.run(() -> window.node("customersTable").requestFocus());
                window.keys(KeyCode.DOWN);
                show(window, "board");
                open(window, "attachTask", "cancelAttach");
                show(window, "board-attach");
                window.keys(KeyCode.ESCAPE);
                window.awaitGone("attachDialog");
            }
        }
    }
}
