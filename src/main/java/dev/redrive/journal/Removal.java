package dev.redrive.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/** Takes entries out of the tables. */
final class Removal {

    private static final String OLD =
            " FROM entry WHERE started_at < ? AND standing <> '"
                    + Standing.UNFINISHED
                    + "' AND "
                    + Query.KNOWN_KINDS;

    private Removal() {}

    static int startedBefore(Connection connection, Instant moment) throws SQLException {
        run(connection, "DELETE FROM sample WHERE entry_seq IN (SELECT seq" + OLD + ")", moment);
        return run(connection, "DELETE" + OLD, moment);
    }

    static void one(Connection connection, String id) throws SQLException {
        run(
                connection,
                "DELETE FROM sample WHERE entry_seq IN (SELECT seq FROM entry WHERE id = ?)",
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
