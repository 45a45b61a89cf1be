package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.testing.FxThreadGuard;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees who starts Redrive for the first time, on the embedded demo. */
class FirstStartTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    @Test
    void theDemoIsChosenAndWorksAtOnce() throws Exception {
        try (TestWindow window = TestWindow.open(home)) {
            window.awaitText("problemTitle", "This is the demo");
            assertThat(window.isShown("demoBadge")).isTrue();
            assertThat(window.text("problemAction")).isEqualTo("Add your enterprise API key");

            window.press("retryTrips");
            window.awaitText("startProfile", "Demo");
            assertThat(window.isShown("receiverReady")).isTrue();
            window.press("confirmRetry");

            window.awaitText("nbItems", "12,480");
            assertThat(window.isUsable("retryTrips")).isFalse();
        }
    }

    @Test
    void theBannerLeadsToANewProfile() throws Exception {
        try (TestWindow window = TestWindow.open(home)) {
            window.press("problemAction");

            window.awaitUsable("profileName");
            assertThat(window.text("serviceUrl")).isEqualTo("https://service.drivequant.com");
            assertThat(window.focused()).isEqualTo("profileName");
            assertThat(window.isShown("problemTitle")).isFalse();

            window.press("saveProfile");
            window.awaitText(
                    "nameProblem", "Give the profile a name, for instance the customer’s.");
        }
    }
}
