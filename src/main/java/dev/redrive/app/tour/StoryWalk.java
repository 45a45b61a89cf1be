package dev.redrive.app.tour;

import dev.redrive.app.tour.Steps.StoppedShortException;
import dev.redrive.demo.Fault;
import dev.redrive.demo.Scenario;
import java.io.IOException;
import java.time.Duration;
import javafx.scene.input.KeyCode;

/**
 * Walks through one story of the demo to its end: retries until one counts 0, and does what the
 * story needs in between. Never used on the JavaFX thread.
 */
final class StoryWalk {

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration A_WHILE = Duration.ofSeconds(6);
    private static final int MOST_RETRIES = 8;
    private static final int A_TENTH = 10;

    private final Steps steps;
    private final Hands window;
    private final Scenario scenario;
    private final String retry;

    StoryWalk(Steps steps, Scenario scenario) {
        this.steps = steps;
        this.window = steps.window;
        this.scenario = scenario;
        this.retry = scenario == Scenario.CRASH_BACKLOG ? "retryCrashes" : "retryTrips";
    }

    void walk() throws InterruptedException, IOException, StoppedShortException {
        steps.await(retry, "the page offers no retry");
        steps.await("demoReset", "the demo does not run");
        steps.say("story", scenario.word());
        for (int nth = 1; nth <= MOST_RETRIES; nth++) {
            steps.await(() -> window.isUsable(retry), LONG, "no further retry can be requested");
            String before = window.text("taskId");
            if (isToBePictured(nth)) {
                window.press("demoSpeed1"); // Slow enough for that on any machine.
            }
            window.press(retry);
            steps.await("confirmRetry", "the start dialog did not open");
            if (nth == 1) {
                steps.say("start-dialog", window.text("confirmRetry") + "?");
            }
            window.press("receiverReady");
            window.press("confirmRetry");
            if (startFailed()) {
                continue;
            }
            steps.await(
                    () -> !window.text("taskId").isEmpty() && !window.text("taskId").equals(before),
                    SOON,
                    "no task appeared");
            steps.say("retry-" + nth, steps.task());
            watch(nth);
            ended("end-" + nth);
            if (steps.number("nbItems") == 0) {
                return;
            }
        }
        throw new StoppedShortException("no retry counted 0");
    }

    /** Whether the request failed, as the story wants; what was wrong is set right then. */
    private boolean startFailed() throws InterruptedException, IOException, StoppedShortException {
        Hands.await(() -> !window.isUsable("confirmRetry"), A_WHILE);
        steps.await(
                () ->
                        !window.isShown(".dialog-card")
                                || window.isUsable("confirmRetry")
                                || window.isUsable("closeRunning"),
                SOON,
                "the request was not answered");
        if (!window.isShown(".dialog-card")) {
            return false;
        }
        if (scenario == Scenario.ALREADY_RUNNING) {
            steps.await("askColleague", "the dialog does not offer the colleague's task");
        }
        steps.say("refused", "the service took no retry: " + scenario.word());
        if (scenario == Scenario.ALREADY_RUNNING) {
            window.press("askColleague");
            steps.await("taskId", "the colleague's task is not shown");
            window.press("demoSpeed60");
            watch(0);
            ended("colleague");
        } else {
            window.type(KeyCode.ESCAPE);
            steps.await(() -> !window.isShown(".dialog-card"), SOON, "the dialog did not close");
            window.choose("demoFault", Fault.NONE);
        }
        return true;
    }

    /** Pictures the verdict, scrolled to where it can be read. */
    private void ended(String name) throws InterruptedException, IOException {
        window.show("taskVerdict");
        steps.say(name, window.text("taskVerdict"));
    }

    /** The first retry of the best-known story is pictured while it is under way. */
    private boolean isToBePictured(int nth) {
        return nth == 1 && scenario == Scenario.NIGHT_OUTAGE;
    }

    private void watch(int nth) throws InterruptedException, IOException, StoppedShortException {
        if (scenario == Scenario.KEY_REVOKED_MIDWAY
                && Hands.await(
                        () ->
                                window.isChosen("demoFault", Fault.KEY_REVOKED)
                                        || !window.text("taskVerdict").isEmpty(),
                        LONG)
                && window.isChosen("demoFault", Fault.KEY_REVOKED)) {
            Hands.await(() -> window.isUsable("problemAction"), A_WHILE);
            window.show("taskContact");
            steps.say("revoked", window.text("taskContact"));
            window.choose("demoFault", Fault.NONE);
        } else if (isToBePictured(nth)) {
            Hands.await(
                    () ->
                            steps.number("nbProcessed") * A_TENTH >= steps.number("nbItems")
                                    || !window.text("taskVerdict").isEmpty(),
                    SOON);
            steps.say("under-way", steps.task());
            window.press("demoSpeed10");
        } else if (nth == 1) {
            Hands.await(
                    () -> steps.number("nbProcessed") > 0 || !window.text("taskVerdict").isEmpty(),
                    SOON);
            steps.say("under-way", steps.task());
        }
        steps.await(
                () -> !window.text("taskVerdict").isEmpty(),
                LONG,
                "the task did not end: " + steps.task());
    }
}
