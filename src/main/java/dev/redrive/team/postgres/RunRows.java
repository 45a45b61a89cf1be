package dev.redrive.team.postgres;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.team.TeamRun;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads runs from the rows of the table. */
final class RunRows {

    /** The beginning of a statement whose rows {@link #read} reads. */
    static final String SELECT =
            """
            SELECT id, customer, kind, host, task_id, author, desk, reason, attached, started_at,
            revision, status, nb_items, nb_remaining, ended_at, forgotten_at, first_seen, changed_at,
            note
            FROM redrive.run
            """;

    private RunRows() {}

    static List<TeamRun> read(PreparedStatement rows) throws SQLException {
        try (ResultSet found = rows.executeQuery()) {
            List<TeamRun> runs = new ArrayList<>();
            while (found.next()) {
                runs.add(run(found));
            }
            return runs;
        }
    }

    private static TeamRun run(ResultSet row) throws SQLException {
        return new TeamRun(
                row.getString("id"),
                new TeamRun.Task(
                        row.getString("customer"),
                        ItemKind.valueOf(row.getString("kind")),
                        row.getString("host"),
                        row.getString("task_id")),
                new TeamRun.By(
                        row.getString("author"),
                        row.getString("desk"),
                        row.getString("reason"),
                        row.getBoolean("attached"),
                        instant(row, "started_at")),
                new TeamRun.Said(
                        row.getString("status"),
                        row.getObject("nb_items", Long.class),
                        row.getObject("nb_remaining", Long.class),
                        instantOrNull(row, "ended_at"),
                        instantOrNull(row, "forgotten_at")),
                new TeamRun.Times(
                        instant(row, "first_seen"),
                        instant(row, "changed_at"),
                        row.getLong("revision")),
                row.getString("note"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column)
            throws SQLException {
        return row.getObject(column) == null ? null : instant(row, column);
    }
}
