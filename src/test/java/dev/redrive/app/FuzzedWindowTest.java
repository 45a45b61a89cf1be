package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.fuzz.MutatedAnswer;
import dev.redrive.testing.FxThreadGuard;
import dev.redrive.testing.StandIn;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The real window in front of answers no service should give. */
class FuzzedWindowTest {

    private static final long FIRST = 2_000_000;
    private static final int TESTS = 40;
    private static final int EACH_PAGE = 20;

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    @Test
    void itNeverFreezes_neverFails_andNeverShowsTheKey() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            TestWindow window = desk.window;
            desk.startTrips();
            AtomicLong seed = new AtomicLong(FIRST);
            desk.service.disturb(_ -> {
                byte[] answer = MutatedAnswer.of(seed.getAndIncrement(), StandIn.KEY);
                return peer -> {
                    peer.write(answer);
                    peer.close();
                };
            });
            for (int i = 0; i < TESTS; i++) {
                if (i % EACH_PAGE == 0) {
                    check(window, seed.get());
                    window.press("navCredentials");
                }
                // Fails when the window does not answer, or does not come to a result.
                window.run(() -> ((Button) window.node("testConnection")).fire());
                window.run(() -> new Robot().keyType(KeyCode.F5));
                window.awaitText("connectionResult", " ms");
                check(window, seed.get());
                if ((i + 1) % EACH_PAGE == 0) {
                    window.press("navDashboard");
                }
            }
            assertThat(seed.get()).isGreaterThanOrEqualTo(FIRST + TESTS);
        }
    }

    private static void check(TestWindow window, long seed) {
        assertThat(window.words())
                .as("after the seeds before " + seed)
                .doesNotContain(StandIn.KEY, "Something went wrong");
    }
}
