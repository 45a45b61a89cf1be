package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.team.TeamServer;
import dev.redrive.team.postgres.TeamDatabase;
import dev.redrive.testing.Certificates;
import dev.redrive.testing.FxThreadGuard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.control.ComboBox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The team log, set up in the window against a real PostgreSQL. */
@Tag("slow")
class TeamSettingsTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    @Test
    void teamLogIsTestedSavedAndSharedWith_andItsPasswordIsInNoFile(@TempDir Path folder)
            throws Exception {
        try (TeamDatabase database = new TeamDatabase(folder)) {
            TeamServer server = database.server("ben");
            Path authority =
                    Files.writeString(
                            folder.resolve("company.pem"),
                            Certificates.pem(database.certificates.authority()));
            Desk.writeProfile(home, "North", "TEST", "https://service.test");
            try (TestWindow window = TestWindow.open(Locale.UK, home)) {
                window.files.answer(authority);
                window.press("navSettings");
                window.awaitText("teamState", "Not set up");
                window.fill("teamHost", server.host());
                window.fill("teamPort", Integer.toString(server.port()));
                window.fill("teamUser", server.user());
                window.fill("teamPassword", TeamDatabase.PASSWORD);

                window.press("teamTest");
                window.awaitText("teamResult", "is not trusted");
                assertThat(window.words("teamSteps"))
                        .contains(
                                "Connection: passed",
                                "Encryption and certificate: failed",
                                "User, password and database: not reached");
                assertThat(home.resolve("team.json")).as("a test saves nothing").doesNotExist();

                window.press("addCertificate");
                window.press("questionYes");
                window.awaitText("certificateOwner", Certificates.AUTHORITY);
                window.press("teamTest");
                window.awaitText("teamResult", "You see 2 customers: Acme, Zeta.");
                window.press("teamSave");
                window.awaitUsable("teamRemove");
                window.awaitText("teamPassword", String::isEmpty, "emptied");

                String choice =
                        window.on(() ->
                                window.node("teamCustomers")
                                        .lookupAll(".combo-box")
                                        .iterator()
                                        .next()
                                        .getId());
                window.await("the customers", () -> options(window, choice).size() == 3);
                assertThat(options(window, choice))
                        .containsExactly("Not shared", "Acme", "Zeta (at z.test)");
                window.run(() -> ((ComboBox<?>) window.node(choice)).getSelectionModel().select(1));
                TestWindow.awaitFile(home.resolve("profiles.json"), "\"teamCustomer\" : \"Acme\"");
            }
        }
        assertThat(Files.readString(home.resolve("team.json"))).contains("\"ben\"");
        try (Stream<Path> files = Files.walk(home)) {
            assertThat(files.filter(Files::isRegularFile).toList())
                    .isNotEmpty()
                    .allSatisfy(file ->
                            assertThat(
                                            new String(
                                                    Files.readAllBytes(file),
                                                    java.nio.charset.StandardCharsets.ISO_8859_1))
                                    .doesNotContain(TeamDatabase.PASSWORD));
        }
    }

    private static List<String> options(TestWindow window, String id) {
        return window.on(() -> {
            ComboBox<?> choice = (ComboBox<?>) window.node(id);
            javafx.scene.control.ListCell<?> cell = choice.getButtonCell();
            assertThat(cell).isNotNull();
            return choice.getItems().stream()
                    .map(item -> item.toString().replaceAll(".*words=(.*)]", "$1"))
                    .toList();
        });
    }
}
