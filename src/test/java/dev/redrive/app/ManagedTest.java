package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.policy.Managed;
import dev.redrive.profile.Profile;
import dev.redrive.retry.StartResult;
import dev.redrive.testing.FakeKeychain;
import dev.redrive.testing.FxThreadGuard;
import dev.redrive.testing.StandIn;
import dev.redrive.ui.shell.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.CheckBox;
import javafx.scene.control.RadioButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the organisation has fixed, on the screens and in what is sent. */
@Tag("slow")
class ManagedTest {

    private static final String POST = "POST /push/trips";

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path folder;

    private Path home = Path.of("");
    private Path file = Path.of("");

    @BeforeEach
    void makeHome() throws IOException {
        home = Files.createDirectory(folder.resolve("home"));
        file = folder.resolve("policy.json");
    }

    private void fix(String fields) throws IOException {
        Files.writeString(file, Managed.json(fields));
    }

    private TestWindow open(Locale language) throws TimeoutException {
        return TestWindow.open(Managed.by(file), FakeKeychain.without(), language, home);
    }

    /** As the window does by itself every few seconds. */
    private static void readAgain(TestWindow window) {
        Wiring parts = Objects.requireNonNull(window.program().parts());
        parts.services.policies.now();
    }

    private static boolean isTicked(TestWindow window, String id) {
        return window.on(() -> ((CheckBox) window.node(id)).isSelected());
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'Name typed before a retry for Production: set by your organisation', 'Proxy: set by"
                + " your organisation', 'Team log: set by your organisation'",
        "fr, 'Nom saisi avant une relance en Production\u00a0: fixé par votre organisation',"
                + " 'Proxy\u00a0: fixé par votre organisation', 'Journal d’équipe\u00a0: fixé par"
                + " votre organisation'"
    })
    void settings_showWhatIsFixed_saveNothingOfIt_andBringTheOldChoiceBack(
            String language, String name, String proxy, String team) throws Exception {
        String own =
                """
                {"schema":1,"proxy":{"kind":"MANUAL","host":"mine.example","port":81,"user":""}}\
                """;
        Files.writeString(home.resolve("connection.json"), own);
        Desk.writeProfile(home, "North", "TEST", "https://service.test");
        fix(
                """
                "nameTyped": true, "proxy": {"kind": "MANUAL", "host": "ours.example", "port": 82},
                "teamLog": {"kind": "SERVER", "host": "log.example", "port": 5433, "database": "d"}
                """);
        Locale locale = Locale.forLanguageTag(language);
        try (TestWindow window = open(locale)) {
            window.press("navSettings");
            window.awaitText("policy-name-typed", name);
            window.awaitText("policy-proxy", proxy);
            window.awaitText("policy-team-log", team);
            window.awaitText("proxyHost", "ours.example");
            window.awaitText("teamHost", "log.example");
            assertThat(isTicked(window, "namesTyped")).isTrue();
            for (String id :
                    java.util.List.of(
                            "namesTyped",
                            "proxySystem",
                            "proxyHost",
                            "applyProxy",
                            "teamHost",
                            "teamUser")) {
                assertThat(window.isUsable(id)).as(id).isFalse();
            }
            assertThat(window.on(() -> window.node("namesTyped").getAccessibleHelp()))
                    .isEqualTo(name);
            window.press("carefulReceipts"); // Which saves the other settings too.
            TestWindow.awaitFile(home.resolve("profiles.json"), "\"carefulReceipts\" : false");

            Files.delete(file);
            readAgain(window);

            window.awaitGone("policy-name-typed");
            window.awaitText("proxyHost", "mine.example");
            window.awaitUsable("proxyHost");
            assertThat(isTicked(window, "namesTyped")).isFalse();
        }
        assertThat(home.resolve("connection.json")).hasContent(own);
        assertThat(home.resolve("team.json")).doesNotExist();
        assertThat(home.resolve("profiles.json"))
                .content()
                .contains("\"namesTyped\" : false")
                .doesNotContain("ours.example", "log.example");
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'Set by your organisation: use one of these addresses: https://service.drivequant.com',"
                + " 'Allowed places for keys: set by your organisation'",
        "fr, 'Fixé par votre organisation\u00a0: utilisez l’une de ces adresses\u00a0:"
                + " https://service.drivequant.com', 'Emplacements de clés autorisés\u00a0: fixé par"
                + " votre organisation'"
    })
    void credentials_takeNoOtherAddressAndPlace(String language, String address, String places)
            throws Exception {
        try (StandIn other = new StandIn()) {
            Desk.writeProfile(home, "North", "TEST", other.url().toString());
            fix(
                    """
                    "serviceAddresses": ["https://service.drivequant.com"], "keyPlaces": ["SESSION"]
                    """);
            String before = Files.readString(home.resolve("profiles.json"));
            try (TestWindow window = open(Locale.forLanguageTag(language))) {
                window.press("navCredentials");
                window.awaitText("policy-key-places", places);
                assertThat(window.isUsable("keepFile")).isFalse();
                assertThat(window.isUsable("keepKeychain")).isFalse();
                window.fill("apiKey", StandIn.KEY);

                window.press("testConnection");
                window.awaitText("addressProblem", address);
                window.press("saveProfile");
                window.awaitText("addressProblem", address);

                window.press("addProfile");
                window.press("questionYes");
                window.awaitText("serviceUrl", "https://service.drivequant.com");
                assertThat(window.isUsable("serviceUrl")).isFalse();
                assertThat(window.on(() -> ((RadioButton) window.node("keepSession")).isSelected()))
                        .isTrue();
            }
            assertThat(other.requests(POST)).isZero();
            assertThat(home.resolve("profiles.json")).hasContent(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'Set by your organisation: the reason must be like “INC-12345”.', 'Name typed before a"
                + " retry for Production: set by your organisation'",
        "fr, 'Fixé par votre organisation\u00a0: le motif doit être de la forme"
                + " «\u00a0INC-12345\u00a0».', 'Nom saisi avant une relance en Production\u00a0: fixé"
                + " par votre organisation'"
    })
    void startDialog_wantsReasonAndName(String language, String reason, String name)
            throws Exception {
        try (StandIn service = new StandIn()) {
            Desk.writeProfile(home, "North", "PRODUCTION", service.url().toString());
            fix(
                    """
                    "reason": {"pattern": "INC-[0-9]+", "example": "INC-12345"}, "nameTyped": true
                    """);
            try (TestWindow window = open(Locale.forLanguageTag(language))) {
                Desk.enterKey(window, StandIn.KEY);
                window.press("retryTrips");
                window.awaitText("reasonRule", reason);
                window.awaitText("nameRule", name);
                window.press("receiverReady");
                window.fill("typedName", "North");
                window.awaitText("startHint", reason);
                window.shortcut(KeyCode.ENTER);
                assertThat(window.isUsable("confirmRetry")).isFalse();
                window.fill("retryReason", "INC-7");
                window.fill("typedName", "Nor");
                window.await("name missing", () -> !window.isUsable("confirmRetry"));
                assertThat(service.requests(POST)).isZero();

                window.fill("typedName", "north");
                window.awaitUsable("confirmRetry");
                window.shortcut(KeyCode.ENTER);

                window.awaitText("nbItems", "321");
                assertThat(service.requests(POST)).isEqualTo(1);
            }
        }
    }

    @Test
    void badFile_isSaid_andNothingIsSentUntilItIsMended_whileTheTaskIsWatched() throws Exception {
        try (StandIn service = new StandIn()) {
            Desk.writeProfile(home, "North", "TEST", service.url().toString());
            try (TestWindow window = open(Locale.UK)) {
                Desk.enterKey(window, StandIn.KEY);
                window.press("retryTrips"); // Its dialog was open before the file was bad.
                Files.writeString(file, "{\"schema\": 1,\n\"readonly\": true}");
                window.press("confirmRetry");
                window.awaitText("problemTitle", "North: no retry was requested");
                window.awaitText(
                        "problemDetail",
                        file + ", line 2: there is no field “readonly” in a policy.");
                window.press("cancelRetry");
                window.awaitText("problemTitle", "cannot be used: no retry can be requested");

                window.await("off", () -> !window.isUsable("retryTrips"));
                assertThat(window.words()).contains("until it is mended no retry can be requested");
                assertThat(window.isShown("startDialog")).isFalse();
                assertThat(service.requests(POST)).isZero();

                Files.delete(file);
                readAgain(window);
                window.await(
                        "settled",
                        () -> !window.words().contains("cannot be used: no retry can be"));
                Desk.startTrips(window);
                Files.writeString(file, "");
                readAgain(window);
                window.awaitText("problemTitle", "cannot be used: no retry can be requested");
                long polls = service.requests("GET /task");
                window.keys(KeyCode.F5);
                window.await("watched", () -> service.requests("GET /task") > polls);
                assertThat(service.requests(POST)).isEqualTo(1);
            }
        }
    }

    @Test
    void noWayAroundTheScreens_leadsPastThePolicy() throws Exception {
        try (StandIn service = new StandIn()) {
            Desk.writeProfile(home, "North", "TEST", service.url().toString());
            try (TestWindow window = open(Locale.UK)) {
                Desk.enterKey(window, StandIn.KEY);
                Wiring parts = Objects.requireNonNull(window.program().parts());
                Profile north = parts.models.profiles.chosen();
                fix("\"serviceAddresses\": [\"https://service.drivequant.com\"]");
                StartResult result = parts.services.desk.start(north, ItemKind.TRIPS, "");
                assertThat(result).isInstanceOf(StartResult.Refused.class);
                window.run(() -> parts.shell.show(Page.CREDENTIALS));
                readAgain(window); // The form sees more than one policy before the next.
                fix("\"readOnly\": true");
                assertThat(parts.services.desk.start(north, ItemKind.TRIPS, ""))
                        .isInstanceOf(StartResult.Refused.class);
                assertThat(service.requests(POST)).isZero();
                window.awaitText("policy-read-only", "Read-only: set by your organisation");
                assertThat(isTicked(window, "profileReadOnly")).isTrue();
                Files.delete(file);
                readAgain(window);
                window.awaitGone("policy-read-only");
                assertThat(isTicked(window, "profileReadOnly")).isFalse();
                assertThat(parts.services.desk.start(north, ItemKind.TRIPS, ""))
                        .isInstanceOf(StartResult.Watching.class);
            }
        }
    }

    @Test
    void demo_goesOnWhateverThePolicy() throws Exception {
        Files.writeString(file, "bad");
        try (TestWindow window =
                TestWindow.open(
                        Managed.by(file), FakeKeychain.without(), Locale.UK, home, "--demo")) {
            window.press("retryTrips");
            window.press("confirmRetry");
            window.awaitText("nbItems", text -> !text.isEmpty(), "a task");
        }
    }

    @Test
    void profilesToBeginWith_areSavedWhenTheUserChangesOne() throws Exception {
        fix(
                """
                "profiles": [
                {"name": "Acme", "kind": "PRODUCTION", "serviceUrl": "https://a.example"},
                {"name": "Beta", "kind": "TEST", "serviceUrl": "https://b.example"}]
                """);
        Path profiles = home.resolve("profiles.json");
        try (TestWindow window = open(Locale.UK)) {
            window.press("navSettings");
            window.press("carefulReceipts");
            TestWindow.awaitFile(profiles, "\"carefulReceipts\" : false");
            assertThat(profiles).content().doesNotContain("Acme", "Beta");
            window.press("navCredentials");
            window.awaitText("profileName", "Acme");
            window.fill("profileName", "Acme Insurance");
            window.press("saveProfile");
            TestWindow.awaitFile(profiles, "Acme Insurance");
        }
        assertThat(profiles).content().contains("Beta");
        Files.delete(file);
        try (TestWindow window = open(Locale.UK)) {
            assertThat(window.words()).contains("Acme Insurance", "Beta");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'Check of the receiving server: set by your organisation'",
        "fr, 'Vérification du serveur destinataire : fixé par votre organisation'"
    })
    void receivingServer_isNeitherEnteredNorChecked_whereThatIsOff(String language, String why)
            throws Exception {
        String receiver = "\"receiver\":{\"address\":\"https://push.test/a\",\"allowed\":true},";
        Path profiles = home.resolve("profiles.json");
        Desk.writeProfile(home, "North", "TEST", "https://service.test");
        Files.writeString(
                profiles,
                Files.readString(profiles).replace("\"serviceUrl\"", receiver + "\"serviceUrl\""));
        fix("\"receiverCheckOff\": true");
        try (TestWindow window = open(Locale.forLanguageTag(language))) {
            window.press("navCredentials");
            window.awaitText("receiverNote", why);
            window.awaitText("receiverUrl", "https://push.test/a");
            assertThat(window.isUsable("receiverUrl")).isFalse();
            window.fill("profileName", "South");
            Desk.enterKey(window, StandIn.KEY);
            window.press("retryTrips");
            window.awaitUsable("cancelRetry");
            assertThat(window.isShown("receiverCheck")).isFalse();
            window.press("cancelRetry");

            Files.delete(file);
            readAgain(window);

            window.press("retryTrips");
            window.awaitUsable("checkReceiver");
            window.press("cancelRetry");
            window.press("navCredentials");
            window.awaitGone("receiverNote");
            window.awaitUsable("receiverUrl");
        }
        assertThat(profiles).content().contains("South", "https://push.test/a");
    }
}
