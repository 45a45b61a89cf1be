package dev.redrive.journal.sqlite;

import dev.redrive.files.OwnerFiles;
import dev.redrive.files.SetAside;
import dev.redrive.journal.SearchText;
import dev.redrive.journal.VerdictKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The tables, as the steps from each version to the next; the version is the number of steps taken.
 * A step that was released is never changed. Types and words are those SQLite and PostgreSQL share.
 *
 * <p>Times are microseconds since 1970. Beside the texts stand their searchable form ({@link
 * SearchText}) and, in {@code standing}, the entry's {@link VerdictKind}, so that SQL does not
 * decide it again. {@code clock_ahead} is in microseconds. The table of outages holds nothing that
 * the entries and their marks do not say: {@link OutageTable} makes it from them. Its {@code
 * standing} is the rank of the {@link dev.redrive.journal.Outages.Standing}, below 7 while an
 * outage is not drained. What the team log needs is said in {@link TeamTables}.
 */
final class Schema {

    static final List<List<String>> STEPS =
            List.of(
                    List.of(
                            """
                            CREATE TABLE entry (
                                id TEXT NOT NULL PRIMARY KEY,
                                seq BIGINT NOT NULL UNIQUE,
                                task_id TEXT,
                                kind TEXT NOT NULL,
                                profile_id TEXT NOT NULL,
                                profile_name TEXT NOT NULL,
                                host TEXT NOT NULL,
                                nb_items BIGINT,
                                reason TEXT NOT NULL,
                                operator TEXT NOT NULL,
                                started_at BIGINT NOT NULL,
                                attached BOOLEAN NOT NULL,
                                status TEXT,
                                nb_remaining_items BIGINT,
                                ended_at BIGINT,
                                entry_words TEXT NOT NULL,
                                note TEXT NOT NULL,
                                note_words TEXT NOT NULL)
                            """,
                            "CREATE INDEX entry_started ON entry (started_at, seq)",
                            "CREATE INDEX entry_profile ON entry (profile_id, started_at, seq)",
                            """
                            CREATE INDEX entry_unfinished ON entry (started_at, seq)
                                WHERE task_id IS NOT NULL AND ended_at IS NULL
                            """,
                            """
                            CREATE TABLE sample (
                                entry_seq BIGINT NOT NULL REFERENCES entry (seq),
                                n BIGINT NOT NULL,
                                heard_at BIGINT NOT NULL,
                                nb_remaining_items BIGINT NOT NULL,
                                PRIMARY KEY (entry_seq, n))
                            """),
                    List.of("ALTER TABLE entry ADD COLUMN forgotten_at BIGINT"),
                    List.of(
                            "ALTER TABLE entry ADD COLUMN created_at BIGINT",
                            "ALTER TABLE entry ADD COLUMN completed_at BIGINT",
                            "ALTER TABLE entry ADD COLUMN clock_ahead BIGINT",
                            """
                            ALTER TABLE entry
                                ADD COLUMN standing TEXT NOT NULL DEFAULT 'UNFINISHED'
                            """,
                            """
                            UPDATE entry SET standing = CASE
                                WHEN task_id IS NULL AND ended_at IS NULL THEN 'NOT_KNOWN'
                                WHEN task_id IS NULL THEN 'NOTHING_TO_SEND'
                                WHEN status IN ('CANCELED', 'FAILED') THEN status
                                WHEN status IS NULL OR status <> 'COMPLETED' THEN
                                    CASE WHEN forgotten_at IS NULL THEN 'UNFINISHED'
                                        ELSE 'FORGOTTEN' END
                                WHEN nb_items < 0 OR nb_remaining_items <> 0 THEN 'CONTRADICTED'
                                WHEN nb_items = 0 THEN 'NOTHING_TO_SEND'
                                ELSE 'COMPLETED' END
                            """,
                            "DROP INDEX entry_unfinished",
                            "CREATE INDEX entry_standing ON entry (standing, started_at, seq)"),
                    List.of(
                            "ALTER TABLE entry ADD COLUMN mark TEXT",
                            "CREATE INDEX entry_lane ON entry (profile_id, kind, started_at, id)",
                            "CREATE INDEX entry_marked ON entry (id) WHERE mark IS NOT NULL",
                            """
                            CREATE TABLE outage (
                                first_seq INTEGER PRIMARY KEY,
                                last_seq BIGINT NOT NULL,
                                profile_id TEXT NOT NULL,
                                kind TEXT NOT NULL,
                                first_at BIGINT NOT NULL,
                                first_id TEXT NOT NULL,
                                last_at BIGINT NOT NULL,
                                retries BIGINT NOT NULL,
                                customer TEXT NOT NULL,
                                latest TEXT NOT NULL,
                                standing BIGINT NOT NULL,
                                took_on BIGINT NOT NULL,
                                words TEXT NOT NULL)
                            """,
                            """
                            CREATE INDEX outage_lane
                                ON outage (profile_id, kind, first_at, first_id)
                            """,
                            "CREATE INDEX outage_latest ON outage (last_at, retries)",
                            "CREATE INDEX outage_profile ON outage (profile_id, last_at, retries)",
                            "CREATE INDEX outage_kind ON outage (kind, last_at, retries)",
                            "CREATE INDEX outage_customer ON outage (customer, last_at)",
                            "CREATE INDEX outage_standing ON outage (standing, last_at)",
                            "CREATE INDEX outage_took_on ON outage (took_on, last_at)",
                            "CREATE INDEX outage_customer_up ON outage (customer, last_at DESC)",
                            "CREATE INDEX outage_standing_up ON outage (standing, last_at DESC)",
                            "CREATE INDEX outage_took_on_up ON outage (took_on, last_at DESC)",
                            """
                            CREATE INDEX outage_open ON outage (last_at, retries)
                                WHERE standing < 7
                            """),
                    List.of(
                            """
                            CREATE TABLE event (
                                entry_seq BIGINT NOT NULL REFERENCES entry (seq),
                                n BIGINT NOT NULL,
                                happened_at BIGINT NOT NULL,
                                what TEXT NOT NULL,
                                nb_remaining_items BIGINT,
                                word TEXT NOT NULL,
                                PRIMARY KEY (entry_seq, n))
                            """),
                    TeamTables.STEP,
                    TeamTables.NOTES,
                    List.of("ALTER TABLE entry ADD COLUMN receiver TEXT NOT NULL DEFAULT ''"),
                    List.of(
                            "ALTER TABLE entry ADD COLUMN kind_assumed BOOLEAN NOT NULL DEFAULT 0"));

