package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.demo.Deliveries;
import dev.redrive.demo.DemoService;
import dev.redrive.demo.DemoState;
import dev.redrive.demo.Scenario;
import dev.redrive.profile.Preferences.Language;
import dev.redrive.testing.FxThreadGuard;
import dev.redrive.testing.StandIn;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.profiles.PreferencesModel;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxToolkit;
import org.testfx.api.FxToolkitContext;
import org.testfx.service.support.FiredEvents;

/** Another language is chosen while the window is open. */
@Tag("slow")
class LanguageTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    private static final OldWords ENGLISH = new OldWords(Locale.UK, Locale.FRANCE);
    private static final OldWords FRENCH = new OldWords(Locale.FRANCE, Locale.UK);
    private static final List<String> PAGES =
            List.of("navDashboard", "navHistory", "navCredentials", "navSettings");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    private static Wiring parts(TestWindow window) {
        return Objects.requireNonNull(window.program().parts());
    }

    static PreferencesModel preferences(TestWindow window) {
        return parts(window).models.profiles.preferences();
    }

    /** Chooses the language as another window would, and waits until the pages are in it. */
    static void speak(TestWindow window, Language language) {
        String word = language == Language.FRENCH ? "Historique" : "History";
        window.run(() -> preferences(window).language.set(language));
        window.awaitText("navHistory", word);
    }

    private static void assertNothingOld(TestWindow window, OldWords old, String where) {
        window.await(
                "laid out",
                () -> {
                    Parent root = window.stage().getScene().getRoot();
                    root.applyCss();
                    root.layout();
                    return true;
                });
        assertThat(window.<Set<String>>on(() -> old.in(window.stage()))).as(where).isEmpty();
    }

    @Test
    void everyPageChangesAtOnce_bothWays_inTheMiddleOfARunningTask() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            TestWindow window = desk.window;
            desk.service.hold(true);
            desk.startTrips();
            String id = window.text("taskId");
            long sent = desk.service.requests("POST");
            for (String page : PAGES) { // Made in English, so that none is only made in French.
                window.press(page);
            }
            for (String page : PAGES) {
                window.press(page);
                for (Language language : List.of(Language.FRENCH, Language.ENGLISH)) {
                    speak(window, language);
                    boolean french = language == Language.FRENCH;
                    assertNothingOld(window, french ? ENGLISH : FRENCH, page + " " + language);
                    assertThat(window.on(() -> ((ToggleButton) window.node(page)).isSelected()))
                            .as(page)
                            .isTrue();
                }
            }
            window.press("navDashboard");
            assertThat(window.text("taskId")).isEqualTo(id);
            long asked = desk.service.requests("GET /task");
            window.await("watched on", () -> desk.service.requests("GET /task") > asked);
            assertThat(desk.service.requests("POST")).isEqualTo(sent);
            desk.service.hold(false);
            speak(window, Language.FRENCH);
            desk.hurry();
            assertThat(window.text("taskVerdict")).contains("traités");
            assertNothingOld(window, ENGLISH, "ended");
        }
    }

    @Test
    void theTaskPageHasNoOldWords_andStays() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            desk.service.hold(true);
            desk.startTrips();
            desk.window.press("openTask");
            desk.window.awaitUsable("backToPage");
            String id = desk.window.text("taskId");

            speak(desk.window, Language.FRENCH);
            assertNothingOld(desk.window, ENGLISH, "task page");
            assertThat(desk.window.text("taskId")).isEqualTo(id);
            assertThat(desk.window.isShown("backToPage")).isTrue();

            speak(desk.window, Language.ENGLISH);
            assertNothingOld(desk.window, FRENCH, "task page");
        }
    }

    @Test
    void theBoardBannersAndToastsAreSaidAgain() throws Exception {
        try (StandIn first = new StandIn();
                StandIn second = new StandIn()) {
            Files.writeString(
                    home.resolve("profiles.json"),
                    """
                    {"schema":1,"chosen":"p1","appearance":"LIGHT","profiles":
                    [{"id":"p1","name":"Alpha","kind":"TEST","colour":"RED","serviceUrl":"%s"},
                    {"id":"p2","name":"Beta","kind":"PRODUCTION","colour":"TEAL","serviceUrl":"%s"}]}\
                    """
                            .formatted(first.url(), second.url()));
            try (TestWindow window = TestWindow.open(home)) {
                window.awaitUsable("filterRunning");
                window.press("filterNeedsYou");
                window.run(() -> {
                    Wiring parts = parts(window);
                    parts.notices().failed("shell.logsFailed", new java.io.IOException("disk"));
                    parts.shell
                            .toasts()
                            .show(
                                    parts.models.profiles.chosen(),
                                    () -> parts.models.texts.get("common.cancel"),
                                    () -> {},
                                    () -> {});
                });
                assertThat(window.isShown("toast")).isTrue();
                speak(window, Language.FRENCH);

                assertNothingOld(window, ENGLISH, "board");
                assertThat(window.isShown("toast")).isTrue();
                assertThat(window.isShown("problemTitle")).isTrue();
                assertThat(
                                window.on(() ->
                                        ((ToggleButton) window.node("filterNeedsYou"))
                                                .isSelected()))
                        .isTrue();

                speak(window, Language.ENGLISH);
                assertNothingOld(window, FRENCH, "board");
            }
        }
    }

    @Test
    void theDemoAndItsTourChange_andTheTourStaysWhereItIs() throws Exception {
        try (TestWindow window = TestWindow.open(home, "--demo")) {
            window.press("firstTour");
            window.press("tourNext");
            window.awaitText("tourStep", "2");
            speak(window, Language.FRENCH);
            assertNothingOld(window, ENGLISH, "demo");
            assertThat(window.text("tourStep")).contains("2");
            assertThat(window.text("customerName")).isEqualTo("Démo");

            speak(window, Language.ENGLISH);
            assertNothingOld(window, FRENCH, "demo");
            window.press("tourLeave");
            speak(window, Language.FRENCH);
            assertNothingOld(window, ENGLISH, "demo without its tour");
        }
    }

    /** What is asked of the service, in the middle of which story, and where the tour is. */
    @ParameterizedTest
    @CsvSource({
        "NIGHT_OUTAGE, retryTrips, 12480",
        "CRASH_BACKLOG, retryCrashes, 1250",
        "PAUSED_MIDWAY, retryTrips, 12480"
    })
    void amidAStory_allOfTheDemoChanges_andNothingStartsOver(
            Scenario story, String retry, long nbItems) throws Exception {
        try (TestWindow window = TestWindow.open(home, "--demo", story.word())) {
            window.awaitUsable(retry);
            window.press("demoSpeed1");
            window.press(retry);
            window.press("confirmRetry");
            window.await("a task", () -> !window.text("taskId").isEmpty());
            String task = window.text("taskId");
            DemoService service = Objects.requireNonNull(parts(window).models.demo.service());
            String server = window.text("demoMeaning");

            speak(window, Language.FRENCH);

            assertNothingOld(window, ENGLISH, "demo");
            assertThat(window.text("demoMeaning")).isNotEmpty().isNotEqualTo(server);
            assertThat(window.text("demoAbout")).isEqualTo(french("demo.about." + story.name()));
            assertThat(window.text("demoTour")).isEqualTo(french("demo.tour"));
            assertThat(window.text("taskId")).isEqualTo(task);
            DemoState now = service.state();
            Deliveries main = now.of(now.latest());
            assertThat(now.scenario()).isEqualTo(story);
            assertThat(main.nbRetries()).isOne();
            assertThat(main.nbItems()).isEqualTo(nbItems);
            window.press("demoSpeed60");
            window.await("ended", () -> !window.text("taskVerdict").isEmpty());
            assertThat(service.state().of(now.latest()).nbRetries()).isOne();
            assertNothingOld(window, ENGLISH, "demo, ended");
        }
    }

    private static String french(String key) {
        return new Texts(Locale.FRENCH).get(key);
    }

    @Test
    void theSettingByKeyboard_keepsPageFocusAndScroll() throws Exception {
        Desk.writeProfile(home, "North", "TEST", "http://127.0.0.1:9");
        try (TestWindow window = TestWindow.open(home)) {
            window.shortcut(KeyCode.DIGIT4);
            window.tabTo("languageSystem");
            window.keys(KeyCode.RIGHT, KeyCode.RIGHT); // English on the way, as it is now.

            window.awaitText("navHistory", "Historique");
            assertNothingOld(window, ENGLISH, "settings");
            assertThat(window.focused()).isEqualTo("languageFrench");
            speak(window, Language.ENGLISH);
            assertThat(window.focused()).isEqualTo("languageFrench");
            assertThat(window.words()).doesNotContain("next start");
        }
    }

    @Test
    void whatIsHalfTypedStays() throws Exception {
        Desk.writeProfile(home, "North", "TEST", "http://127.0.0.1:9");
        try (TestWindow window = TestWindow.open(home)) {
            window.press("navCredentials");
            window.fill("profileName", "Northern");
            window.fill("apiKey", "half-a-key");
            window.press("kindProduction");
            window.run(() -> ((TextInputControl) window.node("profileFilter")).setText("nor"));
            window.press("navHistory");
            window.fill("historyFilter", "ticket 4");
            window.press("navSettings");
            window.press("proxyManual");
            window.fill("proxyHost", "proxy.exam");
            window.run(() -> scroll(window).setVvalue(0.6));

            speak(window, Language.FRENCH);

            window.awaitText("proxyHost", "proxy.exam");
            assertThat(window.<Double>on(() -> scroll(window).getVvalue())).isGreaterThan(0.3);
            assertThat(window.focused()).isEqualTo("proxyHost");
            window.press("navHistory");
            assertThat(window.text("historyFilter")).isEqualTo("ticket 4");
            window.press("navCredentials");
            assertThat(window.text("profileName")).isEqualTo("Northern");
            assertThat(window.text("apiKey")).isEqualTo("half-a-key");
            assertThat(window.text("profileFilter")).isEqualTo("nor");
            assertThat(window.on(() -> ((ToggleButton) window.node("kindProduction")).isSelected()))
                    .isTrue();
            assertThat(window.isUsable("saveProfile")).isTrue();
        }
    }

    private static ScrollPane scroll(TestWindow window) {
        return (ScrollPane)
                window.stage().getScene().getRoot().lookupAll(".scroll-pane").stream()
                        .filter(TestWindow::isSeen)
                        .filter(pane -> pane.lookup("#proxyHost") != null)
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void aDialogIsNotTakenAway_theLanguageChangesAfterIt() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            desk.window.press("retryTrips");
            desk.window.awaitUsable("retryReason");
            desk.window.fill("retryReason", "ticket 77");
            desk.window.run(() -> preferences(desk.window).language.set(Language.FRENCH));
            desk.window.run(() -> {});
            assertThat(desk.window.text("retryReason")).isEqualTo("ticket 77");
            assertThat(desk.window.text("navHistory")).isEqualTo("History");

            desk.window.keys(KeyCode.ESCAPE);

            desk.window.awaitText("navHistory", "Historique");
            desk.window.press("retryTrips");
            desk.window.awaitUsable("retryReason");
            assertThat(desk.window.text("retryReason")).isEqualTo("ticket 77");
            assertNothingOld(desk.window, ENGLISH, "start dialog");
        }
    }

    @Test
    void oldPagesAreLetGo() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            TestWindow window = desk.window;
            desk.service.hold(true);
            desk.startTrips();
            List<WeakReference<Node>> old = new ArrayList<>();
            for (String page : PAGES) {
                window.press(page);
                window.run(() -> {
                    Parent content = (Parent) window.node("content");
                    old.add(new WeakReference<>(content.getChildrenUnmodifiable().getFirst()));
                });
            }
            speak(window, Language.FRENCH);
            for (String page : PAGES) {
                window.press(page);
            }
            forgetEvents();
            window.await(
                    "let go",
                    () -> {
                        System.gc();
                        return old.stream().allMatch(page -> page.get() == null);
                    });
        }
    }

    /** TestFX keeps every event it has seen, and each of them the node it was for. */
    private static void forgetEvents() throws ReflectiveOperationException {
        Field kept = FxToolkitContext.class.getDeclaredField("firedEvents");
        kept.setAccessible(true);
        ((FiredEvents) kept.get(FxToolkit.toolkitContext())).clearEvents();
    }

    @Test
    void aSentenceInTheBannerIsSaidAgain_andSettledStill() {
        dev.redrive.ui.kit.Problems problems = new dev.redrive.ui.kit.Problems();
        dev.redrive.ui.kit.Texts texts = new dev.redrive.ui.kit.Texts(Locale.UK);
        Problem first = problems.add(() -> Problem.error(texts.get("common.cancel"), ""));

        texts.speak(Locale.FRANCE);
        problems.sayAgain();

        assertThat(Objects.requireNonNull(problems.shownProperty().get()).title())
                .isEqualTo(texts.get("common.cancel"));
        problems.settle(first);
        assertThat(problems.shownProperty().get()).isNull();
    }
}
