package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.keys.ApiKey;
import dev.redrive.policy.Managed;
import dev.redrive.policy.Policies;
import dev.redrive.profile.ProfileKind;
import dev.redrive.testing.FakeKeychain;
import dev.redrive.testing.FxThreadGuard;
import dev.redrive.testing.Reply;
import dev.redrive.testing.ScriptedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Teams and hyper-admins in the window. */
class AdminScreenTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    private static final String KEY = "key-7f3a9c51d0e84b26";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    private static List<String> rows(TestWindow window, String table) {
        return window.on(() ->
                ((TableView<?>) window.node(table))
                        .getItems().stream().map(Object::toString).toList());
    }

    private static void awaitTeam(TestWindow window, String part) {
        window.awaitUsable("teamsTable");
        window.await(part, () -> rowsNow(window).contains(part));
    }

    private static String rowsNow(TestWindow window) {
        return ((TableView<?>) window.node("teamsTable")).getItems().toString();
    }

    private static void openDemo(TestWindow window) {
        window.awaitUsable("demoReset");
        window.press("navAdmin");
        awaitTeam(window, "fleet-south");
    }

    @Test
    @Tag("slow")
    void byKeyboardAlone_aTeamIsCreatedAndDisabled_andItsKeysAreGone() throws Exception {
        try (TestWindow window = TestWindow.open(home)) {
            window.awaitUsable("demoReset");
            window.shortcut(KeyCode.DIGIT5);
            awaitTeam(window, "fleet-south");
            assertThat(window.text("teamsNote")).startsWith("2 teams, as listed at");

            window.tabTo("createTeam");
            window.keys(KeyCode.ENTER);
            window.await("the field", () -> window.focused().equals("newTeamName"));
            window.type("fleet west/1");
            window.keys(KeyCode.ENTER);
            window.awaitText("keysTitle", "fleet west/1");
            assertThat(window.text("sdkKey")).matches("•+");
            window.tabTo("revealAdmin");
            window.keys(KeyCode.SPACE);
            window.awaitText("adminKey", "demo-admin-");
            String adminKey = window.text("adminKey");
            window.tabTo("copySdk");
            window.keys(KeyCode.ENTER);
            window.awaitText("keysCopied", "30 s");
            String sdkKey = window.clipboard();
            assertThat(sdkKey).startsWith("demo-sdk-");
            assertThat(window.words()).doesNotContain(sdkKey);
            window.keys(KeyCode.ESCAPE);
            window.await("the button", () -> window.focused().equals("closeKeys"));
            window.keys(KeyCode.ENTER);
            window.awaitGone("teamKeys");
            assertThat(window.words()).doesNotContain(adminKey);
            awaitTeam(window, "fleet west/1");

            window.tabTo("teamsTable");
            window.run(() ->
                    ((TableView<?>) window.node("teamsTable")).getSelectionModel().selectLast());
            window.await("enabled already", () -> !window.isUsable("enableTeam"));
            window.tabTo("disableTeam");
            window.keys(KeyCode.ENTER);
            window.awaitText("disableMeaning", "Every API key of this team stops working at once");
            window.tabTo("disableTyped");
            window.type("Fleet West/1");
            assertThat(window.isUsable("confirmDisable")).isFalse();
            window.run(
                    () -> ((javafx.scene.control.TextField) window.node("disableTyped")).clear());
            window.type("fleet west/1");
            window.tabTo("confirmDisable");
            window.keys(KeyCode.ENTER);
            window.awaitText("problemTitle", "is now: Disabled");
            awaitTeam(window, "fleet west/1, status=DISABLED");

            assertThat(kept(sdkKey, adminKey)).isEmpty();
        }
        assertThat(kept("demo-sdk-", "demo-admin-")).isEmpty();
    }

    /** The files below the home folder that hold one of these. */
    private List<Path> kept(String... secrets) throws Exception {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> {
                        try {
                            String text =
                                    new String(
                                            Files.readAllBytes(file),
                                            java.nio.charset.StandardCharsets.ISO_8859_1);
                            return Stream.of(secrets).anyMatch(text::contains);
                        } catch (java.io.IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    })
                    .toList();
        }
    }

    @Test
    void aClosedProgram_leavesNoKeyOnTheClipboard_butWhatWasCopiedLater() throws Exception {
        for (boolean later : List.of(false, true)) {
            try (TestWindow window = TestWindow.open(home)) {
                openDemo(window);
                window.press("createTeam");
                window.fill("newTeamName", "west-" + later);
                window.press("confirmTeam");
                window.press("copySdk");
                window.awaitText("keysCopied", "30 s");
                assertThat(window.clipboard()).startsWith("demo-sdk-");
                window.press("closeKeys");
                window.awaitGone("teamKeys");
                if (later) {
                    window.run(() -> put("something else"));
                }
            }
            try (TestWindow window = TestWindow.open(home)) {
                assertThat(window.clipboard()).isEqualTo(later ? "something else" : "null");
                window.run(() -> Clipboard.getSystemClipboard().clear());
            }
        }
    }

    private static void put(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    @Test
    void aHyperAdmin_isCreatedWithAGeneratedPassword_whichIsNotShownAgain() throws Exception {
        try (TestWindow window = TestWindow.open(home)) {
            openDemo(window);
            window.press("createPerson");
            window.fill("personUserId", "eve@acme.example");
            window.fill("personFirstName", "Eve");
            window.fill("personLastName", "Roux");
            window.fill("personPassword", "short");
            window.await("typed", () -> window.text("personPassword").equals("short"));
            assertThat(window.isUsable("confirmPerson")).isFalse();
            window.press("generatePassword");
            window.awaitUsable("confirmPerson");
            window.awaitUsable("personPasswordShown");
            String password = window.text("personPasswordShown");
            assertThat(password).hasSize(20);
            window.press("confirmPerson");
            window.awaitText("problemTitle", "eve@acme.example");
            window.awaitUsable("peopleTable");
            window.await(
                    "listed",
                    () -> ((TableView<?>) window.node("peopleTable")).getItems().size() == 3);

            window.press("createPerson");
            window.awaitUsable("personPassword");
            assertThat(window.text("personPassword")).isEmpty();
            window.press("cancelPerson");
            assertThat(kept(password)).isEmpty();
        }
    }

    @Test
    void oneCustomersTeams_neverStandUnderAnother_howeverLateTheyCome() throws Exception {
        CountDownLatch late = new CountDownLatch(1);
        try (ScriptedServer slow =
                        ScriptedServer.following(request -> {
                            if (request.target().endsWith("/teams")) {
                                await(late);
                            }
                            return Reply.json(200, "[\"team-of-north\"]");
                        });
                ScriptedServer quick =
                        ScriptedServer.following(_ -> Reply.json(200, "[\"team-of-south\"]"))) {
            Files.writeString(
                    home.resolve("profiles.json"),
                    """
                    {"schema":1,"chosen":"p1","appearance":"LIGHT","profiles":
                    [{"id":"p1","name":"North","kind":"TEST","colour":"RED","serviceUrl":"%s"},
                     {"id":"p2","name":"South","kind":"TEST","colour":"BLUE","serviceUrl":"%s"}]}\
                    """
                            .formatted(slow.url(), quick.url()));
            try (TestWindow window = TestWindow.open(home)) {
                window.awaitUsable("customersTable");
                enterKeys(window);
                window.openCustomer("North");
                window.awaitText("customerName", "North");
                window.press("navAdmin");
                window.awaitText("adminCustomerName", "North");
                window.await("asked", () -> slow.requests().size() >= 2);

                choose(window, "South");
                awaitTeam(window, "team-of-south");
                late.countDown();
                choose(window, "North");
                awaitTeam(window, "team-of-north");
                choose(window, "South");
                awaitTeam(window, "team-of-south");
                assertThat(rows(window, "teamsTable").toString()).doesNotContain("north");
            } finally {
                late.countDown();
            }
        }
    }

    private static void enterKeys(TestWindow window) {
        Wiring parts = Objects.requireNonNull(window.program().parts());
        window.run(() ->
                List.copyOf(parts.models.profiles.profiles()).stream()
                        .filter(profile -> profile.kind() != ProfileKind.DEMO)
                        .forEach(profile ->
                                parts.models.profiles.save(
                                        profile, ApiKey.of(KEY.toCharArray()), _ -> {})));
    }

    private static void choose(TestWindow window, String name) {
        window.run(() -> {
            ComboBox<?> chooser = (ComboBox<?>) window.node("adminCustomer");
            chooser.getItems().stream()
                    .filter(profile -> profile.toString().contains(name))
                    .findFirst()
                    .ifPresent(profile ->
                            chooser.getSelectionModel()
                                    .select(chooser.getItems().indexOf(profile)));
        });
        window.awaitText("adminCustomerName", name);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aReadOnlyProfile_isOfferedNoAdministration() throws Exception {
        Files.writeString(
                home.resolve("profiles.json"),
                """
                {"schema":1,"chosen":"p1","appearance":"LIGHT","profiles":
                [{"id":"p1","name":"North","kind":"TEST","colour":"RED","readOnly":true,
                "serviceUrl":"http://127.0.0.1:9"}]}\
                """);
        try (TestWindow window = TestWindow.open(home)) {
            window.awaitUsable("navSettings");
            assertThat(window.isShown("navAdmin")).isFalse();
            window.shortcut(KeyCode.DIGIT5);
            assertThat(window.isShown("teamsTable")).isFalse();

            window.openCustomer("Demo");
            window.awaitUsable("navAdmin");
        }
    }

    @Test
    void whatTheOrganisationHides_isOfferedToNobody_untilItDoesNoLonger() throws Exception {
        Desk.writeProfile(home, "North", "TEST", "http://127.0.0.1:9");
        Path policy = home.resolve("policy.json");
        Files.writeString(policy, Managed.json("\"administrationHidden\": true"));
        try (TestWindow window =
                TestWindow.open(Managed.by(policy), FakeKeychain.without(), Locale.UK, home)) {
            Policies policies = Objects.requireNonNull(window.program().parts()).services.policies;
            for (String customer : List.of("North", "Demo")) {
                window.openCustomer(customer);
                window.awaitText("customerName", customer);
                assertThat(window.isShown("navAdmin")).as(customer).isFalse();
                window.shortcut(KeyCode.DIGIT5);
                assertThat(window.isShown("adminPage")).as(customer).isFalse();
            }

            Files.delete(policy);
            policies.now();
            window.press("navAdmin");
            window.awaitUsable("teamsTable");
            Files.writeString(policy, Managed.json("\"administrationHidden\": true"));
            policies.now();
            window.awaitGone("navAdmin");
            window.awaitGone("adminPage");

            Files.writeString(policy, Managed.json("\"readOnly\": true"));
            policies.now();
            window.awaitUsable("navAdmin"); // The demo is nobody's service.
            window.openCustomer("North");
            window.awaitGone("navAdmin");
        }
    }

    private static void makeSmall(TestWindow window) {
        window.run(() -> {
            window.stage().setMinHeight(600);
            window.stage().setHeight(600);
        });
        window.await("small", () -> window.stage().getScene().getHeight() == 600);
    }

    private static double bottom(TestWindow window, String id) {
        return window.on(() -> {
            Node node = window.node(id);
            node.getScene().getRoot().layout();
            return node.localToScene(node.getBoundsInLocal()).getMaxY();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    @Tag("slow")
    void pictures(String language) throws Exception {
        Gallery gallery = new Gallery(language);
        try (TestWindow window = TestWindow.open(gallery.locale(), home)) {
            openDemo(window);
            gallery.show(window, "admin");
            makeSmall(window); // So that there is something to scroll.
            gallery.show(window, "admin-people", "peopleTable");
            window.press("createTeam");
            window.fill("newTeamName", "fleet-north");
            gallery.show(window, "admin-team");
            window.press("confirmTeam");
            window.awaitUsable("problemTitle");
            gallery.show(window, "admin-team-taken");
            window.fill("newTeamName", "fleet-west");
            window.press("confirmTeam");
            window.awaitUsable("revealSdk");
            window.press("revealSdk");
            window.press("copySdk");
            gallery.show(window, "admin-keys");
            window.press("closeKeys");
            awaitTeam(window, "fleet-west");
            window.run(() ->
                    ((TableView<?>) window.node("teamsTable")).getSelectionModel().selectFirst());
            window.press("disableTeam");
            window.awaitUsable("disableTyped");
            gallery.show(window, "admin-disable");
            window.press("cancelDisable");
            window.press("createPerson");
            window.awaitUsable("personUserId");
            window.press("generatePassword");
            gallery.show(window, "admin-person");
            gallery.showDoubled(window, "admin-person");
            window.fill("personUserId", "ada");
            window.fill("personFirstName", "Ada");
            window.fill("personLastName", "Martin");
            window.press("copyPassword");
            window.press("confirmPerson");
            window.awaitUsable("problemTitle");
            gallery.show(window, "admin-person-taken");
            makeSmall(window);
            assertThat(bottom(window, "cancelPerson")).as("without scrolling").isLessThan(600);
            window.press("cancelPerson");
        }
        assertThat(gallery.problems()).isEmpty();
    }
}
