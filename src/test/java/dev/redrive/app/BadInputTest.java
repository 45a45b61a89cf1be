package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.TestEntry;
import dev.redrive.journal.sqlite.SqliteJournal;
import dev.redrive.testing.FxThreadGuard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Profiles and histories as nobody would wish them, on every screen that shows them. */
@Tag("slow")
class BadInputTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    private static final String LONG =
            "Assurances Mutuelles du Nord et du Pas-de-Calais flotte des véhicules 12 sur 240";
    private static final String ARABIC = "شركة التأمين الوطنية العامة للسيارات";
    private static final String HEBREW = "הפניקס חברה לביטוח (צי רכב)";
    private static final String EMOJI = "🚗🚙🚌 Assurance 👪 Famille";
    private static final List<String> ODD = List.of(LONG, ARABIC, HEBREW, EMOJI);

    private static final String GROWN = "Assurance Grown";
    private static final String ZIGZAG = "Assurance Zigzag";
    private static final String FORTY = "Assurance Forty";
    private static final String CLOCKS = "Assurance Clocks";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    private final Instant now = Instant.now();
    private final List<JournalEntry> entries = new ArrayList<>();

    private void profiles(List<String> names) throws IOException {
        Files.writeString(
                home.resolve("profiles.json"),
                names.stream()
                        .map(name ->
                                """
                                {"id":"p%d","name":"%s","kind":"PRODUCTION","colour":"RED",\
                                "serviceUrl":"https://service.example"}\
                                """
                                        .formatted(names.indexOf(name), name))
                        .collect(
                                Collectors.joining(
                                        ",",
                                        "{\"schema\":1,\"appearance\":\"LIGHT\",\"profiles\":[",
                                        "]}")));
    }

    private void write() {
        try (SqliteJournal journal = new SqliteJournal(home.resolve("history.db"), _ -> {})) {
            entries.stream()
                    .sorted((one, other) -> one.startedAt().compareTo(other.startedAt()))
                    .forEach(journal::begin);
        }
    }

    private TestEntry entry(int profile, String name, Instant start) {
        return TestEntry.entry(
                        "entry " + entries.size(),
                        "6b0af71d75e6855b51%06x".formatted(entries.size() + 1))
                .kind(ItemKind.TRIPS)
                .customer("p" + profile, name, "service.example")
                .reason("SUP-4117")
                .operator("m.laurent")
                .at(start);
    }

    private void outage(int profile, String name, long... counts) {
        for (int i = 0; i < counts.length; i++) {
            Instant start = now.minusSeconds(600 + 240L * (counts.length - 1 - i));
            entries.add(
                    entry(profile, name, start)
                            .report(counts[i], "COMPLETED", 0L)
                            .ended(start.plusSeconds(48))
                            .build());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void fiftyOfOneColourAndTheSameLetters_andNamesOfEveryScript(String language) throws Exception {
        List<String> names =
                Stream.concat(
                                ODD.stream(),
                                IntStream.range(0, 46).mapToObj("Assurance Auto %02d"::formatted))
                        .toList();
        profiles(names);
        for (int i = 0; i < ODD.size(); i++) {
            outage(i, ODD.get(i), 12_480_000, 312_000, 7);
        }
        write();
        Gallery gallery = new Gallery(language);
        try (TestWindow window = TestWindow.open(gallery.locale(), home)) {
            window.awaitUsable("customersTable");
            window.await("read", () -> window.words("customersTable").contains("[7"));
            gallery.show(window, "bad-names-board");
            String board = window.words("customersTable");
            assertThat(ODD).allMatch(board::contains);
            window.press("navCredentials");
            window.awaitUsable("profileList");
            gallery.show(window, "bad-names-credentials");
            for (String name : ODD) {
                window.openCustomer(name);
                window.awaitText("customerName", name);
                gallery.show(window, "bad-name-" + ODD.indexOf(name));
            }
            window.press("navHistory");
            window.await("filled", () -> window.text("historyCount").startsWith("4"));
            select(window, 0);
            gallery.show(window, "bad-names-history");
            window.press("saveReceipt");
            window.awaitUsable("receiptPreview");
            gallery.show(window, "bad-names-receipt");
            window.press("closeReceipt");
        }
        assertThat(gallery.problems()).isEmpty();
    }

    private static void select(TestWindow window, int row) {
        window.run(() -> {
            TableView<?> table = (TableView<?>) window.node("historyTable");
            table.requestFocus();
            table.getSelectionModel().select(row);
        });
        window.await("read", () -> !window.text("historyChartText").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void countsThatGrow_40Retries_andClocksThatJump(String language) throws Exception {
        profiles(List.of(GROWN, ZIGZAG, FORTY, CLOCKS));
        outage(0, GROWN, 1_000, 1_200);
        outage(1, ZIGZAG, 1_000, 200, 900);
        outage(2, FORTY, IntStream.range(0, 40).mapToLong(i -> 1_204_000 + 7_300L * i).toArray());
        clocks();
        write();
        Gallery gallery = new Gallery(language);
        String noLonger = language.equals("en") ? "no longer count" : "ne comptent plus";
        String more = language.equals("en") ? "more than the" : "plus que les";
        try (TestWindow window = TestWindow.open(gallery.locale(), home)) {
            window.awaitUsable("customersTable");
            window.await("read", () -> window.words("customersTable").contains("[40"));
            gallery.show(window, "bad-counts-board");
            assertThat(window.words()).doesNotContain("-", "−");
            for (String name : List.of(GROWN, ZIGZAG, FORTY, CLOCKS)) {
                window.openCustomer(name);
                window.awaitText("customerName", name);
                gallery.show(window, "bad-counts-" + name.substring(10));
                if (name.equals(GROWN) || name.equals(FORTY)) {
                    assertThat(window.words()).doesNotContain(noLonger);
                }
            }
            window.press("navHistory");
            window.await("filled", () -> !window.text("historyCount").isEmpty());
            for (String name : List.of(GROWN, ZIGZAG, FORTY, CLOCKS)) {
                window.fill("historyFilter", name);
                window.await("filtered", () -> only(window, name));
                select(window, 0);
                gallery.show(window, "bad-counts-history-" + name.substring(10));
                boolean hasGrown = name.equals(GROWN) || name.equals(FORTY);
                assertThat(window.words().contains(noLonger))
                        .as(name)
                        .isEqualTo(name.equals(ZIGZAG));
                assertThat(window.words().contains(more)).as(name).isEqualTo(hasGrown);
                window.press("saveReceipt");
                window.awaitUsable("receiptPreview");
                gallery.show(window, "bad-counts-receipt-" + name.substring(10));
                window.press("closeReceipt");
            }
        }
        assertThat(gallery.problems()).isEmpty();
    }

    private static boolean only(TestWindow window, String name) {
        List<?> rows = ((TableView<?>) window.node("historyTable")).getItems();
        return !rows.isEmpty() && rows.stream().allMatch(row -> row.toString().contains(name));
    }

    /** Set back by two hours in the first, ahead by a day in the second. */
    private void clocks() {
        Instant first = now.minus(Duration.ofMinutes(30));
        entries.add(
                entry(3, CLOCKS, first)
                        .report(500L, "COMPLETED", 0L)
                        .ended(first.minus(Duration.ofHours(2)))
                        .build());
        Instant second = now.plus(Duration.ofHours(24));
        entries.add(
                entry(3, CLOCKS, second)
                        .report(40L, "COMPLETED", 0L)
                        .ended(second.plusSeconds(30))
                        .build());
    }
}
