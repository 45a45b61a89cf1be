package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.testing.FxThreadGuard;
import dev.redrive.testing.Reply;
import dev.redrive.testing.StandIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.control.TableView;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Texts somebody else chose, long and with characters that nobody sees: in the smallest window
 * nothing is pushed out, what does not fit is whole in a tooltip, and no label has such characters.
 */
@Tag("slow")
class HostileTextTest {

    /** Turns the direction, rings, breaks the line, is not seen; in JSON. */
    private static final String TURNED = "\\u202e\\u0007\\u2066 \\r\\n\\u200b\\u061c\\u0000";

    private static final String LONG_ID = "0123456789abcdef".repeat(12);
    private static final String LONG_WORD = "WAITING_FOR_THE_QUEUE_OF_ANOTHER_SYSTEM_".repeat(2);
    private static final String LONG_NAME = "Mutuelle_d’assurances_" + "x".repeat(38);

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    private final List<String> problems = new ArrayList<>();

    @Test
    void longIdsStatusWordsAndNames_stayInTheWindow() throws Exception {
        try (StandIn service = new StandIn()) {
            Desk.writeProfile(home, LONG_NAME, "TEST", service.url().toString());
            new PastRetries(LONG_NAME, service.url().getAuthority(), Instant.now())
                    .foreign(LONG_ID.replace('a', 'b'), LONG_WORD, "w".repeat(300), "o".repeat(90))
                    .writeTo(home);
            service.disturb(request -> answer(request.method(), LONG_ID, LONG_WORD, ""));
            look(service);
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void invisibleCharacters_reachNoLabel() throws Exception {
        try (StandIn service = new StandIn()) {
            Files.writeString(
                    home.resolve("profiles.json"),
                    """
                    {"schema":1,"chosen":"p1","profiles":
                    [{"id":"p1","name":"North","kind":"TEST","colour":"RED","serviceUrl":"%s"},
                    {"id":"p2","name":"No%sth","kind":"TE%sST","colour":"RED","serviceUrl":"h%s"}]}\
                    """
                            .formatted(service.url(), TURNED, TURNED, TURNED));
            String turned = "a\u202eb\u0007c\u2066d\re\u200bf\u061cg";
            new PastRetries("No\u202erth\u0007", service.url().getAuthority(), Instant.now())
                    .foreign("67" + turned, "PART" + turned, "why" + turned, "jo" + turned)
                    .writeTo(home);
            service.disturb(request ->
                    answer(request.method(), "6753abcd", "HALF" + TURNED, "said" + TURNED));
            look(service);
        }
        assertThat(problems).isEmpty();
    }

    private static Reply answer(String method, String id, String word, String message) {
        if (method.equals("POST")) {
            return Reply.json(200, "{\"taskId\":\"%s\",\"nbItems\":321}".formatted(id));
        }
        return message.isEmpty()
                ? Reply.json(
                        200,
                        """
                        {"taskId":"%s","status":"%s","nbItems":321,"nbRemainingItems":300}\
                        """
                                .formatted(id, word))
                : Reply.json(
                        500, "{\"message\":\"%s\",\"status\":\"%s\"}".formatted(message, word));
    }

    private void look(StandIn service) throws Exception {
        try (TestWindow window = TestWindow.open(home)) {
            window.run(() -> {
                window.stage().setWidth(900);
                window.stage().setHeight(600);
            });
            check(window, "dashboard");
            window.press("navCredentials");
            check(window, "credentials");
            window.press("navHistory");
            window.await("read", () -> !window.text("historyCount").isEmpty());
            window.awaitUsable("historyTable");
            check(window, "history");
            window.run(() ->
                    ((TableView<?>) window.node("historyTable")).getSelectionModel().select(0));
            window.await("read", () -> !window.text("historyChartText").isEmpty());
            check(window, "history-details");
            Desk.enterKey(window, StandIn.KEY);
            window.press("retryTrips");
            window.awaitUsable("confirmRetry");
            check(window, "start");
            window.press("confirmRetry");
            // No tooltip of what is below the dialog: one that hides stops the headless mouse.
            window.run(() -> new Robot().mouseMove(450, 595));
            window.awaitText("nbItems", "321");
            window.await("asked", () -> service.requests("GET /task") > 1);
            check(window, "running");
            window.press("navHistory");
            check(window, "history-running");
            window.askToClose();
            window.awaitUsable("questionNo");
            check(window, "close-question");
        }
    }

    private void check(TestWindow window, String screen) {
        WaitForAsyncUtils.waitForFxEvents(3);
        window.run(() -> {
            Parent root = window.stage().getScene().getRoot();
            root.applyCss();
            root.layout();
            new NodeTexts(
                            (place, text) -> {
                                if (place.startsWith("data") || place.contains("TableView")) {
                                    return; // What is kept there is not shown as it is.
                                }
                                text.codePoints()
                                        .filter(HostileTextTest::isHostile)
                                        .findFirst()
                                        .ifPresent(character ->
                                                problems.add(
                                                        "%s: U+%04X in %s"
                                                                .formatted(
                                                                        screen, character, place)));
                            })
                    .look(root);
            ScreenFaults.in(root.getScene()).stream()
                    .filter(fault -> !fault.startsWith("#status"))
                    .forEach(fault -> problems.add(screen + ": " + fault));
        });
    }

    private static boolean isHostile(int character) {
        int type = Character.getType(character);
        return type == Character.FORMAT || (type == Character.CONTROL && character != '\n');
    }
}
