package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.journal.History.HistoryFilter;
import dev.redrive.journal.History.HistoryRow;
import dev.redrive.testing.FxThreadGuard;
import dev.redrive.testing.Reply;
import dev.redrive.testing.StandIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers past every limit, through a real socket to the open window. */
@Tag("slow")
class PastLimitsTest {

    /** Longer than anything a label shows. */
    private static final int LONGEST_SHOWN = 2_000;

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    @ParameterizedTest
    @CsvSource({
        "x, 201",
        "x, 900000",
        "\\u202e6753030831fe9826412bac5c, 1",
        "67\\u0000, 2",
        "\\u200b, 24",
        "6753\\n, 3",
        "\\ud800, 5"
    })
    void idNoServiceMakes_leavesTheOutcomeOpenAndTheWindowUsable(String part, int times)
            throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            String id = part.repeat(times);
            desk.service.disturb(request ->
                    StandIn.isRetry(request)
                            ? Reply.json(200, "{\"taskId\":\"%s\",\"nbItems\":321}".formatted(id))
                            : null);
            desk.window.press("retryTrips");
            desk.window.press("confirmRetry");
            desk.window.await("the outcome", () -> desk.window.isShown("problemTitle"));

            assertThat(desk.window.text("problemTitle"))
                    .endsWith("It is not known whether the retry started");
            assertThat(longTexts(desk)).isEmpty();
            List<HistoryRow> kept = kept(desk);
            assertThat(kept).hasSize(1);
            assertThat(kept.getFirst().entry().taskId()).isNull();
            assertThat(desk.window.isUsable("confirmRetry")).isTrue();
        }
        assertThat(Files.size(home.resolve("history.db"))).isLessThan(500_000);
    }

    @ParameterizedTest
    @CsvSource({
        "status, W, 101",
        "status, W, 900000",
        "status, \\u202eDONE, 1",
        "status, COMPLETED\\u0000, 1",
        "status, \\u200bCOMPLETED, 1",
        "taskId, x, 201",
        "taskId, x, 900000",
        "type, y, 900000"
    })
    void wordNoServiceSays_isNoEnd_andTheNextAnswerCounts(String field, String part, int times)
            throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            desk.service.hold(true);
            desk.startTrips();
            String word = part.repeat(times);
            desk.service.disturb(request ->
                    StandIn.isCheck(request)
                            ? Reply.json(
                                    200,
                                    "{\"%s\":\"%s\",\"nbItems\":321,\"nbRemainingItems\":0}"
                                            .formatted(field, word))
                            : null);
            long before = desk.service.requests("GET /task");
            desk.hurryUntil("checks", () -> desk.service.requests("GET /task") > before + 1);

            assertThat(desk.window.text("taskVerdict")).isEmpty();
            assertThat(longTexts(desk)).isEmpty();
            desk.service.behave();
            desk.service.hold(false);
            desk.hurry();
            assertThat(kept(desk).getFirst().entry().status()).isEqualTo("COMPLETED");
        }
        assertThat(Files.size(home.resolve("history.db"))).isLessThan(500_000);
    }

    private static List<String> longTexts(Desk desk) {
        List<String> found = new ArrayList<>();
        desk.window.run(() ->
                new NodeTexts(
                                (place, text) -> {
                                    if (text.length() > LONGEST_SHOWN) {
                                        found.add(place + ": " + text.length());
                                    }
                                })
                        .look(desk.window.stage().getScene().getRoot()));
        return found;
    }

    private static List<HistoryRow> kept(Desk desk) throws Exception {
        return Objects.requireNonNull(desk.window.program().parts())
                .services
                .journal
                .find(HistoryFilter.ALL, 0, 10);
    }
}
