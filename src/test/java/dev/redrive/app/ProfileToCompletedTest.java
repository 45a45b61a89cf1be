package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.testing.FxThreadGuard;
import dev.redrive.testing.StandIn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javafx.scene.control.ProgressBar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The main job for a real profile: typed, tested, saved, retried, watched to its end. */
class ProfileToCompletedTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    @Test
    void fromAnEmptyFolderToCompleted() throws Exception {
        try (StandIn service = new StandIn();
                TestWindow window = TestWindow.open(home)) {
            typeProfile(window, service);
            window.press("testConnection");
            window.awaitText("connectionResult", "The service accepts this key.");
            assertThat(window.text("connectionResult")).containsPattern("It took \\d+ ms");
            window.press("saveProfile");
            window.awaitText("statusKey", "WXYZ");
            assertThat(window.text("apiKey")).isEmpty();

            window.press("navDashboard");
            assertThat(window.text("profileKindBadge")).isEqualTo("Test");
            assertThat(window.text("customerName")).isEqualTo("South");
            window.press("retryTrips");
            window.fill("retryReason", "T-4711");
            window.press("confirmRetry");
            window.awaitText("nbItems", "321");
            watchIn(window, service);
            watchToTheEnd(window);
        }
        TestWindow.awaitNoFile(home.resolve("history.db-wal"));
        assertNoKeyIn(home);
    }

    private static void typeProfile(TestWindow window, StandIn service) {
        window.press("navCredentials");
        window.press("addProfile");
        window.fill("profileName", "South");
        window.press("kindProduction");
        window.press("kindTest");
        window.fill("serviceUrl", service.url().toString());
        window.fill("apiKey", StandIn.KEY);
    }

    private static void watchIn(TestWindow window, StandIn service) {
        window.awaitText("taskStatus", "In progress · IN_PROGRESS");
        String id = window.text("taskId");
        assertThat(id).matches("[0-9a-f]{24}");
        assertThat(window.text("nbItems")).isEqualTo("321");
        assertThat(number(window, "nbProcessed") + number(window, "nbRemaining")).isEqualTo(321);
        assertThat(window.text("taskRate")).isNotEmpty();
        assertThat(window.text("taskTimeLeft")).isNotEmpty();
        assertThat(window.text("taskElapsed")).endsWith("so far");
        assertThat(progress(window)).matches("\\d+ percent processed");
        assertThat(window.text("taskFreshness"))
                .matches("Updated \\d+ s ago · (next check in \\d+ s|checking now…)");
        assertThat(window.text("statusLine")).startsWith("1 task watched");

        window.press("copyTaskId");
        assertThat(window.clipboard()).isEqualTo(id);
        window.press("copyRequest");
        assertThat(window.clipboard())
                .startsWith("curl ")
                .contains(service.url() + "/v1/enterprise/task/" + id)
                .doesNotContain(StandIn.KEY);
    }

    private static void watchToTheEnd(TestWindow window) {
        window.press("refreshTask");
        window.awaitText("taskVerdict", "321 of 321 trips processed in ");
        assertThat(window.text("taskVerdictDetail")).startsWith("Processed is not accepted");
        assertThat(window.text("taskStatus")).isEqualTo("Processed · COMPLETED");
        assertThat(window.text("nbProcessed")).isEqualTo("321");
        assertThat(window.text("nbRemaining")).isEqualTo("0");
        assertThat(progress(window)).isEqualTo("100 percent processed");
        assertThat(window.text("taskFreshness")).startsWith("Ended ");
        assertThat(window.isShown("refreshTask")).isFalse();

        window.press("dismissTask");
        window.awaitGone("taskId");
        assertThat(window.isUsable("retryTrips")).isTrue();
        window.await("folded", () -> window.words().contains("How the failures drain"));
        assertThat(window.words()).contains("321 of 321 trips processed");
    }

    private static int number(TestWindow window, String id) {
        return Integer.parseInt(window.text(id));
    }

    private static String progress(TestWindow window) {
        return window.on(() -> ((ProgressBar) window.node("taskProgress")).getAccessibleText());
    }

    private static void assertNoKeyIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile))
                    .anyMatch(file -> file.endsWith("profiles.json"))
                    .allSatisfy(file ->
                            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                                    .doesNotContain(StandIn.KEY));
        }
    }
}
