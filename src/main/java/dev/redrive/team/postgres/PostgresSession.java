package dev.redrive.team.postgres;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalEntry;
import dev.redrive.team.TeamLog.Cursor;
import dev.redrive.team.TeamLog.News;
import dev.redrive.team.TeamLog.Rejected;
import dev.redrive.team.TeamLog.Session;
import dev.redrive.team.TeamLogException;
import dev.redrive.team.TeamReport;
import dev.redrive.team.TeamRun;
import dev.redrive.team.TeamTrouble;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** One connection, which listens from its beginning. */
final class PostgresSession implements Session {

    /** Of the schema this program knows. */
    static final int VERSION = 2;

    /** The newest of what has changed, so that years of reports are never read at once. */
    static final int MOST_READ = 5_000;

    private static final String ALL_OPEN =
            """
             WHERE ended_at IS NULL AND forgotten_at IS NULL
            ORDER BY changed_by DESC LIMIT ?
            """;

    private static final int LONGEST_REASON = 2_000;
    private static final int LONGEST_WORD = 60;
    private static final int LONGEST_DESK = 200;
    private static final int LONGEST_NOTE = 10_000;

    private static final String REPORT =
            """
            INSERT INTO redrive.run (id, customer, kind, host, task_id, desk, reason, attached,
                started_at, revision, status, nb_items, nb_remaining, ended_at, forgotten_at, note,
                first_seen, changed_at, changed_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                clock_timestamp(), clock_timestamp(), pg_current_xact_id())
            ON CONFLICT (id) DO UPDATE SET task_id = excluded.task_id,
                revision = excluded.revision, status = excluded.status,
                nb_items = excluded.nb_items, nb_remaining = excluded.nb_remaining,
                ended_at = excluded.ended_at, forgotten_at = excluded.forgotten_at,
                note = excluded.note
            WHERE run.revision < excluded.revision
            """;

    private final Connection connection;
    private final PGConnection driver;
    private final WakingSocket socket;
    private @Nullable TeamTrouble readOnly;

    private PostgresSession(
            Connection connection, WakingSocket socket, @Nullable TeamTrouble readOnly)
            throws SQLException {
        this.connection = connection;
        this.socket = socket;
        this.driver = connection.unwrap(PGConnection.class);
        this.readOnly = readOnly;
    }

    /** With why reports cannot be sent; null when they can. */
    static PostgresSession begin(
            Connection connection, WakingSocket socket, @Nullable TeamTrouble readOnly)
            throws SQLException {
        PostgresSession session = new PostgresSession(connection, socket, readOnly);
        try (Statement listen = connection.createStatement()) {
            listen.execute("LISTEN redrive"); // Outside a transaction, where nothing would arrive.
        }
        return session;
    }

    @Override
    public boolean canWrite() {
        return readOnly == null;
    }

    @Override
    public @Nullable TeamTrouble readOnly() {
        return readOnly;
    }

    @Override
    public Map<String, String> customers() throws TeamLogException {
        try (Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("SELECT customer, host FROM redrive.customer")) {
            Map<String, String> customers = new TreeMap<>();
            while (found.next()) {
                customers.put(found.getString(1), found.getString(2));
            }
            return customers;
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    @Override
    public List<Rejected> send(List<TeamReport> reports) throws TeamLogException {
        try {
            sendTogether(reports);
            return List.of();
        } catch (SQLException e) {
            if (Failures.isOfConnection(e)) {
                throw Failures.of(e);
            }
            return sendSingly(reports); // One of them is rejected, and must not hold up the others.
        }
    }

    private void sendTogether(List<TeamReport> reports) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement(REPORT)) {
            for (TeamReport report : reports) {
                fill(statement, report);
                statement.addBatch();
            }
            statement.executeBatch();
            connection.commit();
        } catch (SQLException e) {
            undo(e);
            throw e;
        } finally {
            autocommit();
        }
    }

    private List<Rejected> sendSingly(List<TeamReport> reports) throws TeamLogException {
        List<Rejected> rejected = new ArrayList<>();
        for (TeamReport report : reports) {
            SQLException failure = sendOne(report);
            if (failure != null) {
                if (!mayStillWrite()) {
                    throw Failures.of(failure);
                }
                failure = sendOne(report); // Rights gone for a moment say nothing about the row.
            }
            if (failure != null) {
                rejected.add(new Rejected(report, String.valueOf(failure.getMessage())));
            }
        }
        return rejected;
    }

    /** Why the database does not take it; null when it has. */
    private @Nullable SQLException sendOne(TeamReport report) throws TeamLogException {
        try (PreparedStatement statement = connection.prepareStatement(REPORT)) {
            fill(statement, report);
            statement.executeUpdate();
            return null;
        } catch (SQLException e) {
            if (Failures.isOfConnection(e)) {
                throw Failures.of(e);
            }
            return e;
        }
    }

