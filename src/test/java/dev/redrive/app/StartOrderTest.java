package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.testing.Touch;
import dev.redrive.testing.Trace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The window is painted before anything but the profiles is read, and before anything is sent or
 * listened to.
 */
class StartOrderTest {

    private final AtomicInteger pulses = new AtomicInteger();
    private final AtomicReference<Instant> painted = new AtomicReference<>();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    @Test
    void nothingButTheProfilesIsReadBeforeTheFirstFrame() throws Exception {
        Desk.writeProfile(home, "North", "TEST", "http://127.0.0.1:9");
        TestWindow.open(home).close(); // So that JavaFX itself has started.
        Trace trace = Trace.begin();
        List<Touch> touched;
        try (TestWindow window = TestWindow.openIn(this::watchedStage, home)) {
            window.awaitText("profileKindBadge", "Test");
            window.await("painted", () -> painted.get() != null);
            touched = trace.end();
        }

        List<Touch> own =
                touched.stream()
                        .filter(Touch::isOwn)
                        .filter(touch -> !touch.isOfTheProgramItself())
                        .filter(touch -> !isConsole(touch))
                        .filter(touch -> touch.stack().stream().noneMatch(StartOrderTest::isTest))
                        .toList();
        assertThat(own).as("what is read afterwards").anyMatch(StartOrderTest::isLogs);
        assertThat(own.stream().filter(touch -> touch.at().isBefore(painted.get())))
                .as("what is read before the first frame")
                .anyMatch(StartOrderTest::isProfiles)
                .allMatch(touch -> isProfiles(touch) || isWindowLock(touch) || isGuard(touch));
    }

    /** A stage that tells when its first frame is painted: before the layout of the second. */
    private Stage watchedStage() {
        Stage stage = new Stage();
        stage.sceneProperty()
                .subscribe((_, scene) -> scene.addPostLayoutPulseListener(() -> pulse(scene)));
        return stage;
    }

    private void pulse(Scene scene) {
        if (scene.getWindow().isShowing() && pulses.incrementAndGet() == 2) {
            painted.set(Instant.now());
        }
    }

    /** What is printed, by whomever, is no file: a file that is written has a path. */
    private static boolean isConsole(Touch touch) {
        return touch.what().equals("jdk.FileWrite") && touch.target().isEmpty();
    }

    private static boolean isProfiles(Touch touch) {
        return touch.what().startsWith("dev.redrive.profile.ProfileStore.load")
                || touch.stack().stream()
                        .anyMatch(
                                frame -> frame.startsWith("dev.redrive.profile.ProfileStore.load"));
    }

    /**
     * Whether there may be a window at all has to be known first; the lock's file is never read.
     */
    private static boolean isWindowLock(Touch touch) {
        return touch.stack().stream()
                        .anyMatch(frame -> frame.startsWith("dev.redrive.app.SingleWindow.claim"))
                && !touch.what().equals("jdk.FileRead");
    }

    /** Whether the folder is safe has to be known before anything in it is read. */
    private static boolean isGuard(Touch touch) {
        return touch.stack().stream()
                        .anyMatch(frame ->
                                frame.startsWith("dev.redrive.files.FolderGuard.find")
                                        || frame.startsWith("dev.redrive.app.HomeFolder.settled"))
                && !touch.what().equals("jdk.FileRead");
    }

    private static boolean isLogs(Touch touch) {
        return touch.stack().stream()
                .anyMatch(frame -> frame.startsWith("dev.redrive.app.log.LogFiles"));
    }

    private static boolean isTest(String frame) {
        return frame.startsWith("dev.redrive.app.StartOrderTest");
    }
}
