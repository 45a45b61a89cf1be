package dev.redrive.app;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.keys.ApiKey;
import dev.redrive.retry.TaskWatch;
import dev.redrive.team.TeamRun;
import dev.redrive.team.postgres.TwoUsers;
import dev.redrive.testing.FxThreadGuard;
import dev.redrive.testing.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javafx.scene.control.ButtonBase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** Two users of one team log, each with a window of their own, and one service. */
@Tag("slow")
class TwoWindowsTest {

    private static final String POST = "POST /push/trips";

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path folder;

    private static TestWindow open(
            Locale language, Path home, String user, StandIn service, TwoUsers team)
            throws IOException, TimeoutException {
        Files.createDirectories(home);
        Desk.writeProfile(home, "North", "TEST", service.url().toString());
        team.trustIn(home);
        TestWindow window = TestWindow.open(language, home);
        Wiring parts = requireNonNull(window.program().parts());
        window.run(() ->
                parts.models.profiles.save(
                        parts.models.profiles.chosen(),
                        ApiKey.of(StandIn.KEY.toCharArray()),
                        _ -> {}));
        parts.services.team.use(Optional.of(team.settings(user, "p1")));
        window.await(
                "connected", () -> Boolean.TRUE.equals(parts.services.team.state().canWrite()));
        window.awaitUsable("retryTrips");
        return window;
    }

    /** Both windows are on one screen, so a click might meet the other one. */
    private static void fire(TestWindow window, String id) {
        window.awaitUsable(id);
        window.run(() -> ((ButtonBase) window.node(id)).fire());
    }

    private static List<TaskWatch> watches(TestWindow window) {
        return requireNonNull(window.program().parts()).services.desk.watches();
    }

    private static List<TeamRun> read(TestWindow window) {
        return requireNonNull(window.program().parts()).services.team.runs("p1", ItemKind.TRIPS, 9);
    }

    private static void awaitRead(TestWindow window, Predicate<List<TeamRun>> condition)
            throws TimeoutException {
        WaitForAsyncUtils.waitFor(90, TimeUnit.SECONDS, () -> condition.test(read(window)));
    }

    private static boolean saysWhose(TestWindow window) {
        String words = window.words();
        return words.contains("La tâche d’un collègue est en cours") && words.contains("anna");
    }

    private static void pollAll(TestWindow window) {
        watches(window).forEach(TaskWatch::pollNow);
    }

    @Test
    void annaStartsAndBenIsRefused_benFollowsAnnasTaskAlsoWithoutTheServer() throws Exception {
        Gallery gallery = new Gallery("fr");
        try (StandIn service = new StandIn();
                TwoUsers team =
                        new TwoUsers(
                                Files.createDirectories(folder.resolve("server")),
                                service.url().getAuthority());
                TestWindow anna = open(Locale.UK, folder.resolve("anna"), "anna", service, team);
                TestWindow ben = open(Locale.FRANCE, folder.resolve("ben"), "ben", service, team)) {
            service.hold(true);
            fire(anna, "retryTrips");
            fire(anna, "confirmRetry");
            anna.awaitText("nbItems", "321");
            ben.awaitText("colleagueStands", "signalé par le Redrive");

            fire(ben, "retryTrips");
            ben.awaitText("startTeam", "qu’une relance de trajets est en cours");
            gallery.show(ben, "start-with-colleagues");
            fire(ben, "confirmRetry");
            ben.awaitText("nbItems", "321");

            String task = watches(anna).getFirst().state().entry().taskId();
            assertThat(watches(ben).getFirst().state().entry().taskId()).isEqualTo(task);
            ben.await("said whose", () -> saysWhose(ben));
            assertThat(service.requests(POST)).isEqualTo(2);
            // Watched by both, it is one task, and ours.
            awaitRead(anna, runs -> runs.size() == 1);
            anna.awaitGone("colleagueStands");
            ben.awaitGone("colleagueStands");

            team.takeAway();
            service.hold(false);
            for (TestWindow window : List.of(anna, ben)) {
                window.await(
                        "ended",
                        () -> {
                            pollAll(window);
                            return !window.text("taskVerdict").isEmpty();
                        });
            }
            team.giveBack();

            for (TestWindow window : List.of(anna, ben)) {
                awaitRead(
                        window,
                        runs -> runs.size() == 1 && runs.getFirst().said().endedAt() != null);
            }
            assertThat(read(anna).getFirst().task().taskId()).isEqualTo(task);
            assertThat(read(ben).getFirst().task().taskId()).isEqualTo(task);
        }
        assertThat(gallery.problems()).isEmpty();
    }
}
