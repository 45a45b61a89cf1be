package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.demo.Deliveries;
import dev.redrive.demo.DemoService;
import dev.redrive.demo.DemoState;
import dev.redrive.demo.Fault;
import dev.redrive.demo.Scenario;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.testing.FxThreadGuard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Thirty switches in a row, pressed in the window in any order: in the middle of tasks, during the
 * tour, over a dialog, and between pages.
 */
@Tag("slow")
@Timeout(180)
class DemoSwitchesTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    private static final int SWITCHES = 30;
    private static final List<String> BUTTONS =
            List.of(
                    "demoReceiverUp",
                    "demoReceiverDown",
                    "demoPushServiceRuns",
                    "demoPushServicePaused",
                    "demoSpeed1",
                    "demoSpeed10",
                    "demoSpeed60",
                    "demoPause",
                    "demoReset",
                    "demoTour",
                    "tourNext",
                    "tourTry",
                    "navHistory",
                    "navDashboard",
                    "retryTrips",
                    "retryCrashes",
                    "receiverReady",
                    "confirmRetry",
                    "retryRest",
                    "dismissTask",
                    "openTask",
                    "refreshTask",
                    "removeDemo",
                    "navSettings");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    private final List<String> done = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 27, 404})
    void theConsoleShowsWhatTheServiceDoes_andTheNextRetryWorks(int seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        if (seed % 2 == 0) { // Then there is another customer to go to, and the page of them all.
            Desk.writeProfile(home, "North", "TEST", "https://other.example");
        }
        try (TestWindow window = TestWindow.open(home, "--demo")) {
            window.awaitUsable("demoReset");
            DemoService service = window.on(() -> service(window));
            for (int i = 0; i < SWITCHES; i++) {
                turn(window, random);
            }
            leaveTourAndDialogs(window);
            window.press("navDashboard");
            goToTheDemo(window);

            await("the same in console and service", () -> isShown(window, service));
            for (String id : BUTTONS.subList(0, 10)) {
                window.awaitUsable(id);
            }
            repair(window);
            await(
                    "no task runs",
                    () ->
                            !service.state().trips().running()
                                    && !service.state().crashes().running());
            check(service.state());
            theNextRetryWorks(window, service);
            assertThat(Files.readString(home.resolve("logs/redrive-0.log")))
                    .doesNotContain("SEVERE", "ERROR", "NullPointer", "IllegalState");
        }
    }

    @Test
    void everyControl_canBePressedInTheMiddleOfATask() throws Exception {
        try (TestWindow window = TestWindow.open(home, "--demo")) {
            window.awaitUsable("demoReset");
            DemoService service = window.on(() -> service(window));
            for (String id : BUTTONS.subList(0, 10)) {
                inTheMiddle(window, service, id, () -> window.press(id));
            }
            for (Fault fault : Fault.values()) {
                inTheMiddle(window, service, fault.name(), () -> set(window, "demoFault", fault));
            }
            for (Scenario story : Scenario.values()) {
                inTheMiddle(
                        window, service, story.name(), () -> set(window, "demoScenario", story));
            }
            assertThat(Files.readString(home.resolve("logs/redrive-0.log")))
                    .doesNotContain("SEVERE", "ERROR", "NullPointer", "IllegalState");
        }
    }

    private void inTheMiddle(
            TestWindow window, DemoService service, String what, Runnable control) {
        done.add(what);
        set(window, "demoScenario", Scenario.NIGHT_OUTAGE);
        await("the story", () -> service.state().scenario() == Scenario.NIGHT_OUTAGE);
        repair(window);
        window.press("demoSpeed1");
        window.press("demoReset");
        await("begun", () -> service.state().trips().nbRetries() == 0);
        window.press("retryTrips");
        window.press("confirmRetry");
        await("running", () -> service.state().trips().running());
        window.awaitUsable("demoReset");

        control.run();

        leaveTourAndDialogs(window);
        await("the same in console and service", () -> isShown(window, service));
        check(service.state());
    }

    private static DemoService service(TestWindow window) {
        return Objects.requireNonNull(
                Objects.requireNonNull(window.program().parts()).models.demo.service());
    }

    private void turn(TestWindow window, SplittableRandom random) {
        switch (random.nextInt(8)) {
            case 0 -> choose(window, "demoScenario", Scenario.values(), random);
            case 1 -> choose(window, "demoFault", Fault.values(), random);
            case 2 -> visitAnotherCustomer(window);
            case 3 -> {
                if (!isCovered(window)) {
                    goToTheDemo(window);
                }
            }
            case 4 -> {
                done.add("Escape");
                window.keys(KeyCode.ESCAPE);
            }
            default -> {
                String id = BUTTONS.get(random.nextInt(BUTTONS.size()));
                if (window.isUsable(id)) { // Behind a dialog it is not.
                    done.add(id);
                    window.press(id);
                }
            }
        }
    }

    private static boolean isCovered(TestWindow window) {
        return window.on(() -> window.stage().getScene().lookup(".dialog-card") != null);
    }

    private void visitAnotherCustomer(TestWindow window) {
        if (!isCovered(window) && window.words().contains("[North]")) {
            done.add("North");
            window.openCustomer("North");
            window.awaitText("customerName", "North");
            window.awaitGone("demoReset");
            goToTheDemo(window);
        }
    }

    private void goToTheDemo(TestWindow window) {
        if (!window.isShown("demoReset")) {
            done.add("Demo");
            window.openCustomer("Demo");
            window.awaitUsable("demoReset");
        }
    }

    private <T> void choose(TestWindow window, String id, T[] values, SplittableRandom random) {
        T value = values[random.nextInt(values.length)];
        if (window.isUsable(id)) {
            done.add(id + " " + value);
            set(window, id, value);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> void set(TestWindow window, String id, T value) {
        window.run(() -> ((ComboBox<T>) window.node(id)).setValue(value));
    }

    private void leaveTourAndDialogs(TestWindow window) {
        window.await(
                "the page is free: " + done,
                () -> {
                    if (window.stage().getScene().lookup(".dialog-card") == null
                            && !window.isShown("tourCard")) {
                        return true;
                    }
                    window.keys(KeyCode.ESCAPE);
                    return false;
                });
    }

    /** Not on the JavaFX thread, as the service may block. */
    private void await(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
        } catch (TimeoutException e) {
            throw new AssertionError("never " + what + " after " + done, e);
        }
    }

    private static boolean isShown(TestWindow window, DemoService service) {
        DemoState now = service.state();
        return window.on(() -> isShown(window, now));
    }

    /**
     * Whether every switch stands where the service says, and the story has at most one present.
     */
    private static boolean isShown(TestWindow window, DemoState now) {
        Deliveries latest = now.of(now.latest());
        long present =
                window.stage().getScene().lookup("#demoStory").lookupAll(".demo-step").stream()
                        .filter(step ->
                                step.getPseudoClassStates()
                                        .contains(PseudoClass.getPseudoClass("present")))
                        .count();
        Deliveries main = now.scenario() == Scenario.CRASH_BACKLOG ? now.crashes() : now.trips();
        boolean over = main.isDrained() || now.scenario() == Scenario.QUIET_DAY;
        return value(window, "demoScenario").equals(now.scenario())
                && value(window, "demoFault").equals(now.fault())
                && isOn(window, now.receiverUp() ? "demoReceiverUp" : "demoReceiverDown")
                && isOn(
                        window,
                        now.pushesPaused() ? "demoPushServicePaused" : "demoPushServiceRuns")
                && isOn(window, "demoSpeed" + Math.round(now.speed()))
                && isOn(window, "demoPause") == now.clockPaused()
                && present == (over ? 0 : 1)
                && (!window.isShown("demoServer")
                        || (number(window, "demoAnswered") == latest.nbAnswered2xx()
                                && number(window, "demoRefused") == latest.nbRefused()
                                && number(window, "demoNotSent") == latest.nbNotSent()));
    }

    private static Object value(TestWindow window, String id) {
        return ((ComboBox<?>) window.node(id)).getValue();
    }

    private static boolean isOn(TestWindow window, String id) {
        Node node = window.node(id);
        return node instanceof ToggleButton toggle && toggle.isSelected();
    }

    private static long number(TestWindow window, String id) {
        String digits = window.text(id).replaceAll("\\D", "");
        return digits.isEmpty() ? -1 : Long.parseLong(digits);
    }

    private static void repair(TestWindow window) {
        window.press("demoReceiverUp");
        window.press("demoPushServiceRuns");
        set(window, "demoFault", Fault.NONE);
        window.press("demoSpeed60");
        if (window.on(() -> isOn(window, "demoPause"))) {
            window.press("demoPause");
        }
    }

    /** Answered 2xx, refused and not sent are all; what was taken on is somewhere. */
    private void check(DemoState state) {
        for (ItemKind kind : ItemKind.values()) {
            Deliveries now = state.of(kind);
            assertThat(now.nbAnswered2xx() + now.nbRefused() + now.nbNotSent())
                    .as("%s after %s", kind, done)
                    .isEqualTo(now.nbItems());
            Deliveries.Story story = now.story();
            long inTask = now.running() ? now.nbNotSent() + now.nbRefused() : 0;
            assertThat(
                            story.nbStored()
                                    + story.nbLost()
                                    + story.nbFailed()
                                    + inTask
                                    + story.nbGivenUp())
                    .as("%s after %s", kind, done)
                    .isEqualTo(state.scenario().failed(kind));
        }
    }

    private void theNextRetryWorks(TestWindow window, DemoService service) {
        int before = service.state().trips().nbRetries();
        window.press("retryTrips");
        window.awaitUsable("confirmRetry");
        set(window, "demoFault", Fault.NONE); // The story may have revoked the key meanwhile.
        window.press("confirmRetry");
        await("one more retry", () -> service.state().trips().nbRetries() == before + 1);
    }
}
