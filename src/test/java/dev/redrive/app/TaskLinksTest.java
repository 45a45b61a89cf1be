package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.testing.FxThreadGuard;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.RadioButton;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links to a task that another start of the program hands to the open window. */
@Tag("slow")
class TaskLinksTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    private void follow(String link) throws Exception {
        assertThat(SingleWindow.claimOrShow(home, link)).as("another window").isNull();
    }

    private static String link(String id, String host, String kind) {
        return "redrive://task/" + id + "?host=" + host + "&kind=" + kind;
    }

    @Test
    void linkToTheServiceOfAProfile_fillsInTheDialogAndRequestsNothing() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            String id = desk.service.colleagueStarts("PUSH_FAILED_CRASHES", 37);
            desk.service.hold(true);

            follow(link(id, desk.service.url().getAuthority(), "crashes"));

            desk.window.awaitText("attachTask", id);
            assertThat(selected(desk.window, "attachCrashes")).isTrue();
            assertThat(desk.service.requests("POST")).isZero();
            assertThat(desk.service.requests("GET /task")).isZero();

            desk.window.press("confirmAttach");
            desk.window.awaitText("taskId", id);
            desk.window.awaitText("nbItems", "37");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redrive:",
                "redrive://retry/1?host=127.0.0.1&kind=trips",
                "redrive://task/a%E2%80%AEb?host=127.0.0.1&kind=trips",
                "--home"
            })
    void whatIsNoLink_isSaidAndOpensNothing(String text) throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            follow(text);

            desk.window.awaitText("problemTitle", "This link to a task cannot be read");
            assertThat(desk.window.isShown("attachTask")).isFalse();
        }
    }

    @Test
    void linkThatIsTooLong_isSaidAndOpensNothing() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            String host = desk.service.url().getAuthority();

            follow(link("1", host, "trips") + "&x=" + "y".repeat(100_000));

            desk.window.awaitText("problemTitle", "This link to a task cannot be read");
        }
    }

    @Test
    void linkToAnotherService_namesItAndOpensNothing() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            follow(link("6753030831fe9826412bac5c", "elsewhere.example", "trips"));

            desk.window.awaitText(
                    "problemTitle", "No profile here has the address elsewhere.example");
            assertThat(desk.window.isShown("attachTask")).isFalse();
        }
    }

    @Test
    void linkToAServiceOfSeveralCustomers_isForTheChosenOneOnly() throws Exception {
        String one =
                """
                {"id":"%s","name":"%s","kind":"TEST","colour":"RED","serviceUrl":"%s"}\
                """;
        Files.writeString(
                home.resolve("profiles.json"),
                """
                {"schema":1,"chosen":"p3","profiles":[%s,%s,%s]}\
                """
                        .formatted(
                                one.formatted("p1", "North", "https://service.example"),
                                one.formatted("p2", "South", "https://service.example"),
                                one.formatted("p3", "East", "https://east.example")));
        try (TestWindow window = TestWindow.open(home)) {
            follow(link("6753030831fe9826412bac5c", "service.example", "trips"));
            window.awaitText("problemTitle", "Several profiles have the address service.example");
            assertThat(window.isShown("attachDialog")).isFalse();
            Models models = java.util.Objects.requireNonNull(window.program().parts()).models;
            window.run(() ->
                    models.profiles.choose(
                            models.profiles.profiles().stream()
                                    .filter(profile -> profile.name().equals("South"))
                                    .findFirst()
                                    .orElseThrow()));

            follow(link("6753030831fe9826412bac5c", "service.example", "trips"));

            window.awaitText("attachTask", "6753030831fe9826412bac5c");
            assertThat(selected(window, "attachTrips")).isTrue();
            assertThat(window.words()).contains("[South]");
        }
    }

    @Test
    void linkWhileAQuestionIsOpen_waitsInTheBanner() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            desk.window.press("retryTrips");
            desk.window.awaitUsable("confirmRetry");

            follow(link("6753030831fe9826412bac5c", desk.service.url().getAuthority(), "trips"));

            desk.window.awaitText("problemTitle", "A link to a task of North was opened");
            assertThat(desk.window.isUsable("confirmRetry")).isTrue();
            assertThat(desk.window.isShown("attachTask")).isFalse();
            desk.window.press("cancelRetry");
            desk.window.awaitGone("confirmRetry");
            desk.window.press("problemAction");
            desk.window.awaitText("attachTask", "6753030831fe9826412bac5c");
        }
    }

    private static boolean selected(TestWindow window, String id) {
        return window.on(() -> ((RadioButton) window.node(id)).isSelected());
    }
}
