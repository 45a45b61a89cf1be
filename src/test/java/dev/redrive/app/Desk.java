package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.retry.ContactState;
import dev.redrive.testing.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;

/**
 * A window with a profile for a stand-in of the service, and what a person does with the two again
 * and again.
 */
final class Desk implements AutoCloseable {

    final StandIn service = new StandIn();
    final TestWindow window;

    /** Opens the program on a folder that holds one profile, of that kind, without a key. */
    Desk(Path home, String kind) throws IOException, TimeoutException {
        writeProfile(home, "North", kind, service.url().toString());
        window = TestWindow.open(home);
    }

    /** Writes a file with one profile, which is the chosen one. */
    static void writeProfile(Path home, String name, String kind, String address)
            throws IOException {
        Files.writeString(
                home.resolve("profiles.json"),
                """
                {"schema":1,"chosen":"p1","appearance":"LIGHT","profiles":
                [{"id":"p1","name":"%s","kind":"%s","colour":"RED","serviceUrl":"%s"}]}\
                """
                        .formatted(name, kind, address));
    }

    /** Opens it with a Test profile whose key has been entered. */
    static Desk withKey(Path home) throws IOException, TimeoutException {
        Desk desk = new Desk(home, "TEST");
        desk.enterKey(StandIn.KEY);
        return desk;
    }

    /** Types the key into the credentials, saves it and goes back to the dashboard. */
    void enterKey(String key) {
        enterKey(window, key);
    }

    static void enterKey(TestWindow window, String key) {
        window.press("navCredentials");
        window.fill("apiKey", key);
        window.press("saveProfile");
        window.awaitText("statusKey", key.substring(key.length() - 4));
        window.press("navDashboard");
    }

    /** Presses the button for trips, confirms, and waits until the task is on the screen. */
    void startTrips() {
        startTrips(window);
    }

    static void startTrips(TestWindow window) {
        window.press("retryTrips");
        window.press("confirmRetry");
        window.awaitText("nbItems", "321");
    }

    /** Checks again and again until the task has ended. */
    void hurry() {
        hurryUntil("ended", () -> !window.text("taskVerdict").isEmpty());
    }

    /** Checks again and again until that is so. */
    void hurryUntil(String what, BooleanSupplier condition) {
        window.await(
                what,
                () -> {
                    new Robot().keyType(KeyCode.F5);
                    return condition.getAsBoolean();
                });
    }

    /**
     * How long it is until the only watched task is checked again; zero while that is not known.
     */
    Duration nextCheck() {
        return Objects.requireNonNull(window.program().parts()).services.desk.watches().stream()
                .map(watch -> watch.state().contact())
                .filter(ContactState.Fresh.class::isInstance)
                .map(contact ->
                        Duration.between(Instant.now(), ((ContactState.Fresh) contact).next()))
                .findFirst()
                .orElse(Duration.ZERO);
    }

    /** That the dialog is open still and says so. */
    void assertProblem(String title) {
        window.awaitText("problemTitle", title);
        assertThat(window.isUsable("confirmRetry")).isTrue();
    }

    @Override
    public void close() throws IOException {
        try (service) {
            window.close();
        }
    }
}
