package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.profile.Profile;
import dev.redrive.testing.FxThreadGuard;
import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A customer is removed, as another window may do, while something of it is shown. */
@Tag("slow")
class GoneProfileTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    private static final String NAME = "North";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    /** What is shown when the customer goes. */
    enum Shown {
        ITS_PAGE,
        ITS_TASK,
        ITS_HISTORY,
        ITS_START_DIALOG,
        ITS_RECEIPT,
        ITS_CREDENTIALS;

        void open(TestWindow window) {
            switch (this) {
                case ITS_PAGE -> window.awaitText("customerName", NAME);
                case ITS_TASK -> {
                    window.press("openTask");
                    window.awaitUsable("taskTimeline");
                }
                case ITS_HISTORY -> history(window);
                case ITS_START_DIALOG -> {
                    window.press("retryCrashes");
                    window.awaitUsable("confirmRetry");
                }
                case ITS_RECEIPT -> {
                    history(window);
                    window.press("saveReceipt");
                    window.awaitUsable("copyReceipt");
                }
                case ITS_CREDENTIALS -> {
                    window.press("navCredentials");
                    window.awaitUsable("profileName");
                }
            }
        }

        private static void history(TestWindow window) {
            window.press("navHistory");
            window.await("row", () -> !table(window).getItems().isEmpty());
            window.run(() -> table(window).getSelectionModel().select(0));
            window.awaitText("detailsTitle", NAME);
        }

        private static TableView<?> table(TestWindow window) {
            return (TableView<?>) window.node("historyTable");
        }
    }

    @ParameterizedTest
    @EnumSource(Shown.class)
    void nothingCanBeSentForIt_andTheHistoryStillNamesIt(Shown shown) throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            TestWindow window = desk.window;
            desk.service.hold(true);
            desk.startTrips();
            shown.open(window);
            long sent = desk.service.requests("POST");

            remove(window);

            window.await(
                    "no watch",
                    () ->
                            parts(window).services.desk.watches().stream()
                                    .noneMatch(watch -> watch.state().isWatching()));
            new Gallery("en").picture(window, "gone-" + shown);
            if (shown == Shown.ITS_START_DIALOG) {
                window.awaitText("problemTitle", NAME + " was removed");
                assertThat(window.isShown("confirmRetry")).isFalse();
            }
            assertThat(desk.service.requests("POST")).isEqualTo(sent);
            if (shown == Shown.ITS_PAGE || shown == Shown.ITS_TASK) {
                window.await("gone", () -> !window.words().contains(NAME));
            }
            if (window.isShown("closeReceipt")) {
                window.press("closeReceipt");
            }
            window.press("navHistory");
            window.await("kept", () -> window.words("historyTable").contains(NAME));
            assertThat(window.isShown("retryOutage")).isFalse();
        }
    }

    private static Wiring parts(TestWindow window) {
        return Objects.requireNonNull(window.program().parts());
    }

    private static void remove(TestWindow window) {
        window.run(() -> {
            Profile north =
                    parts(window).models.profiles.profiles().stream()
                            .filter(profile -> profile.name().equals(NAME))
                            .findFirst()
                            .orElseThrow();
            parts(window).models.profiles.remove(north, _ -> {});
        });
    }
}
