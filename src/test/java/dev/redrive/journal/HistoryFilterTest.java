package dev.redrive.journal;

import static dev.redrive.journal.Entries.at;
import static dev.redrive.journal.Entries.ended;
import static dev.redrive.journal.Entries.entry;
import static dev.redrive.journal.Entries.notKnown;
import static dev.redrive.journal.Entries.nothingToSend;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.History.HistoryFilter;
import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.sqlite.SqliteJournal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A filter lets the same through in memory and in the database. */
class HistoryFilterTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path temporary;

    private final MemoryJournal memory = new MemoryJournal();
    private SqliteJournal disk = new SqliteJournal(Path.of(""), _ -> {});

    @BeforeEach
    void filled() {
        disk = new SqliteJournal(temporary.resolve("history.db"), _ -> {});
        begin(entry("running", "acme", 0));
        begin(ended("completed", "COMPLETED", 1));
        begin(ended("canceled", "CANCELED", 2));
        begin(ended("failed", "FAILED", 3));
        begin(nothingToSend("nothing", 4));
        begin(notKnown("unknown", 5));
        begin(entry("forgotten", "acme", -1).forgotten(at(70)));
        begin(
                entry("contradicted", "acme", -2)
                        .withSnapshot(Entries.answer("COMPLETED", 123L, 5L), at(60), null));
        begin(crashes("crashes", "Incident É-77 100%_!"));
        memory.note("canceled", "Pausé par l'équipe");
        disk.note("canceled", "Pausé par l'équipe");
    }

    @AfterEach
    void closed() {
        disk.close();
    }

    @ParameterizedTest
    @CsvSource({
        "UNFINISHED, crashes running",
        "COMPLETED, completed",
        "CANCELED, canceled",
        "FAILED, failed",
        "CONTRADICTED, contradicted",
        "NOTHING_TO_SEND, nothing",
        "NOT_KNOWN, unknown"
    })
    void byVerdictKind(VerdictKind verdictKind, String ids) {
        assertFound(new HistoryFilter("", null, verdictKind, null, null, null), ids.split(" "));
    }

    @ParameterizedTest
    @EnumSource(VerdictKind.class)
    void everyVerdictKindHasItsOwn(VerdictKind verdictKind) {
        HistoryFilter filter = new HistoryFilter("", null, verdictKind, null, null, null);

        assertThat(disk.find(filter, 0, 9))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(VerdictKind.of(row.entry())).isEqualTo(verdictKind));
    }

    @ParameterizedTest
    @CsvSource({
        "incident, crashes",
        "INCIDENT e-77, crashes",
        "'  77   é ', crashes",
        "100%_, crashes",
        "%, crashes",
        "_!, crashes",
        "PAUSE equipe, canceled",
        "task-runn, running",
        "canceled, canceled",
        "umbrella, crashes",
        "ticket crashes, ''",
        "nowhere, ''"
    })
    void byText(String text, String id) {
        assertFound(
                new HistoryFilter(text, null, null, null, null, null),
                id.isEmpty() ? new String[0] : new String[] {id});
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\t\n"})
    void aBlankTextLetsAllThrough(String text) {
        assertThat(disk.count(new HistoryFilter(text, null, null, null, null, null))).isEqualTo(9);
    }

    @Test
    void aTextWithoutEndIsNoProblem() {
        assertFound(new HistoryFilter("§".repeat(1_000_000), null, null, null, null, null));
        assertFound(new HistoryFilter("§ ".repeat(1_000_000), null, null, null, null, null));
    }

    @Test
    void kindProfileAndPeriod_keepWhatMatchesAll() {
        assertFound(filter(ItemKind.CRASHES, null, null, null), "crashes");
        assertFound(filter(null, "umbrella", null, null), "crashes");
        assertFound(filter(ItemKind.TRIPS, "umbrella", null, null));
        assertFound(filter(null, null, at(2), at(4)), "failed", "canceled");
        assertFound(filter(null, null, Instant.MAX, null));
        assertFound(filter(null, null, null, Instant.MIN));
    }

    @Test
    void pages_followEachOtherWithoutGapOrRepeat() {
        assertThat(ids(disk.find(HistoryFilter.ALL, 0, 3).stream()))
                .containsExactly("crashes", "unknown", "nothing");
        assertThat(ids(disk.find(HistoryFilter.ALL, 3, 3).stream()))
                .containsExactly("failed", "canceled", "completed");
        assertThat(ids(disk.find(HistoryFilter.ALL, 6, 3).stream()))
                .containsExactly("running", "forgotten", "contradicted");
        assertThat(disk.find(HistoryFilter.ALL, 9, 3)).isEmpty();
    }

    private void assertFound(HistoryFilter filter, String... ids) {
        assertThat(ids(disk.find(filter, 0, 9).stream())).containsExactly(ids);
        assertThat(ids(disk.all(filter))).containsExactly(ids);
        assertThat(disk.count(filter)).isEqualTo(ids.length);
        assertThat(ids(memory.all(filter))).containsExactly(ids);
        assertThat(memory.count(filter)).isEqualTo(ids.length);
    }

    private static List<String> ids(Stream<HistoryRow> rows) {
        return rows.map(row -> row.entry().id()).toList();
    }

    private static HistoryFilter filter(
            @Nullable ItemKind kind,
            @Nullable String profile,
            @Nullable Instant from,
            @Nullable Instant until) {
        return new HistoryFilter("", kind, null, profile, from, until);
    }

    private void begin(JournalEntry entry) {
        memory.begin(entry);
        disk.begin(entry);
    }

    private static JournalEntry crashes(String id, String reason) {
        return TestEntry.entry(id, "6753")
                .kind(ItemKind.CRASHES)
                .customer("umbrella", "Umbrella", "service.example")
                .reason(reason)
                .operator("someone")
                .at(at(6))
                .attached(true)
                .build();
    }
}
