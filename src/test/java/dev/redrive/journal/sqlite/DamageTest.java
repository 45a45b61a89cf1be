package dev.redrive.journal.sqlite;

import static dev.redrive.journal.Entries.entry;
import static dev.redrive.journal.Entries.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.redrive.journal.Entries;
import dev.redrive.journal.History.HistoryFilter;
import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.JournalException;
import dev.redrive.journal.JournalTrouble;
import dev.redrive.journal.VerdictKind;
import dev.redrive.testing.ReadOnlyFile;
import dev.redrive.testing.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are damaged, newer, older, locked, or cannot be there. */
class DamageTest {

    // Held on to, because a logger nobody holds forgets its level.
    private static final Logger LOG = Logger.getLogger(SqliteFile.class.getName());

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path temporary;

    private final List<Path> setAside = new ArrayList<>();
    private Path file = Path.of("");
    private SqliteJournal journal = new SqliteJournal(file, setAside::add);

    @BeforeAll
    static void withoutItsWarnings() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void withThemAgain() {
        LOG.setLevel(null);
    }

    @BeforeEach
    void inAFolder() {
        file = temporary.resolve("history.db");
        journal = new SqliteJournal(file, setAside::add);
    }

    @AfterEach
    void closed() {
        journal.close();
    }

    @Test
    void whatIsNoDatabaseIsSetAsideAndTheEntryKeptAllTheSame() throws IOException {
        String garbage = "garbage ".repeat(1_000);
        Files.writeString(file, garbage);
        journal.begin(entry("a", "acme", 0));

        assertThat(setAside)
                .hasSize(1)
                .first()
                .satisfies(f -> assertThat(f).content().isEqualTo(garbage));
        assertThat(setAside.getFirst().getFileName().toString()).startsWith("history.unreadable-");
        assertThat(journal.recent("acme", 9)).hasSize(1);
    }

    @Test
    void aPageWrittenOverIsFoundAtTheStart() throws IOException {
        fill();
        journal.close();
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 4_096, bytes.length, (byte) 'x');
        Files.write(file, bytes);