    private Schema() {}

    /** Migrates the tables of an older version, all steps or none. */
    static final class Migration {

        private static final System.Logger LOG = System.getLogger(Migration.class.getName());

        private Migration() {}

        /**
         * Runs the missing steps. Unless the file is new, it is copied first, with its version in
         * the name of the copy.
         *
         * @return whether any was missing
         * @throws IOException when there is no place for the copy
         * @throws SQLException when anything else went wrong; the file is as it was
         */
        static boolean run(Path file, Connection connection, List<List<String>> steps)
                throws SQLException, IOException {
            int from = SqliteDialect.version(connection);
            if (from >= steps.size()) {
                return false;
            }
            if (from > 0) {
                copy(file, connection, from);
            }
            SqliteFile.inTransaction(
                    connection,
                    open -> {
                        for (List<String> step : steps.subList(from, steps.size())) {
                            for (String sql : step) {
                                try (Statement statement = open.createStatement()) {
                                    statement.execute(sql);
                                }
                            }
                        }
                        SqliteDialect.version(open, steps.size());
                        return steps.size();
                    });
            return true;
        }

        private static void copy(Path file, Connection connection, int version)
                throws SQLException, IOException {
            Path copy = SetAside.freeName(file, "version-" + version);
            boolean done = false;
            try {
                OwnerFiles.createFile(copy);
                SqliteDialect.copy(connection, copy);
                done = true;
            } finally {
                if (!done) {
                    Files.deleteIfExists(copy);
                }
            }
            LOG.log(System.Logger.Level.INFO, "a copy of version {0} is in {1}", version, copy);
        }
    }

