package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.testing.FxThreadGuard;
import dev.redrive.testing.RecordedRequest;
import dev.redrive.testing.Reply;
import dev.redrive.testing.StandIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Starts that are not answered yet when something else happens in the window. */
@Tag("slow")
class ClosingTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    private static final String QUESTION = "question";
    private static final String NO_ANSWER = "The service has not answered a retry yet";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    private final Map<String, CountDownLatch> answers = new ConcurrentHashMap<>();

    /** What the pending start comes to, and what the question says then. */
    @SuppressWarnings("ImmutableEnumChecker") // The replies capture nothing.
    enum Answer {
        ACCEPTED("A task is still watched", "Keep watching", _ -> null),
        NOTHING_FAILED(_ -> Reply.json(200, "{\"nbItems\":0}")),
        KEY_REFUSED(_ -> Reply.empty(401)),
        ALREADY_RUNNING(_ -> Reply.json(409, "{}")),
        SERVICE_ERROR(_ -> Reply.empty(500)),
        NOT_KNOWN(_ -> Reply.nothing().thenReset());

        private final String title;
        private final String no;
        private final Function<RecordedRequest, @Nullable Reply> reply;

        Answer(Function<RecordedRequest, @Nullable Reply> reply) {
            this("Close Redrive?", "Keep Redrive open", reply);
        }

        Answer(String title, String no, Function<RecordedRequest, @Nullable Reply> reply) {
            this.title = title;
            this.no = no;
            this.reply = reply;
        }
    }

    /** Answers no retry of that kind before {@link #answer}, and then as said. */
    private void holdBack(Desk desk, Function<RecordedRequest, @Nullable Reply> then) {
        desk.service.hold(true);
        desk.service.disturb(request -> {
            if (!StandIn.isRetry(request)) {
                return null;
            }
            try {
                latch(request.target()).await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return then.apply(request);
        });
    }

    private void answer(String kind) {
        latch("/" + kind + "/").countDown();
    }

    private CountDownLatch latch(String target) {
        String kind = target.contains("/trips/") ? "trips" : "crashes";
        return answers.computeIfAbsent(kind, _ -> new CountDownLatch(1));
    }

    private static void start(TestWindow window, String button) {
        window.press(button);
        window.press("confirmRetry");
    }

    /** The question on closing takes the place of the dialog, whose start goes on. */
    private static void leaveDialog(TestWindow window) {
        window.askToClose();
        window.press("questionNo");
        window.awaitGone("questionNo");
    }

    @ParameterizedTest
    @EnumSource(Answer.class)
    void answerWhileClosingIsAsked_changesTheWordsAndLeavesTheQuestion(Answer how)
            throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            TestWindow window = desk.window;
            holdBack(desk, how.reply);
            start(window, "retryTrips");
            window.await("sent", () -> desk.service.requests("POST") == 1);
            window.askToClose();
            window.awaitUsable("questionNo");
            assertThat(window.words(QUESTION)).contains(NO_ANSWER);

            answer("trips");

            window.awaitText("questionNo", how.no);
            assertThat(window.words(QUESTION))
                    .contains("[" + how.title + "]")
                    .doesNotContain(NO_ANSWER, "No answer yet");
            assertThat(window.isUsable("questionYes")).isTrue();
            assertThat(window.focused()).isEqualTo("questionNo");
            if (how == Answer.ACCEPTED) {
                assertThat(window.words(QUESTION))
                        .contains("Redrive watches this task again", "[North]");
            } else {
                assertThat(window.words(QUESTION)).contains("Nothing is running any more");
            }
            window.press("questionNo");
            window.awaitGone("questionNo");
        }
    }

    @Test
    void taskThatEndsWhileClosingIsAsked_isNotSaidToBeWatched() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            desk.service.hold(true);
            desk.startTrips();
            desk.window.askToClose();
            desk.window.awaitText("questionNo", "Keep watching");
            desk.service.hold(false);

            desk.hurryUntil("over", () -> desk.window.words(QUESTION).contains("[Close Redrive?]"));

            desk.window.press("questionYes");
            assertThat(desk.window.awaitEnd()).isTrue();
        }
    }

    /** Presses a button of a dialog, and the window's cross before anything can come of it. */
    private static void pressAndAskToClose(TestWindow window, String button) {
        window.awaitUsable(button);
        window.run(() -> {
            ((Button) window.node(button)).fire();
            window.stage()
                    .fireEvent(new WindowEvent(window.stage(), WindowEvent.WINDOW_CLOSE_REQUEST));
        });
        window.awaitUsable("questionNo");
    }

    private static void awaitBanner(TestWindow window, String title, String detail) {
        window.awaitText("problemTitle", title);
        assertThat(window.text("problemDetail")).contains(detail);
        assertThat(window.isUsable("questionNo")).isTrue();
        window.press("questionNo");
        window.awaitGone("questionNo");
    }

    @Test
    void removalThatFailsBehindTheQuestion_isSaidInTheBanner() throws Exception {
        new PastRetries("North", "127.0.0.1:9", Instant.now().minus(Duration.ofDays(900)))
                .completed(3)
                .writeTo(home);
        try (Desk desk = Desk.withKey(home)) {
            desk.service.hold(true);
            desk.startTrips();
            // Written by then; what is written later fails too, and its banner would be in front.
            desk.window.awaitText("nbRemaining", "240");
            desk.window.press("navHistory");
            desk.window.press("removeOld");
            desk.window.awaitText("confirmRemoval", "3");
            Path file = home.resolve("history.db");
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file.toUri());
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN EXCLUSIVE");

                pressAndAskToClose(desk.window, "confirmRemoval");

                awaitBanner(desk.window, "The entries could not be removed", "Another program");
            }
        }
    }

    @Test
    void keyFileThatCannotBeOpenedOrIsSetAside_behindTheQuestion_isSaidInTheBanner()
            throws Exception {
        Files.writeString(home.resolve("keys.sealed"), "no key file");
        try (Desk desk = Desk.withKey(home)) {
            TestWindow window = desk.window;
            desk.service.hold(true);
            desk.startTrips();
            window.press("navCredentials");
            window.press("keepFile");
            window.press("saveProfile");
            window.fill("passphrase", "a long enough passphrase");

            pressAndAskToClose(window, "confirmPassphrase");

            awaitBanner(window, "The key file could not be used", "truncated or changed");
            window.press("saveProfile");
            window.fill("passphrase", "a long enough passphrase");
            window.press("confirmPassphrase");

            pressAndAskToClose(window, "setAsideKeyFile");

            awaitBanner(window, "The old file is now", "");
        }
    }

    @Test
    void closedDuringAStart_theOutcomeIsUnknown_andSaidAtTheNextStart() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            // No id may come after all, while the program is still ending.
            holdBack(desk, _ -> Reply.nothing().thenReset());
            start(desk.window, "retryTrips");
            desk.window.await("sent", () -> desk.service.requests("POST") == 1);
            desk.window.askToClose();
            desk.window.press("questionYes");
            assertThat(desk.window.awaitEnd()).isTrue();
            answer("trips");
        }
        try (TestWindow again = TestWindow.open(home)) {
            again.await(
                    "said on the card",
                    () -> again.words().contains("it is not known whether it started"));
            again.press("navHistory");
            again.await("in the history", () -> again.text("historyCount").startsWith("1"));
            again.await("of North", () -> again.words("historyTable").contains("North"));
        }
    }

    @Test
    void startsOfBothKindsAtOnce_answeredTheOtherWayRound_areEachShownAsWhatTheyAre()
            throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            TestWindow window = desk.window;
            holdBack(desk, _ -> null);
            start(window, "retryTrips");
            window.await("sent", () -> desk.service.requests("POST") == 1);
            leaveDialog(window);
            start(window, "retryCrashes");
            window.await("both sent", () -> desk.service.requests("POST") == 2);

            answer("crashes");
            window.await("crashes", () -> window.texts("nbItems").contains("37"));
            assertThat(window.texts("nbItems")).doesNotContain("321");
            answer("trips");
            window.await("both", () -> window.texts("nbItems").size() == 2);

            assertThat(window.texts("nbItems")).containsExactlyInAnyOrder("37", "321");
            assertThat(window.words("tripsCard")).contains("[321]").doesNotContain("[37]");
            assertThat(window.words("crashesCard")).contains("[37]").doesNotContain("[321]");
            assertThat(desk.service.requests("POST")).isEqualTo(2);
        }
    }

    @Test
    void profileSwitchedDuringAStart_theOutcomeNamesTheCustomerOfTheStart() throws Exception {
        try (Desk desk = new Desk(home, "TEST")) {
            TestWindow window = desk.window;
            desk.enterKey(StandIn.KEY);
            holdBack(desk, _ -> Reply.empty(401));
            start(window, "retryTrips");
            window.await("sent", () -> desk.service.requests("POST") == 1);
            leaveDialog(window);
            Models models = Objects.requireNonNull(window.program().parts()).models;
            window.run(() -> models.profiles.choose(models.profiles.profiles().getLast()));

            answer("trips");

            window.awaitText("problemTitle", "North, failed trips: The service rejected this key");
        }
    }
}
