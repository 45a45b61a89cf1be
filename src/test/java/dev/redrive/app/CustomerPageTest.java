package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.testing.FxThreadGuard;
import dev.redrive.testing.Reply;
import dev.redrive.testing.StandIn;
import java.nio.file.Path;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of one customer, from the first retry to the one that counts 0; with pictures. */
@Tag("slow")
class CustomerPageTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "fr, DARK"})
    void fromTheFirstRetryToTheOneThatCounts0(String language, String appearance) throws Exception {
        Gallery gallery = new Gallery(language, appearance);
        try (StandIn service = new StandIn()) {
            Desk.writeProfile(home, "North", "TEST", service.url().toString());
            gallery.dress(home);
            try (TestWindow window = TestWindow.open(gallery.locale(), home)) {
                Desk.enterKey(window, StandIn.KEY);
                assertThat(isNextStep(window)).as("the first retry").isTrue();
                gallery.show(window, "customer-idle");
                service.hold(true);
                Desk.startTrips(window);
                window.awaitText("nbRemaining", "240");
                assertThat(window.text("taskPercent")).startsWith("25");
                assertThat(window.isUsable("retryTrips")).isFalse();
                window.await("a curve", () -> window.text("taskRate") != null);
                window.keys(KeyCode.F5, KeyCode.F5, KeyCode.F5);
                gallery.show(window, "customer-running");

                service.disturb(_ -> Reply.nothing().thenReset());
                window.await("lost", () -> window.isShown("taskContact"));
                gallery.show(window, "customer-no-contact");
                window.press("openTask");
                window.awaitUsable("taskTimeline");
                gallery.show(window, "task-no-contact");
                window.press("chartAsTable");
                gallery.show(window, "task-table", "chartTable");
                window.press("navDashboard");
                service.behave();
                service.hold(false);
                window.press("refreshTask");
                window.awaitUsable("taskVerdict");
                gallery.show(window, "customer-ended-first");

                window.press("openTask");
                window.awaitUsable("taskTimeline");
                gallery.show(window, "task-ended", "taskTimeline");
                window.press("navDashboard");
                service.failedTrips(12);
                window.press("retryRest");
                window.press("confirmRetry");
                window.awaitText("nbItems", "12");
                window.await("ended", () -> window.text("nbRemaining").equals("0"));
                window.awaitUsable("taskVerdict");
                gallery.show(window, "customer-ended-second");

                service.failedTrips(0);
                window.press("retryRest");
                window.press("confirmRetry");
                window.awaitText("taskVerdict", text -> text.startsWith("0 "), "drained");
                gallery.show(window, "customer-drained");
                assertThat(window.isShown("retryRest")).isFalse();
                assertThat(window.isUsable("openReceipt")).isTrue();
                assertThat(window.isUsable("retryTrips")).isTrue();
                window.press("openReceipt");
                window.awaitUsable("closeReceipt");
            }
        }
        assertThat(gallery.problems()).isEmpty();
    }

    @Test
    void whatHappenedAndItsNote_areOnTheTasksPage_alsoAfterARestart() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            desk.service.hold(true);
            desk.startTrips();
            desk.window.awaitText("nbRemaining", "240");
            desk.service.disturb(_ -> Reply.nothing().thenReset());
            desk.window.await("lost", () -> desk.window.isShown("taskContact"));
            desk.service.behave();
            desk.window.press("refreshTask");
            desk.window.await("back", () -> !desk.window.isShown("taskContact"));
            assertThat(isNextStep(desk.window)).as("while one runs").isFalse();
            desk.window.press("openTask");
            assertThat(timeline(desk.window)).contains("No contact", "Contact again");
            desk.window.awaitUsable("taskNote");
            desk.window.fill("taskNote", "rang them at noon");
            desk.window.press("navHistory");
            desk.window.awaitText("historyCount", "1 outage");
            HistoryTest.select(desk.window, 0);
            desk.window.awaitText("historyNote", "rang them at noon");
            desk.window.fill("historyNote", "rang them at noon, and at one");
            desk.window.press("navDashboard");
            desk.window.press("openTask");
            desk.window.awaitText("taskNote", "rang them at noon, and at one");
            desk.window.fill("taskNote", "typed at the last moment");
            desk.window.askToClose();
            desk.window.press("questionYes");
            assertThat(desk.window.awaitEnd()).isTrue();
        }
        try (TestWindow again = TestWindow.open(home)) {
            again.awaitUsable("enterKey");
            again.press("openTask");

            assertThat(timeline(again))
                    .contains("Requested by", "No contact", "Contact again", "No key");
            again.awaitText("taskNote", "typed at the last moment");
        }
    }

    private static boolean isNextStep(TestWindow window) {
        return window.on(() -> window.node("retryTrips").getStyleClass().contains("accent"));
    }

    private static String timeline(TestWindow window) {
        window.awaitUsable("taskTimeline");
        return window.on(() -> ((ListView<?>) window.node("taskTimeline")).getItems().toString());
    }

    @Test
    void severalTasksOfOneKind_areTabsOfItsCard() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            desk.service.hold(true);
            desk.startTrips();
            desk.window.awaitText("nbRemaining", "240");
            assertThat(desk.window.isShown("tripsTabs")).isFalse();
            String other = desk.service.colleagueStarts("PUSH_FAILED_TRIPS", 9);
            desk.window.press("navHistory");
            desk.window.press("openAttach");
            desk.window.fill("attachTask", other);
            desk.window.press("confirmAttach");
            desk.window.awaitText("taskId", other);
            desk.window.press("navDashboard");

            desk.window.awaitText("nbItems", "9");
            desk.window.press("tripsTabs0");
            desk.window.awaitText("nbItems", "321");
            assertThat(desk.window.texts("nbItems")).hasSize(1);
        }
    }
}