    /**
     * Whether a file holds the tables and indexes of Redrive and nothing else. Triggers and views
     * from elsewhere would run whenever it is used.
     */
    static final class KnownObjects {

        private static final String LIST =
                """
                SELECT type, name, tbl_name, substr(COALESCE(sql, ''), 1, 10000) FROM sqlite_schema
                WHERE NOT (type = 'table' AND sql IN (
                    'CREATE TABLE sqlite_stat1(tbl,idx,stat)',
                    'CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)'))
                LIMIT 200
                """;

        /**
         * An entry with a number that Redrive never gives; the limit leaves room for future
         * entries.
         */
        private static final String ODD_COUNT =
                """
                SELECT 1 FROM entry WHERE typeof(seq) <> 'integer'
                    OR seq NOT BETWEEN 1 AND 4000000000000000000 LIMIT 1
                """;

        /** The same of the first and the last; texts come after all numbers. */
        private static final String ODD_END =
                """
                SELECT 1 FROM (SELECT (SELECT MIN(seq) FROM entry) AS seq
                    UNION ALL SELECT (SELECT MAX(seq) FROM entry))
                WHERE seq IS NOT NULL AND (typeof(seq) <> 'integer'
                    OR seq NOT BETWEEN 1 AND 4000000000000000000) LIMIT 1
                """;

        private KnownObjects() {}

        /**
         * @param steps the steps to the file's version
         * @throws SQLException one that {@link SqliteDialect#isDamage} when something else is in
         *     it, or something is missing
         */
        static void check(Connection file, List<List<String>> steps) throws SQLException {
            Set<String> expected;
            try (Connection fresh = SqliteDialect.inMemory();
                    Statement statement = fresh.createStatement()) {
                for (List<String> step : steps) {
                    for (String sql : step) {
                        statement.execute(sql);
                    }
                }
                expected = objects(fresh);
            }
            Set<String> found = objects(file);
            if (!found.equals(expected)) {
                found.removeAll(expected);
                throw SqliteDialect.damage("not the objects of a history: " + found);
            }
        }

        /**
         * Checks that entries are numbered from 1, which the next entry and its chart rely on.
         *
         * @throws SQLException one that {@link SqliteDialect#isDamage} when one is not
         */
        static void checkCounts(Connection file) throws SQLException {
            checkNone(file, ODD_COUNT);
        }

        /**
         * Checks the same of the first and the last alone, which reads hardly anything.
         *
         * @throws SQLException as above
         */
        static void checkFirstAndLast(Connection file) throws SQLException {
            checkNone(file, ODD_END);
        }

        private static void checkNone(Connection file, String oddOnes) throws SQLException {
            try (Statement statement = file.createStatement();
                    ResultSet odd = statement.executeQuery(oddOnes)) {
                if (odd.next()) {
                    throw SqliteDialect.damage("an entry that is not counted as others are");
                }
            }
        }

        /**
         * Checks that the tables that are read exist; the other names of a newer version are
         * unknown.
         *
         * @throws SQLException when it is not; the file stays where it is
         */
        static void checkNewer(Connection file) throws SQLException {
            try (Statement statement = file.createStatement();
                    ResultSet found =
                            statement.executeQuery(
                                    """
                                    SELECT COUNT(*) FROM sqlite_schema
                                    WHERE type = 'table'
                                        AND name IN ('entry', 'sample', 'outage', 'event')
                                    """)) {
                if (!found.next() || found.getInt(1) != 4) {
                    throw new SQLException("a newer version without the tables that are read");
                }
            }
        }

        private static Set<String> objects(Connection connection) throws SQLException {
            Set<String> objects = new TreeSet<>();
            try (Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery(LIST)) {
                while (found.next()) {
                    String sql = found.getString(4).replaceAll("\\s+", " ").strip();
                    objects.add(
                            String.join(
                                                    " ",
                                                    found.getString(1),
                                                    found.getString(2),
                                                    found.getString(3))
                                            .toLowerCase(Locale.ROOT)
                                    + ": "
                                    + sql);
                }
            }
            return objects;
        }
    }
}
