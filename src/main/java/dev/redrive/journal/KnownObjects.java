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
            SELECT type, name, tbl_name, COALESCE(sql, '') FROM sqlite_schema
            WHERE name NOT LIKE 'sqlite~_stat%' ESCAPE '~'
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
