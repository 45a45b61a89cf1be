package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.History.HistoryFilter;
import dev.redrive.journal.sqlite.SqliteJournal;
import dev.redrive.profile.Profile;
import dev.redrive.testing.FxThreadGuard;
import dev.redrive.testing.Reply;
import dev.redrive.testing.StandIn;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What can stand between the button and a task, and that nothing is ever sent twice. */
@Tag("slow")
class StartRefusalsTest {

    private static final String POST = "POST /push/trips";

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    @Test
    void inProductionTheReceivingServerHasToBeReady() throws Exception {
        try (Desk desk = new Desk(home, "PRODUCTION")) {
            desk.enterKey(StandIn.KEY);
            desk.window.press("retryTrips");
            desk.window.awaitText("startProfile", "North");
            assertThat(desk.window.text("startProfile")).isEqualTo("North");
            assertThat(desk.window.isUsable("confirmRetry")).isFalse();

            desk.window.press("receiverReady");
            desk.window.press("confirmRetry");

            desk.window.awaitText("nbItems", "321");
        }
    }

    @Test
    void keyRejectedAtAStart_hasToBeEnteredAgain() throws Exception {
        try (Desk desk = new Desk(home, "TEST")) {
            desk.enterKey("wr0ng-key-0123456789-ABCD");
            desk.window.press("retryTrips");
            desk.window.press("confirmRetry");
            desk.assertProblem("The service rejected this key");
            assertThat(desk.window.text("problemAction")).isEqualTo("Enter the key");
            desk.window.press("cancelRetry");

            desk.window.awaitGone("startDialog");
            desk.window.await(
                    "nothing requested",
                    () -> desk.window.words().contains("No retry requested from here yet."));
            assertThat(desk.window.isShown("taskId")).isFalse();

            desk.window.press("retryTrips"); // From now on it is known before the question.
            desk.window.awaitText("startKeyProblem", "North: the service rejected the key");
            assertThat(desk.window.isUsable("confirmRetry")).isFalse();
            desk.window.press("startEnterKey");
            desk.window.fill("apiKey", StandIn.KEY);
            desk.window.press("saveProfile");
            desk.window.awaitText("statusKey", "WXYZ");
            desk.window.press("navDashboard");
            desk.window.press("retryTrips");
            desk.window.awaitUsable("confirmRetry");
        }
    }

    @Test
    void keyRejectedAtAStart_isSaidByTheCredentials_untilItsTestSucceeds() throws Exception {
        try (Desk desk = new Desk(home, "TEST")) {
            desk.enterKey(StandIn.KEY);
            desk.service.changeKey("an0ther-key-0123456789");
            desk.window.press("retryTrips");
            desk.window.press("confirmRetry");
            desk.assertProblem("The service rejected this key");
            desk.window.press("cancelRetry");
            desk.window.press("navCredentials");
            desk.window.await("said", () -> desk.window.words().contains("Key rejected"));

            desk.service.changeKey(StandIn.KEY);
            desk.window.press("testConnection");
            desk.window.awaitText("connectionResult", "The service accepts this key");
            desk.window.await("so no more", () -> !desk.window.words().contains("Key rejected"));
            desk.window.press("navDashboard");
            desk.window.press("retryTrips");
            desk.window.awaitUsable("confirmRetry");
            desk.window.press("cancelRetry");

            desk.service.changeKey("an0ther-key-0123456789");
            desk.window.press("navCredentials");
            desk.window.press("testConnection");
            desk.window.awaitText("connectionResult", "The service rejected this key");
            desk.window.press("navDashboard");
            desk.window.press("retryTrips");
            desk.window.awaitText("startKeyProblem", "North: the service rejected the key");
        }
    }

