package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.testing.FxThreadGuard;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person sees who starts Redrive for the first time, on the embedded demo. */
class FirstStartTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    @Test
    void theDemoIsChosenAndWorksAtOnce() throws Exception {
        try (TestWindow window = TestWindow.open(home)) {
            window.awaitText("welcomeTitle", "Send again what failed");
            assertThat(window.isShown("demoBadge")).isTrue();
            assertThat(window.text("firstTour")).isEqualTo("Take the tour, 2 min");
            window.await("focused", () -> window.focused().equals("retryTrips"));

            window.keys(KeyCode.SPACE);
            window.awaitText("startProfile", "Demo");
            window.awaitUsable("receiverReady");
            window.press("confirmRetry");

            window.awaitText("nbItems", "12,480");
            assertThat(window.isUsable("retryTrips")).isFalse();
            window.awaitGone("welcomeTitle");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "night-outage, a customer’s server was down, true, retryTrips",
        "quiet-day, Nothing failed, false, retryTrips",
        "crash-backlog, address for crashes was wrong, true, retryCrashes",
        "no-network, The service cannot be reached, true, retryTrips"
    })
    void theWelcomeSaysWhatTheStoryIsAbout_noCardIsEmpty_andItsRetryIsTheNextStep(
            String story, String words, boolean hasSteps, String next) throws Exception {
        try (TestWindow window = TestWindow.open(home, "--demo", story)) {
            window.awaitUsable("demoReset");
            window.awaitText("welcomeText", words);
            window.await("the story", () -> window.isShown("demoStory") == hasSteps);
            window.await("blue: " + next, () -> isBlue(window, next));
            for (String other : List.of("retryTrips", "retryCrashes")) {
                assertThat(isBlue(window, other)).as(other).isEqualTo(other.equals(next));
            }
        }
    }

    private static boolean isBlue(TestWindow window, String button) {
        return window.on(() -> window.node(button).getStyleClass().contains("accent"));
    }

    @Test
    void theWelcomeLeadsToANewProfile() throws Exception {
        try (TestWindow window = TestWindow.open(home)) {
            window.press("firstAddKey");

            window.awaitUsable("profileName");
            assertThat(window.text("serviceUrl")).isEqualTo("https://service.drivequant.com");
            assertThat(window.focused()).isEqualTo("profileName");

            assertThat(window.isUsable("saveProfile")).isFalse();
            window.fill("profileName", " ");
            window.press("saveProfile");
            window.awaitText(
                    "nameProblem", "Give the profile a name, for instance the customer’s.");
        }
    }

    @Test
    void aColleaguesTask_isWatchedFromThePastedSentence() throws Exception {
        try (TestWindow window = TestWindow.open(home, "--demo", "already-running")) {
            window.awaitText("problemTitle", "a colleague has already started a task");
            String detail = window.text("problemDetail");
            String id = detail.substring(detail.length() - 24);
            window.press("problemAction");
            window.await("watched", () -> window.words().contains(id));
        }
    }
}
