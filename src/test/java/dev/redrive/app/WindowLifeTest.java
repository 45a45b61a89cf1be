package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.testing.FxThreadGuard;
import dev.redrive.testing.Reply;
import dev.redrive.testing.StandIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Opening, closing, and what is kept in between; and errors nobody foresaw. */
class WindowLifeTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    @Test
    void closingWhileATaskRuns_asks_andShowsTheId() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            desk.service.hold(true);
            desk.startTrips();
            place(desk.window.stage(), desk.window);
            desk.window.askToClose();
            desk.window.awaitUsable("questionNo");
            assertThat(desk.window.words("question"))
                    .contains("A task is still watched", desk.window.text("taskId"));
            assertThat(desk.window.text("questionNo")).isEqualTo("Keep watching");
            desk.window.press("questionNo");

            desk.window.awaitGone("questionNo");
            long asked = desk.service.requests("GET /task");
            desk.window.await("on", () -> desk.service.requests("GET /task") > asked);

            desk.window.askToClose();
            desk.window.awaitText("questionYes", "Close Redrive");
            desk.window.press("questionYes");
            assertThat(desk.window.awaitEnd()).isTrue();
            assertThat(desk.window.stage().isShowing()).isFalse();
        }
        try (TestWindow again = TestWindow.open(home)) {
            assertThat(again.stage())
                    .returns(40.0, Stage::getX)
                    .returns(30.0, Stage::getY)
                    .returns(930.0, Stage::getWidth)
                    .returns(640.0, Stage::getHeight);
        }
    }

    @Test
    void closingWhileARetryIsRequested_asksAndTheAnswerClosesNothing() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        try (Desk desk = Desk.withKey(home)) {
            desk.service.disturb(request -> {
                if (!StandIn.isRetry(request)) {
                    return null;
                }
                await(answered);
                return Reply.empty(401);
            });
            desk.window.press("retryTrips");
            desk.window.press("confirmRetry");
            desk.window.await("sent", () -> desk.service.requests("POST") == 1);

            desk.window.askToClose();

            desk.window.awaitUsable("questionNo");
            assertThat(desk.window.stage().isShowing()).isTrue();
            assertThat(desk.window.words("question"))
                    .contains("The service has not answered a retry yet", "North (Trips)")
                    .contains("[Wait for the answer]");
            desk.window.await(
                    "shown", () -> desk.window.words("tripsCard").contains("Retry requested"));
            answered.countDown();
            desk.window.awaitText(
                    "problemTitle", "North, failed trips: The service rejected this key");
            assertThat(desk.window.isUsable("questionNo")).isTrue();
            desk.window.press("questionNo");
            desk.window.awaitGone("questionNo");
            assertThat(desk.window.text("problemAction")).isEqualTo("Enter the key");
            desk.window.awaitUsable("retryTrips");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void place(Stage stage, TestWindow window) {
        window.run(() -> {
            stage.setX(40);
            stage.setY(30);
            stage.setWidth(930);
            stage.setHeight(640);
        });
    }

    @Test
    void aTaskThatHadNotEndedIsWatchedAgainAfterARestart() throws Exception {
        String id;
        String said;
        try (Desk desk = Desk.withKey(home)) {
            desk.service.hold(true);
            desk.startTrips();
            id = desk.window.text("taskId");
            desk.window.awaitText("taskStatus", "·");
            said = desk.window.text("taskStatus");
            desk.window.askToClose();
            desk.window.press("questionYes");
            assertThat(desk.window.awaitEnd()).isTrue();
        }
        try (TestWindow again = TestWindow.open(home)) {
            again.awaitText("taskFreshness", "There is no key for");
            assertThat(again.text("taskId")).isEqualTo(id);
            assertThat(again.text("taskStatus")).isEqualTo(said);
            assertThat(again.text("taskFreshness")).contains("from before the restart");
            assertThat(again.text("nbItems")).isEqualTo("321");
            assertThat(again.isUsable("enterKey")).isTrue();
        }
    }

    @Test
    void theKindOfASavedProfileIsMarked() throws Exception {
        Desk.writeProfile(home, "North", "TEST", "http://127.0.0.1:9");
        try (TestWindow window = TestWindow.open(home)) {
            window.press("navCredentials");
            window.awaitUsable("kindTest");

            assertThat(((ToggleButton) window.node("kindTest")).isSelected()).isTrue();
            assertThat(((ToggleButton) window.node("kindProduction")).isSelected()).isFalse();
        }
    }

    @Test
    void withNothingRunningItClosesAtOnce() throws Exception {
        try (TestWindow window = TestWindow.open(home)) {
            window.askToClose();

            assertThat(window.awaitEnd()).isTrue();
            assertThat(window.stage().isShowing()).isFalse();
        }
    }

    @Test
    void unreadableProfilesAreSetAsideAndSaid() throws Exception {
        Files.writeString(home.resolve("profiles.json"), "{\"schema\":1,");
        try (TestWindow window = TestWindow.open(home)) {
            window.awaitText("problemTitle", "The profiles could not be read");

            try (Stream<Path> files = Files.list(home)) {
                Path aside =
                        files.filter(file -> file.toString().contains(".unreadable-"))
                                .findFirst()
                                .orElseThrow();
                assertThat(window.text("problemDetail")).contains(aside.toString());
                assertThat(aside).hasContent("{\"schema\":1,");
            }
        }
    }

    @Test
    void theAppearanceIsKept() throws Exception {
        try (TestWindow window = TestWindow.open(home)) {
            window.press("navSettings");
            window.press("appearanceDark");
            window.await("dark", () -> isDark(window));
            window.askToClose();
            assertThat(window.awaitEnd()).isTrue();
        }
        try (TestWindow again = TestWindow.open(home)) {
            assertThat(again.on(() -> isDark(again))).isTrue();
            again.press("navSettings");
            again.awaitUsable("appearanceDark");
            assertThat(again.on(() -> ((ToggleButton) again.node("appearanceDark")).isSelected()))
                    .isTrue();
        }
    }

    private static boolean isDark(TestWindow window) {
        return window.node("shell").getStyleClass().contains("dark");
    }

    @Test
    void uncaughtErrorsReachTheUser_withoutTheKey() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            awaitKept(desk.window);
            Platform.runLater(() -> fail("on the JavaFX thread"));
            assertTold(desk.window, "on the JavaFX thread");
            desk.window.press("problemDismiss");
            desk.window.awaitGone("problemTitle");

            Thread.ofVirtual().start(() -> fail("on a worker"));
            assertTold(desk.window, "on a worker");
        }
        try (Stream<Path> logs = Files.list(home.resolve("logs"))) {
            assertThat(logs.filter(file -> file.toString().endsWith(".log")))
                    .singleElement()
                    .satisfies(log ->
                            assertThat(Files.readString(log))
                                    .contains("on the JavaFX thread", "on a worker")
                                    .doesNotContain(StandIn.KEY));
        }
    }

    /**
     * Files and keys are written in order: what is chosen now is in the file after the key is kept.
     */
    private void awaitKept(TestWindow window) throws TimeoutException {
        window.press("navSettings");
        window.press("appearanceDark");
        TestWindow.awaitFile(home.resolve("profiles.json"), "DARK");
    }

    private static void assertTold(TestWindow window, String where) {
        window.awaitText("problemDetail", where);
        assertThat(window.text("problemTitle")).isEqualTo("Something went wrong inside Redrive");
        assertThat(window.text("problemDetail")).doesNotContain(StandIn.KEY);
        assertThat(window.text("problemAction")).isEqualTo("Copy details");
        window.press("problemAction");
        assertThat(window.clipboard())
                .contains(where, "WindowLifeTest.fail")
                .doesNotContain(StandIn.KEY);
    }

    private static void fail(String where) {
        throw new IllegalStateException(where + " with " + StandIn.KEY);
    }
}
