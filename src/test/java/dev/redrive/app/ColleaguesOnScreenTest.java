package dev.redrive.app;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.profile.Profile;
import dev.redrive.team.TeamDesk;
import dev.redrive.team.TeamRun;
import dev.redrive.team.TeamServer;
import dev.redrive.testing.FakeTeam;
import dev.redrive.testing.FxThreadGuard;
import dev.redrive.ui.history.table.ShownRow;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What colleagues reported, on every screen that says it, in each language and size. */
@Tag("slow")
class ColleaguesOnScreenTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    private final FakeTeam team = new FakeTeam(InstantSource.system());

    private static TeamRun run(
            Profile of, ItemKind kind, @Nullable String taskId, Duration ago, TeamRun.Said said) {
        Instant at = Instant.now().minus(ago);
        return new TeamRun(
                UUID.randomUUID().toString(),
                new TeamRun.Task(of.name(), kind, of.host(), taskId),
                new TeamRun.By("anna", "anna-pc", "SUP-4711", false, at.minusSeconds(300)),
                said,
                new TeamRun.Times(at.minusSeconds(290), at, 7),
                "t1".equals(taskId)
                        ? "Their maintenance page answers until noon; I call them at 12:10."
                        : "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void reported(String language) throws Exception {
        Gallery gallery = new Gallery(language);
        try (GalleryDesk desk = new GalleryDesk(home);
                TestWindow window = TestWindow.open(gallery.locale(), home)) {
            window.awaitUsable("customersTable");
            desk.enterKeys(window);
            Wiring parts = requireNonNull(window.program().parts());
            Profile idle = profile(parts, GalleryDesk.IDLE);
            Profile busy = profile(parts, GalleryDesk.BUSY);
            Profile left = profile(parts, GalleryDesk.PROCESSED);
            team.customers.put(left.id(), left.name());
            team.customers.put(idle.id(), idle.name());
            team.customers.put(busy.id(), busy.name());
            TeamRun.Said running =
                    new TeamRun.Said("IN_PROGRESS", 12_480_000L, 310_000L, null, null);
            window.run(() -> {
                parts.models.customers.colleagues().follow(team);
                team.reads(
                        run(idle, ItemKind.TRIPS, "t1", Duration.ofSeconds(40), running),
                        run(
                                idle,
                                ItemKind.CRASHES,
                                null,
                                Duration.ofSeconds(70),
                                new TeamRun.Said(null, null, null, null, null)),
                        run(busy, ItemKind.CRASHES, "t2", Duration.ofMinutes(12), running),
                        run(left, ItemKind.TRIPS, "t4", Duration.ofSeconds(40), running),
                        run(
                                busy,
                                ItemKind.TRIPS,
                                "t3",
                                Duration.ofHours(2),
                                new TeamRun.Said(
                                        "COMPLETED",
                                        0L,
                                        0L,
                                        Instant.now().minusSeconds(7_200),
                                        null)));
            });
            window.await("the reports", () -> isReported(parts, idle));
            gallery.show(window, "board-with-colleagues");
            window.openCustomer(GalleryDesk.IDLE);
            window.awaitText("colleagueStands", "anna");
            gallery.show(window, "customer-with-colleagues");
            window.openCustomer(GalleryDesk.BUSY);
            window.awaitText("colleagueStands", "anna");
            gallery.show(window, "customer-with-silent-colleague");
            window.openCustomer(GalleryDesk.PROCESSED);
            window.awaitText("tripsJoined", "480");
            window.await("her bar", () -> window.words("drainTrips").contains("anna"));
            gallery.show(window, "customer-with-colleagues-bar");
            window.shortcut(KeyCode.DIGIT2);
            window.awaitText(
                    "historyCount", "fr".equals(language) ? "de collègues" : "of colleagues");
            window.run(() -> table(window).getSelectionModel().select(reported(window)));
            window.awaitText("detailsReported", "anna");
            gallery.show(window, "history-with-colleagues");
            sharesAll(parts);
            window.run(() -> table(window).getSelectionModel().select(own(window)));
            window.awaitUsable("shareNote");
            window.press("shareNote");
            window.awaitText("noteWhere", "fr".equals(language) ? "Partagée avec" : "Shared with");
            gallery.show(window, "history-with-shared-note");
        }
        assertThat(gallery.problems()).isEmpty();
    }

    /** A team log is used, which does not answer. */
    private static void sharesAll(Wiring parts) {
        Map<String, String> all =
                parts.models.profiles.profiles().stream()
                        .collect(Collectors.toMap(Profile::id, Profile::name));
        parts.services.team.use(
                Optional.of(
                        new TeamDesk.Settings(
                                new TeamServer("127.0.0.1", 1, "redrive", "anna"),
                                Optional::empty,
                                all,
                                "anna-pc")));
    }

    private static int reported(TestWindow window) {
        return row(window, true);
    }

    private static int own(TestWindow window) {
        return row(window, false);
    }

    private static int row(TestWindow window, boolean isReported) {
        List<?> items = table(window).getItems();
        return IntStream.range(0, items.size())
                .filter(i -> ((ShownRow) items.get(i)).texts().isReported() == isReported)
                .findFirst()
                .orElseThrow();
    }

    private static TableView<?> table(TestWindow window) {
        return requireNonNull((TableView<?>) window.stage().getScene().lookup("#historyTable"));
    }

    private static boolean isReported(Wiring parts, Profile of) {
        return !parts.models
                .customers
                .colleagues()
                .tasks(requireNonNull(parts.models.customers.find(of.id())).state(), ItemKind.TRIPS)
                .isEmpty();
    }

    private static Profile profile(Wiring parts, String name) {
        return parts.models.profiles.profiles().stream()
                .filter(profile -> profile.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