    private boolean mayStillWrite() throws TeamLogException {
        try (Statement statement = connection.createStatement()) {
            return PostgresTeamLog.mayWrite(statement);
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    private static void fill(PreparedStatement row, TeamReport report) throws SQLException {
        JournalEntry entry = report.entry();
        row.setObject(1, uuid(entry.id()));
        row.setString(2, report.customer());
        row.setString(3, entry.kind().name());
        row.setString(4, entry.host().toLowerCase(Locale.ROOT));
        row.setString(5, entry.taskId());
        row.setString(6, cut(report.desk(), LONGEST_DESK));
        row.setString(7, cut(entry.reason(), LONGEST_REASON));
        row.setBoolean(8, entry.attached());
        row.setObject(9, time(entry.startedAt()));
        row.setLong(10, report.revision());
        row.setString(11, entry.status() == null ? null : cut(entry.status(), LONGEST_WORD));
        row.setObject(12, entry.nbItems(), Types.BIGINT);
        row.setObject(13, entry.nbRemainingItems(), Types.BIGINT);
        row.setObject(14, time(entry.endedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
        row.setObject(15, time(entry.forgottenAt()), Types.TIMESTAMP_WITH_TIMEZONE);
        row.setString(16, cut(report.note(), LONGEST_NOTE));
    }

    /** An id that is none is rejected as any other row is that the database does not take. */
    private static UUID uuid(String id) throws SQLException {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new SQLException("the entry's id is no UUID: " + id, "22P02", e);
        }
    }

    private static String cut(String text, int atMost) {
        String clean = text.replace('\0', '\uFFFD');
        return clean.codePointCount(0, clean.length()) <= atMost
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, atMost));
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    @Override
    public News read(Cursor since) throws TeamLogException {
        try {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
                News news = read(statement, since);
                // Rights that are given, or given back, count without another connection.
                if (readOnly == TeamTrouble.RIGHTS && PostgresTeamLog.mayWrite(statement)) {
                    readOnly = null;
                }
                connection.commit();
                return news;
            } catch (SQLException e) {
                undo(e);
                throw e;
            } finally {
                autocommit();
            }
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    private News read(Statement statement, Cursor since) throws SQLException {
        Cursor now;
        Instant clock;
        boolean isAll;
        try (ResultSet found =
                statement.executeQuery(
                        """
                        SELECT pg_snapshot_xmin(pg_current_snapshot())::text,
                            pg_snapshot_xmax(pg_current_snapshot())::text, clock_timestamp() AS now,
                            (SELECT epoch::text FROM redrive.meta)
                        """)) {
            found.next();
            now = new Cursor(found.getString(4), Long.parseLong(found.getString(1)));
            clock = RunRows.instant(found, "now");
            // After a restored backup, numbers start over: what was read may have gone.
            isAll =
                    !now.epoch().equals(since.epoch())
                            || Long.parseLong(found.getString(2)) < since.horizon();
        }
        List<TeamRun> latest = latest(isAll ? 0 : since.horizon());
        if (latest.size() < MOST_READ) {
            return new News(now, isAll, clock, latest);
        }
        Map<String, TeamRun> known = new LinkedHashMap<>(); // Years of it, or a month away.
        latest.forEach(run -> known.put(run.id(), run));
        try (PreparedStatement rows = connection.prepareStatement(RunRows.SELECT + ALL_OPEN)) {
            rows.setInt(1, MOST_READ);
            RunRows.read(rows).forEach(run -> known.put(run.id(), run));
        }
        return new News(now, true, clock, List.copyOf(known.values()));
    }

    private List<TeamRun> latest(long from) throws SQLException {
        try (PreparedStatement rows =
                connection.prepareStatement(
                        RunRows.SELECT
                                + " WHERE changed_by >= ?::text::xid8"
                                + " ORDER BY changed_by DESC LIMIT ?")) {
            rows.setString(1, Long.toString(from));
            rows.setInt(2, MOST_READ);
            rows.setFetchSize(500);
            return RunRows.read(rows);
        }
    }

    @Override
    public List<TeamRun> open(String customer, ItemKind kind) throws TeamLogException {
        try (PreparedStatement rows =
                connection.prepareStatement(
                        RunRows.SELECT
                                + """
                                WHERE customer = ? AND kind = ?
                                    AND ended_at IS NULL AND forgotten_at IS NULL
                                ORDER BY first_seen DESC LIMIT 10
                                """)) {
            rows.setString(1, customer);
            rows.setString(2, kind.name());
            return RunRows.read(rows);
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    @Override
    public boolean awaitNews(Duration atMost) throws TeamLogException {
        try {
            int millis = Math.toIntExact(Math.max(1, atMost.toMillis()));
            socket.mayWake(true);
            return driver.getNotifications(millis).length > 0;
        } catch (SQLException e) {
            throw Failures.of(e);
        } finally {
            socket.mayWake(false);
        }
    }

    @Override
    public void wake() {
        socket.wake();
    }

    private void undo(SQLException why) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            why.addSuppressed(e);
        }
    }

    private void autocommit() throws SQLException {
        if (!connection.isClosed()) {
            connection.setAutoCommit(true);
        }
    }

    @Override
    public void close() {
        PostgresTeamLog.closeQuietly(connection);
    }
}
