package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.testing.FxThreadGuard;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tour of the demo, taken with the keyboard alone. */
class TourTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    @Test
    void theTour_leadsToADrainedZero_andToTheOwnKey() throws Exception {
        try (TestWindow window = TestWindow.open(home)) {
            window.awaitUsable("demoTour");
            window.awaitUsable("retryTrips");
            window.tabTo("firstTour");
            window.keys(KeyCode.SPACE);
            awaitStep(window, 1);
            tryIt(window);
            window.await("down", () -> isSelected(window, "demoReceiverDown"));
            window.keys(KeyCode.ENTER); // On "Try it", where the focus is still.
            window.await("up", () -> isSelected(window, "demoReceiverUp"));

            next(window, 2);
            tryIt(window);
            window.awaitUsable("profileList");
            tryIt(window);
            window.awaitUsable("retryTrips");

            next(window, 3);
            tryIt(window);
            window.awaitUsable("confirmRetry");
            window.tabTo("receiverReady");
            window.keys(KeyCode.SPACE);
            window.tabTo("confirmRetry");
            window.keys(KeyCode.SPACE);
            window.awaitText("nbItems", "12,480");

            next(window, 4);
            window.await("pushed", () -> !window.text("demoAnswered").equals("0"));
            tryIt(window);
            window.await("down", () -> isSelected(window, "demoReceiverDown"));

            next(window, 5);
            window.await("repaired", () -> isSelected(window, "demoReceiverUp"));
            tryIt(window);
            window.await("ended", () -> !window.text("taskVerdict").isEmpty());

            next(window, 6);
            for (int retry = 0; retry < 8 && !window.isUsable("tourAddKey"); retry++) {
                window.awaitUsable("retryTrips");
                String before = window.text("taskId");
                tryIt(window);
                window.await(
                        "another task, or drained",
                        () ->
                                window.isShown("tourAddKey")
                                        || !window.text("taskId").equals(before));
                window.await(
                        "over",
                        () ->
                                window.isShown("tourAddKey")
                                        || (window.isUsable("retryTrips")
                                                && !window.text("nbItems").equals("0")));
            }
            window.awaitText("tourTitle", "0 failed trips");
            window.await("focused", () -> window.focused().equals("tourAddKey"));
            window.keys(KeyCode.ENTER);

            window.awaitUsable("profileName");
            assertThat(window.isShown("tourCard")).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"en, Tour 2/6, Tour 2 of 6", "fr, Visite 2/6, Visite 2 sur 6"})
    void aTourThatWasLeft_goesOnWhereItWas(String language, String button, String step)
            throws Exception {
        Locale locale = language.equals("fr") ? Locale.FRANCE : Locale.UK;
        try (TestWindow window = TestWindow.open(locale, home)) {
            window.press("demoTour");
            window.awaitUsable("tourNext");
            window.keys(KeyCode.ENTER);
            window.awaitText("tourStep", step);
            window.keys(KeyCode.BACK_SPACE);
            window.awaitText("tourStep", "1");
            window.keys(KeyCode.ENTER, KeyCode.ESCAPE);
            window.awaitGone("tourCard");
            window.awaitText("demoTour", button);

            window.press("demoTour");

            window.awaitText("tourStep", step);
            window.press("tourLeave");
            window.awaitGone("tourCard");
        }
        try (TestWindow again = TestWindow.open(locale, home)) { // After the program was closed.
            again.awaitText("demoTour", button);
            again.press("demoTour");
            again.awaitText("tourStep", step);
        }
    }

    private static boolean isSelected(TestWindow window, String toggle) {
        return window.node(toggle) instanceof ToggleButton button && button.isSelected();
    }

    private static void awaitStep(TestWindow window, int step) {
        window.awaitText("tourStep", "Tour " + step + " of 6");
    }

    private static void next(TestWindow window, int step) {
        walkTo(window, "tourNext", false);
        window.keys(KeyCode.ENTER);
        awaitStep(window, step);
    }

    private static void tryIt(TestWindow window) {
        walkTo(window, "tourTry", true);
        window.keys(KeyCode.ENTER);
    }

    private static void walkTo(TestWindow window, String id, boolean backwards) {
        for (int i = 0; i < 60 && !window.focused().equals(id); i++) {
            window.run(() -> {
                Robot robot = new Robot();
                if (backwards) {
                    robot.keyPress(KeyCode.SHIFT);
                }
                robot.keyType(KeyCode.TAB);
                if (backwards) {
                    robot.keyRelease(KeyCode.SHIFT);
                }
            });
        }
        assertThat(window.focused()).isEqualTo(id);
    }
}