        try (SqliteJournal later = new SqliteJournal(file, setAside::add)) {
            assertThat(later.unfinished()).isEmpty();
            later.begin(entry("a", "acme", 0));
        }
        assertThat(setAside)
                .hasSize(1)
                .first()
                .satisfies(f -> assertThat(f).hasBinaryContent(bytes));
    }

    @Test
    void damageThatNoReadingMeetsIsFoundAtTheStart() throws Exception {
        fill();
        journal.close();
        long page = number("SELECT rootpage FROM sqlite_schema WHERE name = 'entry_profile'");
        byte[] bytes = Files.readAllBytes(file);
        int at = (int) (page - 1) * 4_096;
        Arrays.fill(bytes, at, at + 4_096, (byte) 0);
        Files.write(file, bytes);

        try (SqliteJournal later = new SqliteJournal(file, setAside::add)) {
            assertThat(later.unfinished()).isEmpty();
        }
        assertThat(setAside).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TRIGGER t AFTER UPDATE ON entry BEGIN DELETE FROM sample; END",
                "CREATE TRIGGER t BEFORE INSERT ON entry BEGIN SELECT RAISE(IGNORE); END",
                "CREATE VIEW v AS SELECT * FROM entry",
                "CREATE TABLE other (x)",
                "CREATE INDEX other ON entry (reason)",
                "CREATE UNIQUE INDEX other ON entry (lower(note))",
                "DROP TABLE sample; CREATE VIEW sample AS WITH RECURSIVE r(n) AS"
                        + " (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n, n AS entry_seq,"
                        + " n AS heard_at, n AS nb_remaining_items FROM r",
                "ALTER TABLE entry ADD COLUMN more TEXT DEFAULT 'x' CHECK (length(more) < 9)",
                "DROP TABLE sample",
                "PRAGMA user_version = 0",
                "PRAGMA user_version = -1"
            })
    void whatTheSchemaDoesNotKnowIsSetAsideBeforeItRuns(String sql) throws Exception {
        journal.begin(entry("a", "acme", 0));
        journal.close();
        for (String statement : sql.contains("BEGIN") ? List.of(sql) : List.of(sql.split(";"))) {
            run(file, statement);
        }

        try (SqliteJournal later = new SqliteJournal(file, setAside::add)) {
            later.begin(entry("b", "acme", 1));
            assertThat(later.recent("acme", 9)).extracting(JournalEntry::id).containsExactly("b");
        }
        assertThat(setAside).hasSize(1);
    }

    @Test
    void aViewInPlaceOfANewerTableIsNotReadAndNotMoved() throws Exception {
        journal.begin(entry("a", "acme", 0));
        journal.close();
        run(file, "ALTER TABLE entry RENAME TO entries");
        run(file, "CREATE VIEW entry AS SELECT * FROM entries");
        run(file, "PRAGMA user_version = 99");

        try (SqliteJournal later = new SqliteJournal(file, setAside::add)) {
            assertTrouble(JournalTrouble.BROKEN, later::unfinished);
        }
        assertThat(setAside).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'LORRIES'", "'trips'", "''", "7", "x'00ff'", "'TRIPS '"})
    void rowsOfAnUnknownKind_hideNoOtherAndAreNotRemoved(String kind) throws Exception {
        journal.begin(entry("trips", "acme", 0));
        journal.begin(entry("odd", "acme", 1));
        journal.begin(Entries.ended("crashes", "COMPLETED", 2));
        journal.close();
        run(file, "UPDATE entry SET standing = 'COMPLETED', kind = " + kind + " WHERE id = 'odd'");

        try (SqliteJournal later = new SqliteJournal(file, setAside::add)) {
            assertThat(later.find(HistoryFilter.ALL, 0, 9))
                    .extracting(row -> row.entry().id())
                    .containsExactly("crashes", "trips");
            assertThat(later.all(HistoryFilter.ALL)).hasSize(2);
            assertThat(later.count(HistoryFilter.ALL)).isEqualTo(2);
            assertThat(later.unfinished()).extracting(JournalEntry::id).containsExactly("trips");
            assertThat(later.recent("acme", 9)).extracting(JournalEntry::id).contains("trips");
            assertThat(later.removeStartedBefore(Entries.at(9))).isOne();
        }
        assertThat(setAside).isEmpty();
        run(file, "UPDATE entry SET kind = 'TRIPS'");
        try (SqliteJournal later = new SqliteJournal(file, setAside::add)) {
            assertThat(later.find(HistoryFilter.ALL, 0, 9))
                    .extracting(row -> row.entry().id())
                    .contains("odd");
        }
    }

    @Test
    void longTextsOfACraftedFileCostTheirFieldOnly() throws Exception {
        journal.begin(entry("a", "acme", 0));
        journal.note("a", "note");
        journal.close();
        run(file, "UPDATE entry SET task_id = hex(zeroblob(500000))");
        run(file, "UPDATE entry SET status = hex(zeroblob(500000)), note = hex(zeroblob(500000))");
        run(file, "UPDATE entry SET profile_name = hex(zeroblob(9000)), reason = 'why'");

        try (SqliteJournal later = new SqliteJournal(file, setAside::add)) {
            HistoryRow row = later.find(HistoryFilter.ALL, 0, 9).getFirst();

            assertThat(row.entry().taskId()).isNull();
            assertThat(row.entry().status()).isNull();
            assertThat(row.entry().profileName()).hasSize(300);
            assertThat(row.entry().reason()).isEqualTo("why");
            assertThat(row.note()).hasSize(100_000);
            assertThat(later.unfinished()).as("no task id, nothing to watch").isEmpty();
        }
        assertThat(setAside).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u202Eb", "a\nb", "\u0007", ""})
    void wordsTheServiceNeverSends_areNotRead(String word) throws Exception {
        journal.begin(entry("a", "acme", 0));
        journal.close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toUri());
                var update =
                        connection.prepareStatement("UPDATE entry SET status = ?, task_id = ?")) {
            update.setString(1, word);
            update.setString(2, word);
            update.execute();
        }

        try (SqliteJournal later = new SqliteJournal(file, setAside::add)) {
            JournalEntry entry = later.find(HistoryFilter.ALL, 0, 9).getFirst().entry();
            assertThat(entry.taskId()).isNull();
            assertThat(entry.status()).isNull();
        }
    }

    @Test
    void aRowNoMemoryIsMeantForIsDamage() throws Exception {
        journal.begin(entry("a", "acme", 0));
        journal.close();
        run(file, "UPDATE entry SET note = hex(zeroblob(6000000))");

        try (SqliteJournal later = new SqliteJournal(file, setAside::add)) {
            assertThat(later.find(HistoryFilter.ALL, 0, 9)).isEmpty();
        }
        assertThat(setAside).hasSize(1);
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toUri());
                Statement statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }

    @Test
    void anEmptyFileIsANewOne() throws IOException {
        Files.createFile(file);
        journal.begin(entry("a", "acme", 0));

        assertThat(setAside).isEmpty();
        assertThat(names()).containsExactly("history.db", "history.db-shm", "history.db-wal");
    }

    @Test
    void aNewerVersionIsReadAndNeverWritten() throws Exception {
        journal.begin(entry("a", "acme", 0));
        journal.close();
        run(file, "PRAGMA user_version = 99");
        byte[] before = Files.readAllBytes(file);

        try (SqliteJournal later = new SqliteJournal(file, setAside::add)) {
            assertThat(later.unfinished()).hasSize(1);
            assertTrouble(JournalTrouble.NEWER_VERSION, later::check);
            assertTrouble(JournalTrouble.NEWER_VERSION, () -> later.begin(entry("b", "acme", 0)));
            assertTrouble(JournalTrouble.NEWER_VERSION, () -> later.note("a", "x"));
        }
        assertThat(file).hasBinaryContent(before);
        assertThat(setAside).isEmpty();
    }

    @Test
    void anOlderVersionIsCopiedBesideBeforeItIsChanged() throws Exception {
        journal.update(entry("a", "acme", 0), List.of(sample(1, 2)));
        journal.close();
        List<List<String>> steps =
                Stream.concat(
                                Schema.STEPS.stream(),
                                Stream.of(List.of("ALTER TABLE entry ADD COLUMN later TEXT")))
                        .toList();

        try (SqliteJournal newer = new SqliteJournal(file, steps, setAside::add)) {
            newer.begin(entry("b", "acme", 1));
            assertThat(newer.recent("acme", 9)).hasSize(2);
        }

        Path copy = temporary.resolve(names().getLast());
        assertThat(copy.getFileName().toString())
                .startsWith("history.version-" + Schema.STEPS.size() + "-");
        try (SqliteJournal old = new SqliteJournal(copy, setAside::add)) {
            assertThat(old.recent("acme", 9)).hasSize(1);
            assertThat(old.samples("a")).containsExactly(sample(1, 2));
        }
    }

    @Test
    void aFileOfTheFirstVersionOpensWithAllThatIsInIt() throws Exception {
        for (String sql : Schema.STEPS.getFirst()) {
            run(file, sql);
        }
        run(
                file,
                """
                INSERT INTO entry VALUES ('a', 1, 'task-a', 'TRIPS', 'acme', 'ACME', 'host', 12,
                    'ticket 7', 'someone', 0, false, 'IN_PROGRESS', 5, NULL, 'words', 'a note', '')
                """);
        run(file, "PRAGMA user_version = 1");

        assertThat(journal.unfinished())
                .singleElement()
                .extracting(
                        JournalEntry::taskId,
                        JournalEntry::nbRemainingItems,
                        JournalEntry::forgottenAt)
                .containsExactly("task-a", 5L, null);
        assertThat(journal.find(HistoryFilter.ALL, 0, 9).getFirst().note()).isEqualTo("a note");
        assertThat(names()).anyMatch(name -> name.startsWith("history.version-1-"));
        assertThat(setAside).isEmpty();
    }

    @Test
    void fileOfTheSecondVersion_isSearchedByTheVerdictAsItIsNow() throws Exception {
        for (String sql :
                Stream.of(Schema.STEPS.getFirst(), Schema.STEPS.get(1))
                        .flatMap(List::stream)
                        .toList()) {
            run(file, sql);
        }
        List<String> rows =
                List.of(
                        "NULL, NULL, NULL, NULL, NULL",
                        "NULL, 0, NULL, NULL, 9",
                        "'t', 12, 'IN_PROGRESS', 5, NULL",
                        "'t', 12, NULL, NULL, NULL",
                        "'t', 12, 'RESUMING', 5, NULL",
                        "'t', 12, 'COMPLETED', 0, 9",
                        "'t', NULL, 'COMPLETED', NULL, 9",
                        "'t', 0, 'COMPLETED', 0, 9",
                        "'t', 0, 'COMPLETED', NULL, 9",
                        "'t', 12, 'COMPLETED', 5, 9",
                        "'t', 12, 'COMPLETED', -5, 9",
                        "'t', -12, 'COMPLETED', 0, 9",
                        "'t', 12, 'CANCELED', 5, 9",
                        "'t', 12, 'FAILED', 5, 9");
        for (int i = 0; i < rows.size(); i++) {
            String[] cell = rows.get(i).split(", ", -1);
            for (String forgotten : List.of("NULL", "8")) {
                run(
                        file,
                        "INSERT INTO entry (id, seq, task_id, kind, profile_id, profile_name, host,"
                                + " nb_items, reason, operator, started_at, attached, status,"
                                + " nb_remaining_items, ended_at, entry_words, note, note_words,"
                                + " forgotten_at) VALUES ('e%d-%s', %d, %s, 'TRIPS', 'acme', 'ACME',"
                                        .formatted(
                                                i, forgotten, i * 9 + forgotten.length(), cell[0])
                                + " 'host', %s, '', 'jo', 0, false, %s, %s, %s, '', '', '', %s)"
                                        .formatted(cell[1], cell[2], cell[3], cell[4], forgotten));
            }
        }
        run(file, "PRAGMA user_version = 2");

        int found = 0;
        for (VerdictKind verdictKind : VerdictKind.values()) {
            HistoryFilter filter = new HistoryFilter("", null, verdictKind, null, null, null);
            List<HistoryRow> all = journal.find(filter, 0, 99);
            found += all.size();
            assertThat(all)
                    .isNotEmpty()
                    .allSatisfy(
                            row -> assertThat(VerdictKind.of(row.entry())).isEqualTo(verdictKind));
        }
        assertThat(found).isEqualTo(rows.size() * 2);
        assertThat(names()).anyMatch(name -> name.startsWith("history.version-2-"));
    }

    @Test
    void aMigrationThatFailsChangesNothing() {
        journal.begin(entry("a", "acme", 0));
        journal.close();
        List<List<String>> steps =
                Stream.concat(
                                Schema.STEPS.stream(),
                                Stream.of(List.of("DROP TABLE sample", "nonsense")))
                        .toList();

        try (SqliteJournal newer = new SqliteJournal(file, steps, setAside::add)) {
            assertTrouble(JournalTrouble.BROKEN, newer::unfinished);
        }
        try (SqliteJournal same = new SqliteJournal(file, setAside::add)) {
            assertThat(same.unfinished()).hasSize(1);
            assertThat(same.samples("a")).isEmpty();
        }
    }

    @Tag("slow")
    @Test
    void aFileHeldByAnotherIsSaidAndUsedWhenItIsFree() throws Exception {
        journal.begin(entry("a", "acme", 0));
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file.toUri());
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            assertTrouble(JournalTrouble.LOCKED, () -> journal.begin(entry("b", "acme", 1)));
            assertThat(journal.recent("acme", 9)).as("can be read meanwhile").hasSize(1);
        }
        journal.begin(entry("b", "acme", 1));

        assertThat(journal.recent("acme", 9)).hasSize(2);
    }

    @Test
    void aFolderInPlaceOfTheFileIsSaid() throws IOException {
        Files.createDirectory(file);
        assertTrouble(JournalTrouble.NOT_WRITABLE, () -> journal.begin(entry("a", "acme", 0)));

        Files.delete(file);
        journal.begin(entry("a", "acme", 0));
        assertThat(journal.unfinished()).hasSize(1);
    }

    @Test
    void aFileInPlaceOfTheFolderIsSaid() throws IOException {
        Path folder = Files.createFile(temporary.resolve("home"));
        try (SqliteJournal lost = new SqliteJournal(folder.resolve("history.db"), setAside::add)) {
            assertTrouble(JournalTrouble.NOT_WRITABLE, lost::check);
        }
    }

    @Test
    void aFullDiskIsSaidAndLosesNothing() throws Exception {
        try (SmallDisk disk = SmallDisk.mounted(temporary)) {
            Path onIt = disk.folder().resolve("history.db");
            List<String> kept = new ArrayList<>();
            try (SqliteJournal full = new SqliteJournal(onIt, setAside::add)) {
                assertTrouble(
                        JournalTrouble.DISK_FULL,
                        () -> {
                            for (int i = 0; i < 10_000; i++) {
                                full.begin(entry("e" + i, "acme", i));
                                kept.add("e" + i);
                            }
                        });
                assertThat(kept).hasSizeGreaterThan(10);
                assertTrouble(JournalTrouble.DISK_FULL, () -> fillUp(full));
            }
            try (SqliteJournal later = new SqliteJournal(onIt, setAside::add)) {
                disk.grow();
                later.begin(entry("after", "acme", -1));
                assertThat(later.recent("acme", 20_000))
                        .extracting(JournalEntry::id)
                        .containsAll(kept)
                        .contains("after");
            }
        }
        assertThat(setAside).isEmpty();
    }

    @Test
    void noRoomForTheFileIsSaid() throws Exception {
        try (SmallDisk disk = SmallDisk.mounted(temporary)) {
            disk.fill();
            try (SqliteJournal full =
                    new SqliteJournal(disk.folder().resolve("history.db"), setAside::add)) {
                assertTrouble(JournalTrouble.DISK_FULL, () -> full.begin(entry("a", "acme", 0)));
                disk.grow();
                full.begin(entry("a", "acme", 0));
                assertThat(full.unfinished()).hasSize(1);
            }
        }
    }

    @Test
    void aReadOnlyDiskIsSaid() throws Exception {
        try (SmallDisk disk = SmallDisk.mounted(temporary)) {
            Path onIt = disk.folder().resolve("history.db");
            try (SqliteJournal before = new SqliteJournal(onIt, setAside::add)) {
                before.begin(entry("a", "acme", 0));
            }
            disk.writable(false);
            try (SqliteJournal later = new SqliteJournal(onIt, setAside::add);
                    SqliteJournal fresh =
                            new SqliteJournal(onIt.resolveSibling("new.db"), setAside::add)) {
                assertTrouble(JournalTrouble.NOT_WRITABLE, later::check);
                assertTrouble(JournalTrouble.NOT_WRITABLE, fresh::check);
                disk.writable(true);
                later.begin(entry("b", "acme", 1));
                assertThat(later.recent("acme", 9)).hasSize(2);
            }
        }
    }

    @Test
    void aReadOnlyFile_isSaidByTheFirstCheck_andEveryOtherUntilItCanBeWritten() throws Exception {
        journal.begin(entry("a", "acme", 0));
        journal.close();
        try (SqliteJournal later = new SqliteJournal(file, setAside::add)) {
            try (ReadOnlyFile _ = ReadOnlyFile.of(file)) {
                assertTrouble(JournalTrouble.NOT_WRITABLE, later::check);
                assertThat(later.recent("acme", 9)).as("can be read meanwhile").hasSize(1);
                assertTrouble(JournalTrouble.NOT_WRITABLE, later::check);
            }
            later.recent("acme", 9);
            later.check();
        }
        assertThat(setAside).isEmpty();
    }

    @Test
    void aReadOnlyConnection_isSaidByEveryCheck() throws Exception {
        journal.check();
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file.toUri());
                Statement statement = other.createStatement()) {
            statement.execute("PRAGMA query_only = ON");
            assertThatThrownBy(() -> EntryTable.changeNothing(other))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e ->
                                    assertThat(SqliteDialect.trouble(e, file))
                                            .isEqualTo(JournalTrouble.NOT_WRITABLE));
        }
    }

    @Test
    void aDiskThatIsFull_isNotWellAgain_untilSomethingCanBeWritten() throws Exception {
        try (SmallDisk disk = SmallDisk.mounted(temporary);
                SqliteJournal full =
                        new SqliteJournal(disk.folder().resolve("history.db"), setAside::add)) {
            full.begin(entry("a", "acme", 0));
            disk.fill();
            assertThatThrownBy(() -> fillUp(full)).isInstanceOf(JournalException.class);

            assertTrouble(JournalTrouble.DISK_FULL, full::check);
            assertTrouble(JournalTrouble.DISK_FULL, full::check);
            disk.grow();
            full.check();
        }
    }

    private static void fillUp(SqliteJournal journal) {
        LongStream.range(0, 10_000)
                .forEach(i -> journal.update(entry("x", "acme", 0), List.of(sample(i, i))));
        LongStream.range(0, 10_000).forEach(i -> journal.begin(entry("x" + i, "acme", 0)));
    }

    private void fill() {
        for (int i = 0; i < 200; i++) {
            journal.begin(entry("e" + i, "acme", i));
        }
    }

    private static void assertTrouble(JournalTrouble trouble, ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(JournalException.class))
                .extracting(JournalException::trouble)
                .isEqualTo(trouble);
    }

    private static void run(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toUri());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
