package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.TestEntry;
import dev.redrive.journal.sqlite.SqliteJournal;
import dev.redrive.keys.ApiKey;
import dev.redrive.profile.Profile;
import dev.redrive.testing.FxThreadGuard;
import dev.redrive.testing.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of customers beside every page. */
@Tag("slow")
class SidebarTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    private static final List<String> NAMES =
            List.of(
                    "ACME Insurance",
                    "Beta Mobility",
                    "Eurofleet Services",
                    "Polaris Auto",
                    Gallery.LONG_NAME);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    @Test
    void groupsStandInTheirOrder_andACustomerOpensWithOneClick() throws Exception {
        try (StandIn service = new StandIn()) {
            write(service, "LIGHT");
            try (TestWindow window = TestWindow.open(home)) {
                run(window, service);

                assertThat(window.words("customerList"))
                        .containsSubsequence(
                                "[Needs you] [1]",
                                "[BM] [Beta Mobility] [Trips: outcome unknown]",
                                "[Running] [1]",
                                "[AI] [ACME Insurance] [Trips ",
                                "[Ended today] [2]",
                                "[Polaris Auto] [Trips: 0 failed at ",
                                "[Demo] [1]");
                assertThat(window.text("navDashboard")).isEqualTo("All customers");

                window.openCustomer("polaris");

                assertThat(window.text("customerName")).isEqualTo("Polaris Auto");
                window.awaitUsable("retryTrips");
                assertThat(window.on(() -> window.stage().getTitle()))
                        .isEqualTo("Polaris Auto · Redrive");
                window.openCustomer("acme");
                window.await(
                        "its title",
                        () ->
                                window.stage()
                                        .getTitle()
                                        .matches("\\d+ % · ACME Insurance, trips · Redrive"));
                window.press("navSettings");
                assertThat(window.isShown("customerName")).isFalse();
                assertThat(window.text("statusKey")).startsWith("ACME Insurance: Key …WXYZ");
            }
        }
    }

    @Test
    void aNarrowWindowHasARail_inTheSameOrderOfFocus() throws Exception {
        try (StandIn service = new StandIn()) {
            write(service, "LIGHT");
            try (TestWindow window = TestWindow.open(home)) {
                run(window, service);
                List<String> wide = focusOrder(window);
                window.run(() -> window.stage().setWidth(900));
                window.await(
                        "a rail",
                        () ->
                                !window.node("sidebar").lookupAll(".list-cell").isEmpty()
                                        && window.node("sidebar").getLayoutBounds().getWidth()
                                                < 60);

                List<String> narrow = focusOrder(window);

                assertThat(wide)
                        .contains("navSettings", "customerSearch", "customerList", "openShortcuts");
                assertThat(narrow)
                        .isEqualTo(
                                wide.stream()
                                        .map(id ->
                                                id.equals("customerSearch")
                                                        ? "openCustomerSearch"
                                                        : id)
                                        .toList());
                assertThat(window.words("customerList"))
                        .contains("[BM]", "[AI]")
                        .doesNotContain("Beta");
                assertThat(
                                window.on(() ->
                                        ((ToggleButton) window.node("navHistory"))
                                                .getTooltip()
                                                .getText()))
                        .isEqualTo("History");

                window.openCustomer("polaris");
                assertThat(window.text("customerName")).isEqualTo("Polaris Auto");
                assertThat(window.isShown("customerSearch")).isFalse();
            }
        }
    }

    private static List<String> focusOrder(TestWindow window) {
        List<String> order = new ArrayList<>();
        window.run(() -> window.node("navSettings").requestFocus());
        for (int i = 0; i < 4; i++) {
            order.add(window.focused());
            window.keys(KeyCode.TAB);
        }
        return order;
    }

    @Test
    void aRemovedCustomersPageIsLeft() throws Exception {
        try (StandIn service = new StandIn()) {
            write(service, "LIGHT");
            try (TestWindow window = TestWindow.open(home)) {
                window.openCustomer("polaris");
                window.run(() -> {
                    Wiring parts = parts(window);
                    parts.models.profiles.remove(parts.models.profiles.chosen(), _ -> {});
                });

                window.await("gone", () -> !window.words("customerList").contains("Polaris"));
                assertThat(window.words()).doesNotContain("Polaris");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "fr, DARK"})
    void nothingIsCut(String language, String appearance) throws Exception {
        Gallery gallery = new Gallery(language, appearance);
        try (StandIn service = new StandIn()) {
            write(service, appearance);
            try (TestWindow window = TestWindow.open(gallery.locale(), home)) {
                run(window, service);
                gallery.show(window, "shell-start");
                window.openCustomer("Mutuelles");
                gallery.show(window, "shell-long-name");
                window.openCustomer("ACME");
                window.awaitUsable("taskId");
                window.run(() -> window.node("customerList").requestFocus());
                gallery.show(window, "shell-running");
                window.keys(KeyCode.F1);
                window.awaitUsable("closeShortcuts");
                gallery.show(window, "shell-shortcuts");
                window.keys(KeyCode.ESCAPE);
                window.press("navSettings");
                service.hold(false);
                window.await(
                        "a toast",
                        () -> {
                            new Robot().keyType(KeyCode.F5);
                            return window.isShown("toast");
                        });
                gallery.show(window, "shell-toast");
            }
        }
        assertThat(gallery.problems()).isEmpty();
    }

    private static Wiring parts(TestWindow window) {
        return Objects.requireNonNull(window.program().parts());
    }

    /** Every customer gets a key, and the first a task that stays where it is. */
    private static void run(TestWindow window, StandIn service) {
        window.run(() -> {
            Wiring parts = parts(window);
            for (Profile profile : List.copyOf(parts.models.profiles.profiles())) {
                if (profile.id().startsWith("p")) {
                    parts.models.profiles.save(
                            profile, ApiKey.of(StandIn.KEY.toCharArray()), _ -> {});
                }
            }
        });
        window.await(
                "keys", () -> parts(window).models.profiles.keys().states().size() >= NAMES.size());
        service.hold(true);
        window.openCustomer("ACME");
        window.awaitUsable("retryTrips");
        window.press("retryTrips");
        window.awaitUsable("confirmRetry");
        window.press("confirmRetry");
        window.awaitText("nbItems", "321");
        window.await("in the list", () -> window.words("customerList").contains("%"));
    }

    private void write(StandIn service, String appearance) throws IOException {
        List<String> profiles = new ArrayList<>();
        List<String> colours = List.of("RED", "ORANGE", "GREEN", "BLUE", "RED");
        for (int i = 0; i < NAMES.size(); i++) {
            profiles.add(
                    """
                    {"id":"p%d","name":"%s","kind":"%s","colour":"%s","serviceUrl":"%s"}\
                    """
                            .formatted(
                                    i,
                                    NAMES.get(i),
                                    i == 2 ? "PRODUCTION" : "TEST",
                                    colours.get(i),
                                    service.url()));
        }
        Files.writeString(
                home.resolve("profiles.json"),
                """
                {"schema":1,"chosen":"p0","appearance":"%s","profiles":[%s]}\
                """
                        .formatted(appearance, String.join(",", profiles)));
        Instant now = Instant.now();
        try (SqliteJournal journal = new SqliteJournal(home.resolve("history.db"), _ -> {})) {
            journal.begin(entry(1, null, now.minusSeconds(900)));
            journal.begin(entry(3, 5_210L, now.minusSeconds(80)));
            journal.begin(entry(3, 0L, now.minusSeconds(20)));
            journal.begin(entry(4, 124_800L, now.minusSeconds(30)));
            journal.begin(entry(2, 4_410L, now.minus(Duration.ofDays(3))));
        }
    }

    private static JournalEntry entry(
            int customer, @org.jspecify.annotations.Nullable Long items, Instant at) {
        String id = customer + " " + at;
        return TestEntry.entry(id, items == null || items == 0 ? null : "67" + customer + items)
                .kind(ItemKind.TRIPS)
                .customer("p" + customer, NAMES.get(customer), "127.0.0.1")
                .at(at)
                .report(
                        items,
                        items == null || items == 0 ? null : "COMPLETED",
                        items == null ? null : 0L)
                .ended(items == null ? null : at.plusSeconds(items == 0 ? 0 : 10))
                .build();
    }
}
