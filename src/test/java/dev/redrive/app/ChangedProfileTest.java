package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.retry.TaskWatch;
import dev.redrive.testing.FxThreadGuard;
import dev.redrive.testing.Reply;
import dev.redrive.testing.StandIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A profile is removed, or its address changed, while a task of it is watched. */
@Tag("slow")
class ChangedProfileTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    private static TaskWatch watch(Desk desk) {
        return Objects.requireNonNull(desk.window.program().parts())
                .services
                .desk
                .watches()
                .getFirst();
    }

    @Test
    void removingAProfile_namesItsTasksAndEndsTheirWatches() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            desk.service.hold(true);
            desk.startTrips();
            String id = desk.window.text("taskId");
            TaskWatch watch = watch(desk);
            desk.window.press("navCredentials");
            desk.window.press("removeProfile");
            desk.window.awaitUsable("questionYes");
            assertThat(desk.window.words("question"))
                    .contains(
                            "Redrive stops watching this task, and the service goes on with it: "
                                    + id);

            desk.window.press("questionYes");

            desk.window.await("stopped", () -> !watch.state().isWatching());
            long polls = desk.service.requests("GET /task");
            desk.window.press("navDashboard");
            desk.window.awaitGone("taskId");
            watch.pollNow();
            desk.hurryUntil("no poll", () -> true);
            assertThat(desk.service.requests("GET /task")).isEqualTo(polls);
        }
    }

    @Test
    void aProfileRemovedByAnotherProgram_isGone_whenTheWindowGetsTheFocus() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            desk.service.hold(true);
            desk.startTrips();
            TaskWatch watch = watch(desk);
            // Without a screen no window loses the focus, so the test has it in hand.
            BooleanProperty focus = new SimpleBooleanProperty();
            Wiring parts = Objects.requireNonNull(desk.window.program().parts());
            desk.window.run(() -> RedriveApp.refreshOnFocus(focus, parts));
            Files.writeString(
                    home.resolve("profiles.json"),
                    "{\"schema\":1,\"appearance\":\"LIGHT\",\"profiles\":[]}");

            desk.window.run(() -> focus.set(true));

            desk.window.await("stopped", () -> !watch.state().isWatching());
            desk.window.awaitGone("taskId");
            desk.window.await("gone", () -> !desk.window.words().contains("[North]"));
        }
    }

    private static void changeAddress(Desk desk, StandIn other, String answer) {
        desk.window.press("navCredentials");
        desk.window.fill("serviceUrl", other.url().toString());
        desk.window.fill("apiKey", "0ther-key-0123456789-EFGH");
        desk.window.press("saveProfile");
        desk.window.awaitUsable("questionOther");
        assertThat(desk.window.words("question"))
                .contains("A task of North is watched at 127.0.0.1");
        desk.window.press(answer);
        desk.window.awaitText("statusKey", "EFGH");
        desk.window.press("navDashboard");
    }

    @Test
    void aChangedAddress_offersToGoOnAtTheOldOne_andNeverAsksForAKeyThere() throws Exception {
        try (StandIn other = new StandIn();
                Desk desk = Desk.withKey(home)) {
            other.changeKey("0ther-key-0123456789-EFGH");
            desk.service.hold(true);
            desk.startTrips();
            changeAddress(desk, other, "questionYes");
            long polls = desk.service.requests("GET /task");
            desk.hurryUntil("on", () -> desk.service.requests("GET /task") > polls + 1);
            assertThat(desk.window.isShown("enterKey")).isFalse();

            desk.service.changeKey("an0ther-key");
            desk.hurryUntil(
                    "stopped",
                    () ->
                            desk.window
                                    .text("taskFreshness")
                                    .startsWith("North now has another address"));

            assertThat(desk.window.isShown("enterKey")).isFalse();
            assertThat(desk.window.isShown("watchAgain")).isFalse();
            assertThat(desk.window.isUsable("dismissTask")).isTrue();
            assertThat(other.requests("GET /task")).isZero();
        }
    }

    @Test
    void aChangedAddress_offersToStopWatching() throws Exception {
        try (StandIn other = new StandIn();
                Desk desk = Desk.withKey(home)) {
            desk.service.hold(true);
            desk.startTrips();
            TaskWatch watch = watch(desk);

            changeAddress(desk, other, "questionOther");

            desk.window.await("stopped", () -> !watch.state().isWatching());
            desk.window.press("watchAgain");
            desk.window.awaitText("problemTitle", "North: this task runs on 127.0.0.1");
            assertThat(other.requests("GET /task")).isZero();
        }
    }

    @Test
    void aChangedAddress_isNotSavedWhenTheQuestionIsCanceled() throws Exception {
        try (StandIn other = new StandIn();
                Desk desk = Desk.withKey(home)) {
            desk.service.hold(true);
            desk.startTrips();
            desk.window.press("navCredentials");
            desk.window.fill("serviceUrl", other.url().toString());
            desk.window.fill("apiKey", "0ther-key-0123456789-EFGH");
            desk.window.press("saveProfile");
            desk.window.press("questionNo");

            desk.window.awaitGone("questionNo");
            assertThat(desk.window.text("statusKey")).contains("WXYZ");
            assertThat(watch(desk).state().isWatching()).isTrue();
        }
    }

    @Test
    void behindADialog_whatCannotBeUsedStillLooksSo() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            desk.service.disturb(
                    request -> StandIn.isCheck(request) ? Reply.json(200, "{}") : null);
            desk.startTrips();
            desk.window.press("retryCrashes");
            desk.window.awaitUsable("confirmRetry");

            assertThat(opacity(desk, "retryTrips")).isLessThan(0.6);
            assertThat(opacity(desk, "retryCrashes")).isEqualTo(1);
            assertThat(opacity(desk, "navHistory")).isEqualTo(1);
            desk.window.press("cancelRetry");
            desk.window.awaitGone("confirmRetry");
            desk.window.await("off", () -> desk.window.node("retryTrips").getOpacity() < 0.6);
            assertThat(opacity(desk, "retryCrashes")).isEqualTo(1);
        }
    }

    private static double opacity(Desk desk, String id) {
        return desk.window.on(() -> {
            desk.window.stage().getScene().getRoot().applyCss();
            return desk.window.node(id).getOpacity();
        });
    }
}