    @Test
    void keyEnteredWhileAStartIsUnanswered_isNotTheOneThatWasRejected() throws Exception {
        try (Desk desk = new Desk(home, "TEST")) {
            desk.enterKey("wr0ng-key-0123456789-ABCD");
            CountDownLatch entered = new CountDownLatch(1);
            desk.service.disturb(request -> {
                if (StandIn.isRetry(request)) {
                    try {
                        entered.await();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                }
                return null;
            });
            Wiring parts = Objects.requireNonNull(desk.window.program().parts());
            // Its dialog makes way for that of an opened link, for instance.
            Profile north = parts.models.profiles.chosen();
            parts.models
                    .background
                    .run(() -> parts.services.desk.start(north, ItemKind.TRIPS, ""))
                    .then(_ -> {});
            desk.window.await("requested", () -> desk.service.requests(POST) == 1);

            desk.enterKey(StandIn.KEY);
            entered.countDown();
            desk.window.await(
                    "said", () -> desk.window.words().contains("The service rejected this key"));

            desk.service.behave();
            desk.window.press("navDashboard");
            desk.window.press("retryTrips");
            desk.window.awaitUsable("confirmRetry");
            assertThat(desk.window.isShown("startKeyProblem")).isFalse();
        }
    }

    @Test
    void withoutAKey_theDialogAsksForItFirst() throws Exception {
        try (Desk desk = new Desk(home, "TEST")) {
            desk.window.press("retryTrips");
            desk.window.await("focused", () -> desk.window.focused().equals("startEnterKey"));
            assertThat(desk.window.text("startKeyProblem")).startsWith("North: there is no key");
            assertThat(desk.window.isUsable("confirmRetry")).isFalse();
            assertThat(desk.window.isShown("retryReason")).isFalse();

            desk.window.keys(KeyCode.SPACE);
            desk.window.fill("apiKey", StandIn.KEY);
            desk.window.keys(KeyCode.TAB);
            desk.window.press("saveProfile");
            desk.window.awaitText("statusKey", "WXYZ");
            desk.window.press("navDashboard");
            desk.startTrips();
            assertThat(desk.service.requests(POST)).isOne();
        }
    }

    @Test
    void theNextRetryOfTheOutageHasTheTicket_andEscapeKeepsWhatIsTyped() throws Exception {
        try (Desk desk = new Desk(home, "PRODUCTION")) {
            desk.enterKey(StandIn.KEY);
            desk.window.press("retryTrips");
            desk.window.awaitText("startWhich", "first retry of an outage");
            desk.window.type("SUP-4117 night outage");
            desk.window.keys(KeyCode.ESCAPE);
            desk.window.awaitGone("startDialog");
            desk.window.press("retryTrips");
            desk.window.awaitText("retryReason", "SUP-4117 night outage");
            desk.window.await("focused", () -> desk.window.focused().equals("receiverReady"));
            desk.window.shortcut(KeyCode.ENTER); // Not before the tick.
            assertThat(desk.window.text("startHint")).startsWith("First tick");
            desk.window.keys(KeyCode.SPACE);
            desk.window.shortcut(KeyCode.ENTER);
            desk.window.awaitText("nbItems", "321");
            desk.hurry();

            desk.window.press("retryTrips");
            desk.window.awaitText("startWhich", "second retry of this outage");
            desk.window.awaitText("startBefore", "The first took on 321 at ");
            assertThat(desk.window.text("retryReason")).isEqualTo("SUP-4117 night outage");
            assertThat(desk.window.text("ticketFrom")).isEqualTo("from the first retry");
            assertThat(desk.service.requests(POST)).isOne();
        }
    }

    @Test
    void doubleClicksSendOneRequest() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            desk.window.pressTwice("retryTrips");
            desk.window.pressTwice("confirmRetry");
            desk.window.awaitText("nbItems", "321");
            desk.hurry();

            assertThat(desk.service.requests(POST)).isOne();
        }
    }

    @Test
    void aServiceGoneMeanwhileIsSaidAndCanBeTriedAgain() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            desk.window.press("retryTrips");
            desk.window.awaitUsable("confirmRetry");
            desk.service.close();
            desk.window.press("confirmRetry");

            desk.assertProblem("The service does not accept connections");
            assertThat(desk.window.text("problemDetail")).startsWith("Nothing was sent.");
        }
    }

    @Test
    void aRequestThatWasReadAndNotAnsweredIsNeitherLostNorRepeated() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            desk.service.disturb(
                    request -> StandIn.isRetry(request) ? Reply.nothing().thenReset() : null);
            desk.window.press("retryTrips");
            desk.window.press("confirmRetry");

            desk.assertProblem("It is not known whether the retry started");
            assertThat(desk.window.text("problemDetail")).contains("To find out, ");
            assertThat(desk.service.requests(POST)).isOne();
            desk.window.press("cancelRetry");
            desk.window.await(
                    "recorded",
                    () -> desk.window.words().contains("it is not known whether it started"));
        }
    }

    @Test
    void aTaskNamedWhereTheOutcomeIsNotKnown_isKeptInTheHistory() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            desk.service.disturb(request ->
                    StandIn.isRetry(request)
                            ? Reply.json(500, "{\"taskId\":\"run-4711\",\"nbItems\":5}")
                            : null);
            desk.window.press("retryTrips");
            desk.window.press("confirmRetry");
            desk.assertProblem("It is not known whether the retry started");
            assertThat(desk.window.text("problemDetail")).contains("names a task: run-4711");
            assertThat(desk.window.text("problemAction")).isEqualTo("Watch that task");
            desk.window.press("cancelRetry");
        }
        try (SqliteJournal journal = new SqliteJournal(home.resolve("history.db"), _ -> {})) {
            assertThat(journal.find(HistoryFilter.ALL, 0, 9))
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.entry().taskId()).isNull(); // It may be another's.
                        assertThat(row.note()).contains("run-4711");
                    });
        }
    }

    @Test
    void aDialogHigherThanTheWindow_canBeScrolledToItsButtons() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            desk.window.run(() -> {
                desk.window.stage().setWidth(900);
                desk.window.stage().setHeight(600);
            });
            desk.service.disturb(request ->
                    StandIn.isRetry(request)
                            ? Reply.of(500, "text/plain", "long words ".repeat(60))
                            : null);
            desk.window.press("retryTrips");
            desk.window.press("confirmRetry");
            desk.assertProblem("It is not known whether the retry started");

            desk.window.press("cancelRetry");

            desk.window.awaitGone("startDialog");
        }
    }

    @Test
    void aRunningTaskOfAColleagueCanBeWatched() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            String id = desk.service.colleagueStarts("PUSH_FAILED_TRIPS", 500);
            desk.service.hold(true);
            desk.window.press("retryTrips");
            desk.window.press("confirmRetry");
            desk.window.awaitUsable("attachTask");
            assertThat(desk.window.words("alreadyRunning"))
                    .contains("A task is already in progress");

            for (String bad : new String[] {"a\u202Eb", "x".repeat(10_000), ""}) {
                attach(desk, bad);
                assertThat(desk.window.text("attachProblem"))
                        .startsWith("This cannot be a task ID");
            }
            attach(desk, "ffffffffffffffffffffffff");
            desk.window.awaitText("problemTitle", "The service does not know this task");
            attach(desk, "  " + id + " ");

            desk.window.awaitText("taskId", id);
            desk.window.awaitText("nbItems", "500");
            assertThat(desk.window.isShown("alreadyRunning")).isFalse();
        }
    }

    @Test
    void anUnfinishedTaskThatIsKnownIsShownAndTheOtherWaysStayOpen() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            desk.service.hold(true);
            desk.startTrips();
            desk.window.awaitText("nbRemaining", "240");
            String known = desk.window.text("taskId");
            desk.window.press("stopWatching");
            desk.window.press("retryTrips");
            desk.window.press("confirmRetry");

            desk.window.awaitText("problemTitle", "North: a task is already in progress");
            assertThat(desk.window.text("problemDetail"))
                    .contains(
                            "does not say whether it is the one", "The service said: Bad request");
            desk.window.awaitText("taskFreshness", "Updated");
            assertThat(desk.window.texts("taskId")).containsExactly(known);
            assertThat(desk.window.isShown("alreadyRunning")).isFalse();
            assertThat(desk.service.requests(POST)).isEqualTo(2);

            desk.window.press("problemAction");
            desk.window.awaitUsable("attachTask");
            desk.window.press("tryAgainIn");
            desk.window.awaitText("tryAgainLeft", "s left");
            desk.window.keys(KeyCode.ESCAPE);
            desk.window.awaitGone("alreadyRunning");
            desk.window.press("navDashboard");
            desk.window.awaitText("taskId", known);
            assertThat(desk.window.texts("taskId")).containsExactly(known);
        }
    }

    private static void attach(Desk desk, String id) {
        desk.window.awaitUsable("watchTask");
        desk.window.run(() -> ((TextInputControl) desk.window.node("attachTask")).setText(id));
        desk.window.press("watchTask");
    }
}
