package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.redrive.Launcher;
import dev.redrive.audit.AuditCheck;
import dev.redrive.audit.AuditFolder;
import dev.redrive.files.StrictJson;
import dev.redrive.policy.Managed;
import dev.redrive.testing.FakeKeychain;
import dev.redrive.testing.FxThreadGuard;
import dev.redrive.testing.OtherProgram;
import dev.redrive.testing.RecordedRequest;
import dev.redrive.testing.Reply;
import dev.redrive.testing.StandIn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is done in the real window is in the audit trail, each act in its lines and in order. */
@Tag("slow")
class AuditedActsTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    private AuditFolder trail() {
        return new AuditFolder(home.resolve("logs"));
    }

    private List<String> actions() throws IOException {
        Pattern action = Pattern.compile("\"event\\.action\":\"([^\"]+)\"");
        return action.matcher(Files.readString(trail().current()))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void everyAct_leavesExactlyItsLines() throws Exception {
        Path given = home.resolve("given.csv");
        try (Desk desk = Desk.withKey(home)) {
            desk.service.hold(true);
            desk.startTrips();
            desk.window.press("stopWatching");
            desk.window.press("navHistory");
            desk.window.await("read", () -> desk.window.isUsable("exportHistory"));
            desk.window.files.answer(given);
            desk.window.run(() ->
                    ((MenuButton) desk.window.node("exportHistory")).getItems().getFirst().fire());
            TestWindow.awaitFile(given, "North");
            TestWindow.awaitFile(trail().current(), "history-exported");
            desk.window.press("navCredentials");
            desk.window.fill("profileName", "South");
            desk.window.press("saveProfile");
            TestWindow.awaitFile(trail().current(), "profile-changed");
            desk.window.press("removeProfile");
            desk.window.awaitUsable("questionYes");
            desk.window.press("questionYes");
            TestWindow.awaitFile(trail().current(), "key-removed");
        }

        assertThat(actions())
                .containsExactly(
                        "key-added",
                        "retry-requested",
                        "retry-sent",
                        "retry-answered",
                        "watch-stopped",
                        "history-exported",
                        "profile-changed",
                        "profile-removed",
                        "key-removed");
        assertThat(AuditCheck.of(trail())).isInstanceOf(AuditCheck.Result.Whole.class);
        assertThat(Files.readString(trail().current()))
                .contains("\"redrive.object\":\"name\"")
                .contains("\"redrive.demo\":false")
                .doesNotContain("\"redrive.demo\":true");
    }

    /** The words of the acts, each with its outcome, what it was done to and what came of it. */
    private List<String> acts() throws IOException {
        List<String> acts = new ArrayList<>();
        for (String line : Files.readAllLines(trail().current())) {
            JsonNode json = StrictJson.mapper().readTree(line);
            acts.add(
                    Stream.of("event.action", "event.outcome", "redrive.object", "redrive.result")
                            .map(field -> json.path(field).asText())
                            .filter(word -> !word.isEmpty())
                            .collect(Collectors.joining(" ")));
        }
        return acts;
    }

    @Test
    void whatIsGivenAway_added_andAttached_leavesItsLines() throws Exception {
        Path given = Files.createDirectory(home.resolve("given"));
        String task = "";
        try (Desk desk = Desk.withKey(home)) {
            desk.service.hold(true);
            task = desk.service.colleagueStarts("PUSH_FAILED_CRASHES", 37);
            TestWindow window = desk.window;
            window.press("navHistory");
            window.press("openAttach");
            window.fill("attachTask", task);
            window.press("confirmAttach");
            window.awaitText("nbItems", "37");
            window.press("navHistory");
            window.awaitText("historyCount", "1 outage");
            window.run(() ->
                    ((TableView<?>) window.node("historyTable")).getSelectionModel().select(0));
            window.press("saveReceipt");
            window.press("copyReceipt");
            TestWindow.awaitFile(trail().current(), "\"redrive.object\":\"clipboard\"");
            window.files.answer(given.resolve("receipt.html"));
            window.press("saveReceiptPage");
            window.awaitText("receiptMessage", "receipt.html");
            window.files.answer(given.resolve("no").resolve("receipt.txt"));
            window.press("saveReceiptText");
            window.awaitUsable("problemTitle");
            window.press("closeReceipt");
            window.press("navCredentials");
            window.files.answer(given.resolve("profiles.json"));
            window.press("exportProfiles");
            TestWindow.awaitFile(trail().current(), "profiles-exported");
            window.press("navSettings");
            window.press("saveDiagnostics");
            window.await("collected", () -> window.text("diagnosticsContent").contains("Redrive"));
            window.files.answer(given.resolve("diagnostics.zip"));
            window.press("confirmDiagnostics");
            window.awaitText("problemTitle", "The diagnostics were saved");
            window.press("navCredentials");
            window.press("addProfile");
            window.fill("profileName", "South");
            window.press("kindTest");
            window.press("saveProfile");
            TestWindow.awaitFile(trail().current(), "profile-added");
        }

        assertThat(acts())
                .containsExactly(
                        "key-added success session",
                        "task-attached success",
                        "receipt-made success clipboard",
                        "receipt-made success " + given.resolve("receipt.html"),
                        "receipt-made failure " + given.resolve("no").resolve("receipt.txt"),
                        "profiles-exported success " + given.resolve("profiles.json"),
                        "support-file-saved success " + given.resolve("diagnostics.zip"),
                        "profile-added success");
        assertThat(Files.readString(trail().current()))
                .contains("\"redrive.task.id\":\"" + task + "\"");
        assertVerified();
    }

    @Test
    void administration_isRequestedBefore_andItsOutcomeAfter_andWhatThePolicyRefusedToo()
            throws Exception {
        Path policy = home.resolve("policy.json");
        try (StandIn service = new StandIn()) {
            service.disturb(AuditedActsTest::administer);
            Desk.writeProfile(home, "North", "TEST", service.url().toString());
            try (TestWindow window =
                    TestWindow.open(Managed.by(policy), FakeKeychain.without(), Locale.UK, home)) {
                Desk.enterKey(window, StandIn.KEY);
                window.press("navAdmin");
                window.await("listed", () -> rows(window, "teamsTable") == 2);
                createTeam(window, "west");
                window.press("closeKeys");
                window.awaitGone("teamKeys");
                createTeam(window, "taken");
                window.awaitText("problemTitle", "“taken” was not created");
                window.press("cancelTeam");
                changeTeams(window);
                createPerson(window, policy);
                // It has left with what the policy hides.
                window.awaitGone("navAdmin");
            }
        }

        assertThat(acts())
                .containsExactly(
                        "key-added success session",
                        "administration-requested unknown west team-created",
                        "team-created success west answered",
                        "administration-requested unknown taken team-created",
                        "team-created failure taken conflict",
                        "administration-requested unknown south team-enabled",
                        "team-enabled success south answered",
                        "administration-requested unknown north team-disabled",
                        "team-disabled unknown north unknown-outcome",
                        "administration-requested unknown eve hyper-admin-created",
                        "hyper-admin-created success eve answered",
                        "administration-requested unknown bob hyper-admin-created",
                        "policy-refused failure administration",
                        "hyper-admin-created failure bob policy");
        assertThat(Files.readString(trail().current())).doesNotContain("sdk-", "Aa3456789012!");
        assertVerified();
    }

    private static int rows(TestWindow window, String table) {
        return ((TableView<?>) window.node(table)).getItems().size();
    }

    private static void createTeam(TestWindow window, String name) {
        window.press("createTeam");
        window.fill("newTeamName", name);
        window.press("confirmTeam");
    }

    private static void changeTeams(TestWindow window) {
        select(window, 1);
        window.press("enableTeam");
        window.press("questionYes");
        window.awaitText("problemTitle", "is now: Enabled");
        window.awaitUsable("createTeam");
        select(window, 0);
        window.press("disableTeam");
        window.fill("disableTyped", "north");
        window.press("confirmDisable");
        window.awaitText("problemTitle", "not known whether the team “north” was disabled");
    }

    private static void select(TestWindow window, int team) {
        window.await("listed", () -> rows(window, "teamsTable") == 2);
        window.run(
                () -> ((TableView<?>) window.node("teamsTable")).getSelectionModel().select(team));
    }

    private static void createPerson(TestWindow window, Path policy) throws IOException {
        for (String login : List.of("eve", "bob")) {
            window.press("createPerson");
            window.fill("personUserId", login);
            window.fill("personFirstName", "Ann");
            window.fill("personLastName", "Roux");
            window.fill("personPassword", "Aa3456789012!");
            window.awaitUsable("confirmPerson");
            if (login.equals("bob")) {
                Files.writeString(policy, Managed.json("\"administrationHidden\": true"));
            }
            window.press("confirmPerson");
            window.awaitText(
                    "problemTitle",
                    login.equals("bob") ? "does not allow this" : "“eve” was created");
        }
    }

    /** Answers as documented; a name is taken, and what becomes of a team is never heard. */
    private static @Nullable Reply administer(RecordedRequest request) {
        String call = request.method() + request.target().replace("/v1/enterprise", " ");
        return switch (call) {
            case "GET /teams" ->
                    Reply.json(
                            200,
                            "[{\"teamId\":\"north\",\"status\":\"ENABLED\"},"
                                    + "{\"teamId\":\"south\",\"status\":\"DISABLED\"}]");
            case "POST /team" ->
                    request.body().contains("taken")
                            ? Reply.json(409, "{}")
                            : Reply.json(
                                    200,
                                    "{\"teamId\":\"west\",\"sdkApiKey\":\"sdk-0123456789\","
                                            + "\"adminApiKey\":\"adm-0123456789\"}");
            case "PUT /teams/south/status" ->
                    Reply.json(200, "{\"teamId\":\"south\",\"status\":\"ENABLED\"}");
            case "PUT /teams/north/status" -> Reply.nothing().thenReset();
            case "POST /hyperadmin" -> Reply.json(200, "{\"userId\":\"eve\"}");
            default -> null;
        };
    }

    /** As the real command line says, before and after one byte was changed. */
    private void assertVerified() throws Exception {
        assertThat(verified()).isEqualTo(0);
        byte[] bytes = Files.readAllBytes(trail().current());
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        bytes[text.lastIndexOf("success")]++;
        Files.write(trail().current(), bytes);
        assertThat(verified()).isEqualTo(1);
    }

    private int verified() throws Exception {
        Process program =
                OtherProgram.start(
                        Launcher.class,
                        "--verify-audit",
                        "--language",
                        "en",
                        "--home",
                        home.toString());
        try (var said = program.inputReader()) {
            List<String> lines = said.lines().toList();
            int code = program.waitFor();
            assertThat(lines.getFirst())
                    .startsWith(code == 0 ? "All " : trail().current() + ", line ");
            return code;
        }
    }

    @Test
    void trailThatCannotBeWritten_isSaid_andStopsNoRetry() throws Exception {
        Files.createDirectories(trail().current()); // A folder in its place.
        try (Desk desk = Desk.withKey(home)) {
            desk.window.awaitText(
                    "problemTitle", "What is done here is not recorded in the audit trail");
            assertThat(desk.window.text("problemDetail"))
                    .startsWith(trail().current() + ": It is not a regular file")
                    .contains("Retries go on as usual.");
            desk.startTrips();
            Files.delete(trail().current());
            desk.window.press("stopWatching");
            desk.window.awaitGone("problemTitle");
        }
        assertThat(actions()).last().isEqualTo("watch-stopped");
        assertThat(AuditCheck.of(trail()))
                .isInstanceOfSatisfying(
                        AuditCheck.Result.Whole.class,
                        whole -> {
                            assertThat(whole.lost()).isPositive();
                            assertThat(whole.lines() + whole.lost()).as("five acts").isEqualTo(5);
                        });
    }
}
