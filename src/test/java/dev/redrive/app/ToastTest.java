package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.testing.FxThreadGuard;
import dev.redrive.testing.StandIn;
import dev.redrive.ui.profiles.ProfilesModel;
import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A task that ends while something else is shown. */
@Tag("slow")
class ToastTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    @Test
    void anEndBehindAnotherPageIsSaid_andLeadsToTheCustomer() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            desk.service.hold(true);
            desk.startTrips();
            desk.window.press("navSettings");
            desk.service.hold(false);
            desk.hurryUntil("a toast", () -> desk.window.isShown("toast"));
            assertThat(toast(desk)).contains("North: 321 of 321 trips processed");

            desk.window.press("toastOpen");

            desk.window.awaitGone("toast");
            assertThat(desk.window.text("customerName")).isEqualTo("North");
        }
    }

    @Test
    void underADialog_itIsNoStopOfTheKeyboard() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            desk.service.hold(true);
            desk.startTrips();
            desk.window.press("navSettings");
            desk.service.hold(false);
            desk.hurryUntil("a toast", () -> desk.window.isShown("toast"));
            desk.window.keys(KeyCode.F1);
            desk.window.await("focused", () -> desk.window.focused().equals("closeShortcuts"));

            for (int stop = 0; stop < 4; stop++) {
                desk.window.keys(KeyCode.TAB);
                assertThat(desk.window.focused()).isEqualTo("closeShortcuts");
            }

            desk.window.keys(KeyCode.ESCAPE);
            desk.window.awaitUsable("toastOpen");
        }
    }

    /** An analyst may have pasted a key into the field for the name. */
    @ParameterizedTest
    @ValueSource(strings = {"%s", "North (key=%s)", "North\u200b %s"})
    void aKeyInACustomersName_isNotInTheToast(String name) throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            ProfilesModel profiles =
                    Objects.requireNonNull(desk.window.program().parts()).models.profiles;
            String named = name.formatted(StandIn.KEY);
            desk.window.run(() -> profiles.save(profiles.chosen().named(named), null, _ -> {}));
            desk.window.await("the name", () -> profiles.chosen().name().equals(named));
            desk.service.hold(true);
            desk.startTrips();
            desk.window.press("navSettings");
            desk.service.hold(false);
            desk.hurryUntil("a toast", () -> desk.window.isShown("toast"));

            assertThat(toast(desk)).contains("***").doesNotContain(StandIn.KEY);
            assertThat(desk.window.words("toast")).doesNotContain(StandIn.KEY);
        }
    }

    /** A short password of the proxy is in names and numbers by chance. */
    @ParameterizedTest
    @ValueSource(strings = {"Nor", "trips", "t", "3"})
    void aShortSecretDamagesNoName(String secret) throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            Objects.requireNonNull(desk.window.program().parts())
                    .services
                    .redactor
                    .protect(secret.toCharArray());
            desk.service.hold(true);
            desk.startTrips();
            desk.window.press("navSettings");
            desk.service.hold(false);
            desk.hurryUntil("a toast", () -> desk.window.isShown("toast"));

            assertThat(toast(desk)).contains("North").doesNotContain("***");
        }
    }

    @Test
    void theReceiptIsOneClickAway() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            desk.service.hold(true);
            desk.startTrips();
            desk.window.press("navHistory");
            desk.service.hold(false);
            desk.hurryUntil("a toast", () -> desk.window.isShown("toast"));

            desk.window.press("toastReceipt");

            desk.window.await("the receipt", () -> desk.window.words("scrim").contains("North"));
        }
    }

    @Test
    void whatIsSeenOrNotWanted_isNotSaid() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            desk.startTrips();
            desk.hurry();
            assertThat(desk.window.isShown("toast")).isFalse();

            desk.window.run(() ->
                    Objects.requireNonNull(desk.window.program().parts())
                            .models
                            .profiles
                            .preferences()
                            .notifications
                            .set(false));
            desk.service.hold(true);
            desk.startTrips();
            desk.window.press("navSettings");
            desk.service.hold(false);
            desk.hurryUntil("ended", () -> desk.window.text("statusLine").startsWith("No task"));
            assertThat(desk.window.isShown("toast")).isFalse();
        }
    }

    private static String toast(Desk desk) {
        return desk.window.on(() -> desk.window.node("toast").getAccessibleText());
    }
}
