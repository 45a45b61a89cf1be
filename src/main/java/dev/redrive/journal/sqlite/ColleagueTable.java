package dev.redrive.journal.sqlite;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.sqlite.EntryTable.Query;
import dev.redrive.journal.sqlite.SqliteDialect.Micros;
import dev.redrive.team.TeamLog.Cursor;
import dev.redrive.team.TeamLog.News;
import dev.redrive.team.TeamRun;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements on the tables of what colleagues reported. */
final class ColleagueTable {

    private static final String KEEP =
            """
            INSERT INTO colleague (id, customer, kind, host, task_id, author, desk, reason,
                attached, started_at, revision, status, nb_items, nb_remaining_items, ended_at,
                forgotten_at, first_seen, changed_at, note)
            SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,
                ?19
            WHERE NOT EXISTS (SELECT 1 FROM entry WHERE id = ?1)
            ON CONFLICT (id) DO UPDATE SET task_id = excluded.task_id,
                revision = excluded.revision, status = excluded.status,
                nb_items = excluded.nb_items, nb_remaining_items = excluded.nb_remaining_items,
                ended_at = excluded.ended_at, forgotten_at = excluded.forgotten_at,
                changed_at = excluded.changed_at, note = excluded.note
            WHERE colleague.revision <= excluded.revision
            """;

    private static final String SELECT = "SELECT * FROM colleague";

    private ColleagueTable() {}

    static Cursor cursor(Connection connection) throws SQLException {
        try (Statements statements = new Statements(connection);
                ResultSet found =
                        statements
                                .with("SELECT substr(epoch, 1, 100), horizon FROM team_cursor")
                                .executeQuery()) {
            return found.next() ? new Cursor(found.getString(1), found.getLong(2)) : Cursor.START;
        }
    }

    static void keep(Connection connection, News news) throws SQLException {
        try (Statements statements = new Statements(connection)) {
            if (news.isAll()) {
                statements.with("DELETE FROM colleague").executeUpdate();
            }
            for (TeamRun run : news.runs()) {
                if (run.isWithdrawn()) {
                    statements.with("DELETE FROM colleague WHERE id = ?", run.id()).executeUpdate();
                } else {
                    keep(statements, run);
                }
            }
            statements
                    .with(
                            "INSERT OR REPLACE INTO team_cursor VALUES (1, ?, ?)",
                            news.cursor().epoch(),
                            news.cursor().horizon())
                    .executeUpdate();
        }
    }

    private static void keep(Statements statements, TeamRun run) throws SQLException {
        statements
                .with(
                        KEEP,
                        run.id(),
                        run.task().customer(),
                        run.task().kind().name(),
                        run.task().host(),
                        run.task().taskId(),
                        run.by().author(),
                        run.by().desk(),
                        run.by().reason(),
                        run.by().attached(),
                        Micros.of(run.by().startedAt()),
                        run.times().revision(),
                        run.said().status(),
                        run.said().nbItems(),
                        run.said().nbRemainingItems(),
                        micros(run.said().endedAt()),
                        micros(run.said().forgottenAt()),
                        Micros.of(run.times().firstSeen()),
                        Micros.of(run.times().changedAt()),
                        run.note())
                .executeUpdate();
    }

    static List<TeamRun> ofOthers(Connection connection, List<TeamRun> runs) throws SQLException {
        List<TeamRun> others = new ArrayList<>();
        try (Statements statements = new Statements(connection)) {
            for (TeamRun run : runs) {
                try (ResultSet own =
                        statements
                                .with("SELECT 1 FROM entry WHERE id = ?", run.id())
                                .executeQuery()) {
                    if (!own.next() && !run.isWithdrawn()) {
                        others.add(run);
                    }
                }
            }
        }
        return others;
    }

    static List<TeamRun> open(Connection connection, int atMost) throws SQLException {
        return find(
                connection,
                new Query()
                        .and(Query.KNOWN_KINDS)
                        .and("ended_at IS NULL AND forgotten_at IS NULL")
                        .page("id", 0, atMost));
    }

    static List<TeamRun> runs(
            Connection connection, String customer, @Nullable ItemKind kind, int offset, int atMost)
            throws SQLException {
        Query query = new Query().and(Query.KNOWN_KINDS).and("customer = ?", customer);
        if (kind != null) {
            query.and("kind = ?", kind.name());
        }
        return find(connection, query.page("id", offset, atMost));
    }

    private static List<TeamRun> find(Connection connection, Query query) throws SQLException {
        try (PreparedStatement find = query.prepare(connection, SELECT);
                ResultSet found = find.executeQuery()) {
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
                        Micros.instant(row.getLong("started_at"))),
                new TeamRun.Said(
                        row.getString("status"),
                        EntryTable.getLong(row, "nb_items"),
                        EntryTable.getLong(row, "nb_remaining_items"),
                        EntryTable.getInstant(row, "ended_at"),
                        EntryTable.getInstant(row, "forgotten_at")),
                new TeamRun.Times(
                        Micros.instant(row.getLong("first_seen")),
                        Micros.instant(row.getLong("changed_at")),
                        row.getLong("revision")),
                row.getString("note"));
    }

    private static @Nullable Long micros(@Nullable Instant at) {
        return at == null ? null : (Long) Micros.of(at);
    }
}
