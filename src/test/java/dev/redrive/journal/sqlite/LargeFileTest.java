package dev.redrive.journal.sqlite;

import static dev.redrive.journal.Entries.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.journal.Durability;
import dev.redrive.journal.History.HistoryFilter;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Outages.OutageFilter;
import dev.redrive.journal.Outages.OutageTotals;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file too large to be checked for damage before it is used. */
class LargeFileTest {

    // Held on to, because a logger nobody holds forgets its level.
    private static final Logger LOG = Logger.getLogger(SqliteFile.class.getName());

    private static final long SOON_S = 20;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path temporary;

    private final List<Path> setAside = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch end = new CountDownLatch(1);
    private final CountDownLatch began = new CountDownLatch(1);

    @BeforeAll
    static void withoutItsWarnings() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void withThemAgain() {
        LOG.setLevel(null);
    }

    @BeforeEach
    void filled() {
        try (SqliteJournal before = new SqliteJournal(file(), setAside::add)) {
            before.begin(entry("before", "acme", 0));
        }
    }

    private Path file() {
        return temporary.resolve("history.db");
    }

    /** A file whose check lasts until the test ends it, and then finds that. */
    private SqliteFile file(boolean isDamaged) {
        return new SqliteFile(
                file(),
                Schema.STEPS,
                Durability::of,
                setAside::add,
                new Checking(
                        0,
                        check -> Thread.ofPlatform().daemon().start(check),
                        open -> {
                            began.countDown();
                            try {
                                assertThat(end.await(SOON_S, TimeUnit.SECONDS)).isTrue();
                            } catch (InterruptedException e) {
                                throw new AssertionError(e);
                            }
                            if (isDamaged) {
                                throw SqliteDialect.damage("a page");
                            }
                            return true;
                        }));
    }

    private static List<String> ids(SqliteJournal journal) {
        return journal.recent("acme", 99).stream().map(JournalEntry::id).toList();
    }

    @Test
    void whileItIsChecked_whatIsWrittenAndReadGoesOn() throws Exception {
        SqliteFile file = file(false);
        try (SqliteJournal journal = new SqliteJournal(file, () -> Instant.EPOCH)) {
            journal.begin(entry("now", "acme", 5));
            assertThat(began.await(SOON_S, TimeUnit.SECONDS)).isTrue();
            journal.note("now", "a note");

            assertThat(ids(journal)).containsExactly("now", "before");
            assertThat(end.getCount()).isOne();
            end.countDown();
            file.awaitCheck(TimeUnit.SECONDS.toMillis(SOON_S));
            assertThat(setAside).isEmpty();
            assertThat(ids(journal)).containsExactly("now", "before");
        }
    }

    /** Written one by one, with the file read in between. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 40})
    void damageThatIsFoundLater_losesNothingWrittenMeanwhile(int written) throws Exception {
        SqliteFile file = file(true);
        try (SqliteJournal journal = new SqliteJournal(file, () -> Instant.EPOCH)) {
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < written; i++) {
                journal.begin(entry("entry " + i, "acme", 10 + i));
                journal.note("entry " + i, "note " + i);
                expected.addFirst("entry " + i);
            }
            assertThat(ids(journal)).hasSize(written + 1).containsAll(expected);
            assertThat(began.await(SOON_S, TimeUnit.SECONDS)).isTrue();
            assertThat(setAside).isEmpty();

            end.countDown();
            file.awaitCheck(TimeUnit.SECONDS.toMillis(SOON_S));

            assertThat(setAside).hasSize(1);
            assertThat(ids(journal)).isEqualTo(expected);
            assertThat(journal.find(HistoryFilter.ALL, 0, 99))
                    .allMatch(row -> row.note().startsWith("note "));
            try (SqliteJournal aside = new SqliteJournal(setAside.getFirst(), _ -> {})) {
                assertThat(ids(aside)).hasSize(written + 1).endsWith("before");
            }
        }
    }

    /** What takes reading every entry to find. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM outage",
                "DELETE FROM outage WHERE first_id = 'before'",
                "UPDATE outage SET retries = 7",
                "INSERT INTO outage SELECT 99, last_seq, profile_id, kind, first_at, first_id,"
                        + " last_at, retries, customer, latest, standing, took_on, words FROM outage"
            })
    void aTableThatDoesNotCoverTheEntries_isMadeAgainOnceTheFileIsChecked(String change)
            throws Exception {
        change(change);
        SqliteFile file = file(false);
        try (SqliteJournal journal = new SqliteJournal(file, () -> Instant.EPOCH)) {
            assertThat(ids(journal)).containsExactly("before");
            assertThat(began.await(SOON_S, TimeUnit.SECONDS)).isTrue();
            end.countDown();
            file.awaitCheck(TimeUnit.SECONDS.toMillis(SOON_S));

            assertThat(journal.outageTotals(OutageFilter.ALL)).isEqualTo(new OutageTotals(1, 1));
            assertThat(setAside).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "7.25"})
    void anEntryAmongOthersThatIsNotCountedAsTheyAre_isFoundByTheCheck(String seq)
            throws Exception {
        try (SqliteJournal before = new SqliteJournal(file(), setAside::add)) {
            before.begin(entry("odd", "acme", 1));
            before.begin(entry("last", "acme", 2));
        }
        change("UPDATE entry SET seq = 100 WHERE id = 'last'");
        change("UPDATE entry SET seq = " + seq + " WHERE id = 'odd'");
        SqliteFile file = file(false);
        try (SqliteJournal journal = new SqliteJournal(file, () -> Instant.EPOCH)) {
            journal.begin(entry("now", "acme", 5));
            assertThat(began.await(SOON_S, TimeUnit.SECONDS)).isTrue();
            assertThat(setAside).isEmpty();
            end.countDown();
            file.awaitCheck(TimeUnit.SECONDS.toMillis(SOON_S));

            assertThat(setAside).hasSize(1);
            assertThat(ids(journal)).containsExactly("now");
        }
    }

    /** The next one could not be counted. */
    @ParameterizedTest
    @ValueSource(strings = {"'x'", "x'00'", "9223372036854775807", "0", "-5", "0.5", "1e300"})
    void aFirstOrLastEntryThatIsNotCountedAsOthersAre_isFoundAtOnce(String seq) throws Exception {
        change("UPDATE entry SET seq = " + seq);
        try (SqliteJournal journal = new SqliteJournal(file(false), () -> Instant.EPOCH)) {
            journal.begin(entry("now", "acme", 5));

            assertThat(setAside).hasSize(1);
            assertThat(ids(journal)).containsExactly("now");
            end.countDown();
        }
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file())) {
            SqliteDialect.run(connection, sql);
        }
    }

    @Test
    void closing_endsTheCheckAndWaitsForIt() throws SQLException {
        SqliteFile file =
                new SqliteFile(
                        file(),
                        Schema.STEPS,
                        Durability::of,
                        setAside::add,
                        new Checking(
                                0,
                                check -> Thread.ofPlatform().daemon().start(check),
                                open -> {
                                    began.countDown();
                                    // For hours.
                                    SqliteDialect.run(
                                            open,
                                            """
                                            WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL
                                            SELECT n + 1 FROM r) SELECT MAX(n) FROM r
                                            """);
                                    return true;
                                }));
        SqliteJournal journal = new SqliteJournal(file, () -> Instant.EPOCH);
        journal.begin(entry("now", "acme", 5));

        journal.close();

        assertThat(setAside).isEmpty();
        assertThat(temporary.resolve("history.db-wal")).doesNotExist();
    }
}
