package dev.redrive.journal.sqlite;

import dev.redrive.journal.VerdictKind;
import dev.redrive.journal.sqlite.SqliteDialect.Micros;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/** Removes entries from the tables. */
final class Removal {

    private static final String OLD =
            " FROM entry WHERE started_at < ? AND standing <> '"
                    + VerdictKind.UNFINISHED
                    + "' AND "
                    + EntryTable.Query.KNOWN_KINDS;

    private Removal() {}

    static int startedBefore(Connection connection, Instant moment) throws SQLException {
        OutageTable outages = new OutageTable(connection);
        outages.removeBegunBefore(moment);
        run(connection, TeamTables.COPY + OLD + " AND reported < revision", moment);
        run(connection, "DELETE FROM sample WHERE entry_seq IN (SELECT seq" + OLD + ")", moment);
        run(connection, "DELETE FROM event WHERE entry_seq IN (SELECT seq" + OLD + ")", moment);
        int removed = run(connection, "DELETE" + OLD, moment);
        outages.mend(moment);
        return removed;
    }

    /**
     * Of an entry whose retry did not start.
     *
     * @param revision the least its removal has for the team log
     */
    static void one(Connection connection, String id, long revision) throws SQLException {
        TeamTables.withdrawn(connection, id, revision); // While all of it is still there.
        new OutageTable(connection).leave(id);
        run(
                connection,
                "DELETE FROM sample WHERE entry_seq IN (SELECT seq FROM entry WHERE id = ?)",
                id);
        run(
                connection,
                "DELETE FROM event WHERE entry_seq IN (SELECT seq FROM entry WHERE id = ?)",
                id);
        run(connection, "DELETE FROM entry WHERE id = ?", id);
    }

    private static void run(Connection connection, String sql, String id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, id);
            statement.executeUpdate();
        }
    }

    private static int run(Connection connection, String sql, Instant moment) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, Micros.of(moment));
            return statement.executeUpdate();
        }
    }
}
