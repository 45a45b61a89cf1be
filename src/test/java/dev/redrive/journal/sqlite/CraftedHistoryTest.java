package dev.redrive.journal.sqlite;

import static dev.redrive.journal.Entries.entry;
import static dev.redrive.journal.Entries.sample;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.journal.Entries;
import dev.redrive.journal.History.HistoryFilter;
import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.JournalException;
import dev.redrive.journal.TaskTimes;
import dev.redrive.journal.Verdict;
import dev.redrive.testing.QuietLogs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A history somebody has made: read as far as it is one, else set aside, and always usable. */
@Timeout(value = 20, unit = TimeUnit.SECONDS)
class CraftedHistoryTest {

    private final QuietLogs quiet = new QuietLogs(SqliteFile.class);
    private final List<Path> setAside = new ArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path temporary;

    @AfterEach
    void loudAgain() {
        quiet.close();
    }

    /** Put into the schema past the checks of SQLite, or under a name it keeps for itself. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO sqlite_schema VALUES ('trigger', 'sqlite_stat9', 'entry', 0, 'CREATE"
                        + " TRIGGER sqlite_stat9 AFTER INSERT ON entry BEGIN DELETE FROM entry; END')",
                "INSERT INTO sqlite_schema VALUES ('view', 'sqlite_stat1', 'sqlite_stat1', 0,"
                        + " 'CREATE VIEW sqlite_stat1 AS SELECT 1')",
                "INSERT INTO sqlite_schema VALUES ('trigger', 'T', 'ENTRY', 0, 'CREATE TRIGGER T"
                        + " AFTER UPDATE ON ENTRY BEGIN SELECT RAISE(FAIL, 1); END')",
                "INSERT INTO sqlite_schema VALUES ('table', 'v', 'v', 0, 'CREATE VIRTUAL TABLE v"
                        + " USING fts5(x)')",
                "UPDATE sqlite_schema SET sql = replace(sql, 'id TEXT', 'id TEXT COLLATE NOCASE')",
                "UPDATE sqlite_schema SET sql = replace(sql, 'note TEXT NOT NULL,',"
                        + " 'note TEXT AS (hex(zeroblob(9))),') WHERE name = 'entry'",
                "UPDATE sqlite_schema SET rootpage = 2 WHERE name = 'sample'",
                "UPDATE sqlite_schema SET rootpage = 99999 WHERE name = 'entry'",
                "UPDATE sqlite_schema SET sql = NULL WHERE name = 'sample'",
                "UPDATE sqlite_schema SET sql = 'CREATE TABLE entry (' || hex(zeroblob(2000000))"
                        + " WHERE name = 'entry'",
                "DELETE FROM sqlite_schema WHERE type = 'index'"
            })
    void aSchemaChangedPastSqlitesChecks_isSetAside(String sql) throws Exception {
        Path file = history("PRAGMA writable_schema = ON", sql);

        assertThat(idsAfterUse(file)).containsExactly("new");
        assertThat(setAside).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE entry SET started_at = 'soon'",
                "UPDATE entry SET started_at = 1e300, ended_at = -1e300",
                "UPDATE entry SET started_at = -9223372036854775808",
                "UPDATE entry SET started_at = 9223372036854775807, ended_at = -9223372036854775808",
                "UPDATE entry SET created_at = 9223372036854775807, clock_ahead = 9223372036854775807",
                "UPDATE entry SET created_at = -9223372036854775808, clock_ahead ="
                        + " 9223372036854775807, completed_at = 9223372036854775807",
                "UPDATE entry SET nb_items = 'many', nb_remaining_items = x'00'",
                "UPDATE entry SET nb_items = -5, nb_remaining_items = 9223372036854775807",
                "UPDATE entry SET attached = 'yes', forgotten_at = x'ffff'",
                "UPDATE entry SET standing = 'WHATEVER'",
                "UPDATE entry SET standing = x'00', status = 'COMPLETED', ended_at = NULL",
                "UPDATE entry SET reason = x'ff00fe', note = x'80', host = x'c0af'",
                "UPDATE entry SET entry_words = hex(zeroblob(900000)), note_words = x'00'",
                "UPDATE entry SET seq = 9223372036854775807",
                "UPDATE entry SET seq = -9223372036854775808",
                "UPDATE entry SET seq = 'last'",
                "UPDATE entry SET seq = 1e300",
                "UPDATE sample SET n = 9223372036854775807 WHERE n = 1",
                "UPDATE sample SET n = 'x', heard_at = 'x', nb_remaining_items = x'00' WHERE n = 1",
                "UPDATE sample SET heard_at = -9223372036854775808, nb_remaining_items = -1",
                "UPDATE sample SET n = n * 4611686018427387904",
                "PRAGMA application_id = 7",
                "ANALYZE"
            })
    void valuesRedriveNeverWrites_costNoMoreThanThemselves(String sql) throws Exception {
        Path file = history(sql);

        assertThat(idsAfterUse(file)).contains("new");
        assertThat(setAside).hasSizeLessThan(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-wal", "-journal", "-shm"})
    void whatLiesBesideOfAnotherHistory_leavesOneThatCanBeUsed(String part) throws Exception {
        Path file = history("SELECT 1");
        Path other = Files.createDirectory(temporary.resolve("other")).resolve("history.db");
        try (SqliteJournal open = new SqliteJournal(other, setAside::add)) {
            open.begin(entry("of another", "acme", 0));
            Path from = other.resolveSibling("history.db" + part);
            Path to = file.resolveSibling("history.db" + part);
            if (Files.exists(from)) {
                Files.copy(from, to);
            } else {
                String begin =
                        "\u00d9\u00d5\u0005\u00f9 \u00a1c\u00d7"; // of a journal to play back
                Files.write(to, (begin + "\0".repeat(600)).getBytes(StandardCharsets.ISO_8859_1));
            }
        }

        assertThat(idsAfterUse(file)).contains("new");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE sample",
                "ALTER TABLE entry RENAME COLUMN status TO state",
                "UPDATE entry SET started_at = 'soon', nb_items = x'00'",
                "CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM entry; END"
            })
    void aNewerVersionOfAnyKind_staysAsItIs(String sql) throws Exception {
        Path file = history(sql, "PRAGMA user_version = 99");
        byte[] before = Files.readAllBytes(file);

        try (SqliteJournal journal = new SqliteJournal(file, setAside::add)) {
            assertThat(tolerated(() -> journal.begin(entry("new", "acme", 1)))).isFalse();
            tolerated(() -> journal.find(HistoryFilter.ALL, 0, 9));
            tolerated(journal::unfinished);
            tolerated(() -> journal.samples("old"));
        }
        assertThat(file).hasBinaryContent(before);
        assertThat(setAside).isEmpty();
    }

    /** One with an entry and two points of its chart, changed. */
    private Path history(String... changes) throws Exception {
        Path file = temporary.resolve("history.db");
        try (SqliteJournal journal = new SqliteJournal(file, setAside::add)) {
            journal.begin(entry("old", "acme", 0));
            JournalEntry moving = Entries.moving("old", 7);
            journal.update(moving, List.of(sample(1, 9), sample(2, 7)));
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toUri());
                Statement statement = connection.createStatement()) {
            for (String change : changes) {
                statement.execute(change);
            }
        }
        return file;
    }

    private List<String> idsAfterUse(Path file) {
        try (SqliteJournal journal = new SqliteJournal(file, setAside::add)) {
            tolerated(journal::check);
            journal.begin(entry("new", "acme", 1));
            journal.update(Entries.moving("new", 5), List.of(sample(3, 5)));
            if (setAside.isEmpty()) {
                tolerated(() -> journal.update(Entries.moving("old", 5), List.of(sample(3, 5))));
            }
            assertThat(journal.samples("new")).hasSize(1);
            journal.samples("old");
            journal.unfinished();
            journal.recent("acme", 9);
            journal.count(HistoryFilter.ALL);
            try (Stream<HistoryRow> all = journal.all(HistoryFilter.ALL)) {
                assertThat(all.toList())
                        .allSatisfy(row -> assertThat(facts(row.entry())).isNotEmpty());
            }
            return journal.find(HistoryFilter.ALL, 0, 9).stream()
                    .map(row -> row.entry().id())
                    .toList();
        }
    }

    /** What the screens show of it. */
    private static String facts(JournalEntry entry) {
        return ""
                + Verdict.of(entry)
                + TaskTimes.requestedAt(entry)
                + TaskTimes.endedAt(entry)
                + TaskTimes.took(entry)
                + TaskTimes.seenLater(entry)
                + TaskTimes.elapsed(entry, Entries.NOON)
                + TaskTimes.pace(entry)
                + TaskTimes.clockDifference(entry);
    }

    /** Whether it went through; trouble of the journal is what a window can say. */
    private static boolean tolerated(Runnable use) {
        try {
            use.run();
            return true;
        } catch (JournalException e) {
            return false;
        }
    }
}
