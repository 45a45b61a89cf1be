package dev.redrive.journal.sqlite;

import dev.redrive.journal.TaskEvent;
import dev.redrive.journal.sqlite.SqliteDialect.Micros;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/** The statements on the table of what happened to the tasks, counted from 1 for each entry. */
final class EventTable {

    private EventTable() {}

    /** Adds one behind the others and removes what is more than {@link TaskEvent#MOST}. */
    static void add(Connection connection, String entryId, TaskEvent event) throws SQLException {
        try (PreparedStatement add =
                connection.prepareStatement(
                        """
                        INSERT INTO event (entry_seq, n, happened_at, what, nb_remaining_items, word)
                        SELECT seq, COALESCE((SELECT MAX(n) FROM event WHERE entry_seq = seq), 0) + 1,
                            ?, ?, ?, ? FROM entry WHERE id = ?
                        """)) {
            add.setLong(1, Micros.of(event.at()));
            add.setString(2, event.what().name());
            if (event.nbRemainingItems() == null) {
                add.setNull(3, Types.BIGINT);
            } else {
                add.setLong(3, event.nbRemainingItems());
            }
            add.setString(4, event.word());
            add.setString(5, entryId);
            add.executeUpdate();
        }
        try (PreparedStatement thin =
                connection.prepareStatement(
                        """
                        DELETE FROM event WHERE entry_seq = (SELECT seq FROM entry WHERE id = ?)
                            AND n <= (SELECT MAX(o.n) FROM event o
                                WHERE o.entry_seq = event.entry_seq) - ?
                        """)) {
            thin.setString(1, entryId);
            thin.setInt(2, TaskEvent.MOST);
            thin.executeUpdate();
        }
    }

    /** In the order they were added; one of a kind that only a newer Redrive knows is left out. */
    static List<TaskEvent> list(Connection connection, String entryId) throws SQLException {
        try (PreparedStatement list =
                connection.prepareStatement(
                        """
                        SELECT v.happened_at, v.what, v.nb_remaining_items, v.word FROM event v
                        JOIN entry e ON e.seq = v.entry_seq WHERE e.id = ? ORDER BY v.n LIMIT 2000
                        """)) {
            list.setString(1, entryId);
            List<TaskEvent> events = new ArrayList<>();
            try (ResultSet found = list.executeQuery()) {
                while (found.next()) {
                    addKnown(events, found);
                }
            }
            return events;
        }
    }

    private static void addKnown(List<TaskEvent> events, ResultSet row) throws SQLException {
        String what = row.getString("what");
        for (TaskEvent.What known : TaskEvent.What.values()) {
            if (known.name().equals(what)) {
                long left = row.getLong("nb_remaining_items");
                boolean said = !row.wasNull();
                String word = row.getString("word");
                events.add(
                        new TaskEvent(
                                Micros.instant(row.getLong("happened_at")),
                                known,
                                said ? (Long) left : null,
                                word == null ? "" : word));
            }
        }
    }
}
