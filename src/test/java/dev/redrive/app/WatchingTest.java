package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.testing.FxThreadGuard;
import dev.redrive.testing.Reply;
import dev.redrive.testing.StandIn;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the screen shows of a running task, whatever becomes of the service meanwhile. */
@Tag("slow")
class WatchingTest {

    private static final long A_LOT = 600L << 20;

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    @Test
    void theNumberOfItemsIsThereBeforeAnyCheckIsAnswered() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            desk.service.disturb(
                    request -> StandIn.isCheck(request) ? Reply.nothing().thenStall() : null);
            desk.startTrips();

            assertThat(desk.window.text("taskStatus")).isEqualTo("Requested");
            assertThat(desk.window.text("nbProcessed")).isEqualTo("–");
        }
    }

    @Test
    void tripsAndCrashesAreWatchedAtOnce() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            desk.service.hold(true);
            desk.startTrips();
            desk.window.press("retryCrashes");
            desk.window.press("confirmRetry");
            desk.window.await(
                    "both", () -> desk.window.texts("nbItems").equals(List.of("321", "37")));
            desk.window.awaitText("statusLine", "2 tasks watched");
            assertThat(desk.window.isUsable("retryTrips")).isFalse();
            assertThat(desk.window.isUsable("retryCrashes")).isFalse();

            desk.service.hold(false);
            desk.hurryUntil("both ended", () -> desk.window.texts("taskVerdict").size() == 2);

            assertThat(desk.window.texts("taskVerdict"))
                    .satisfiesExactly(
                            trips -> assertThat(trips).startsWith("321 of 321 trips processed"),
                            crashes ->
                                    assertThat(crashes).startsWith("37 of 37 crashes processed"));
        }
    }

    @Test
    void aMinimisedWindowAsksLessOften_drawsNothing_andCatchesUpWhenItIsBack() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            desk.service.hold(true);
            desk.startTrips();
            desk.window.awaitText("nbRemaining", "240");

            desk.window.run(() -> desk.window.stage().setIconified(true));
            desk.window.await("slow", () -> desk.nextCheck().compareTo(Duration.ofSeconds(10)) > 0);
            String drawn = desk.window.text("taskFreshness");
            assertThat(drawn).doesNotContainPattern("next check in 1\\d s");
            long asked = desk.service.requests("GET /task");
            desk.window.run(() -> desk.window.stage().setIconified(false));

            desk.window.await("caught up", () -> desk.service.requests("GET /task") > asked);
            desk.window.awaitText(
                    "taskFreshness", text -> text.matches(".*next check in \\d s"), "usual pace");
        }
    }

    @Test
    void whenTheServiceDiesTheNumbersStay() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            desk.service.hold(true);
            desk.startTrips();
            desk.window.awaitText("nbRemaining", "240");
            desk.service.disturb(_ -> Reply.nothing().thenReset());

            desk.window.awaitText("taskFreshness", "No contact since");
            desk.window.awaitText("contact", "No contact since");
            assertThat(desk.window.text("nbItems")).isEqualTo("321");
            assertThat(desk.window.text("nbProcessed")).isEqualTo("81");
            assertThat(desk.window.text("nbRemaining")).isEqualTo("240");
            assertThat(desk.window.text("taskStatus")).contains("IN_PROGRESS");

            desk.service.behave();
            desk.service.hold(false);
            desk.window.press("refreshTask");
            desk.window.awaitText("taskFreshness", "Updated");
            desk.hurry();
        }
    }

    @Test
    void aKeyRefusedMidwayIsAskedForAndWatchingGoesOn() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            desk.service.hold(true);
            desk.startTrips();
            desk.window.awaitText("nbRemaining", "240");
            desk.service.changeKey("an0ther-key-0123456789-NEWK");

            desk.window.awaitText("taskFreshness", "The service rejected this key");
            long asked = desk.service.requests("GET /task");
            desk.window.press("enterKey");
            desk.window.await("focused", () -> desk.window.focused().equals("apiKey"));
            assertThat(desk.service.requests("GET /task")).isEqualTo(asked);
            desk.service.hold(false);
            desk.enterKey("an0ther-key-0123456789-NEWK");

            desk.hurry();
            assertThat(desk.window.text("taskVerdict")).startsWith("321 of 321");
        }
    }

    @Test
    void nonsenseFromTheServiceIsSaidAndSurvived() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            desk.service.hold(true);
            desk.startTrips();
            desk.window.awaitText("nbRemaining", "240");
            String page = "<html><body>Bad gateway</body></html>";
            for (Reply nonsense :
                    List.of(
                            Reply.of(200, "text/html", page),
                            Reply.of(502, "text/html", page),
                            Reply.json(200, "{\"taskId\":\"67\",\"status\":"),
                            huge())) {
                desk.service.disturb(_ -> nonsense);
                desk.hurryUntil(
                        "trouble", () -> trouble(desk).startsWith("No usable answer since"));
                desk.window.press("navSettings");
                desk.window.press("navDashboard");
                desk.window.awaitText("nbRemaining", "240");

                desk.service.behave();
                desk.hurryUntil("contact", () -> trouble(desk).startsWith("Updated"));
            }
            assertThat(desk.service.bytesTaken()).isLessThan(64 << 20);
        }
    }

    @Test
    void nonsenseAtTheConnectionTestIsNotTheService() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            desk.window.press("navCredentials");
            for (Reply nonsense : List.of(Reply.of(200, "text/html", "<html></html>"), huge())) {
                desk.service.disturb(_ -> nonsense);
                desk.window.press("testConnection");
                desk.window.awaitText(
                        "connectionResult",
                        "Something answers at this address, but not the Enterprise service");
                desk.service.behave();
                desk.window.press("testConnection");
                desk.window.awaitText("connectionResult", "The service accepts this key.");
            }
        }
    }

    private static String trouble(Desk desk) {
        return desk.window.text("taskFreshness");
    }

    private static Reply huge() {
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ";
        byte[] chunk = "[0,0,0,0]".repeat(8_000).getBytes(StandardCharsets.US_ASCII);
        return peer -> {
            peer.write((head + A_LOT + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            for (long sent = 0; sent < A_LOT; sent += chunk.length) {
                peer.write(chunk);
            }
        };
    }
}
