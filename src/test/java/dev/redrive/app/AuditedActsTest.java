package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.audit.AuditCheck;
import dev.redrive.audit.AuditFolder;
import dev.redrive.testing.FxThreadGuard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javafx.scene.control.MenuButton;
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

    @Test
    void trailThatCannotBeWritten_isSaid_andStopsNoRetry() throws Exception {
        Files.createDirectories(trail().current()); // A folder in its place.
        try (Desk desk = Desk.withKey(home)) {
            desk.window.awaitText(
                    "problemTitle", "What is done here is not recorded in the audit trail");
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
