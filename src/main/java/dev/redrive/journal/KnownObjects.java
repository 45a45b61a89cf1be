package dev.redrive.journal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether a file holds the tables and indexes of Redrive and nothing else. Triggers and views of
 * somebody else would run whenever it is used.
 */
final class KnownObjects {

    private static final String LIST =
            """
            SELECT type, name, tbl_name, substr(COALESCE(sql, ''), 1, 10000) FROM sqlite_schema
            WHERE NOT (type = 'table' AND sql IN (
                'CREATE TABLE sqlite_stat1(tbl,idx,stat)',
                'CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)'))
            LIMIT 200
            """;

    /** An entry with another number than Redrive gives; the limit leaves room for those to come. */
    private static final String ODD_COUNT =
            """
            SELECT 1 FROM entry WHERE typeof(seq) <> 'integer'
                OR seq NOT BETWEEN 1 AND 4000000000000000000 LIMIT 1
            """;

    private KnownObjects() {}

    /**
     * @param steps how the tables of the file's version came to be
     * @throws SQLException one that {@link SqliteDialect#isDamage} when something else is in it, or
     *     something is missing
     */
    static void check(Connection file, List<List<String>> steps) throws SQLException {
        Set<String> expected;
        try (Connection fresh = DriverManager.getConnection("jdbc:sqlite::memory:");
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
     * Entries are counted by numbers from 1 on, which the next one and its chart rely on.
     *
     * @throws SQLException one that {@link SqliteDialect#isDamage} when one is not
     */
    static void checkCounts(Connection file) throws SQLException {
        try (Statement statement = file.createStatement();
                ResultSet odd = statement.executeQuery(ODD_COUNT)) {
            if (odd.next()) {
                throw SqliteDialect.damage("an entry that is not counted as others are");
            }
        }
    }

    /**
     * Of a newer version the names are not known, but what is read has to be a table.
     *
     * @throws SQLException when it is not; the file stays where it is
     */
    static void checkNewer(Connection file) throws SQLException {
        try (Statement statement = file.createStatement();
                ResultSet found =
                        statement.executeQuery(
                                """
                                SELECT COUNT(*) FROM sqlite_schema
                                WHERE type = 'table' AND name IN ('entry', 'sample')
                                """)) {
            if (!found.next() || found.getInt(1) != 2) {
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
                        String.join(" ", found.getString(1), found.getString(2), found.getString(3))
                                        .toLowerCase(Locale.ROOT)
                                + ": "
                                + sql);
            }
        }
        return objects;
    }
}
