package dev.redrive.journal.sqlite;

import dev.redrive.enterprise.AnswerLimits;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.History.HistoryFilter;
import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.JournalEntry.Customer;
import dev.redrive.journal.JournalEntry.Report;
import dev.redrive.journal.JournalEntry.Request;
import dev.redrive.journal.JournalEntry.Times;
import dev.redrive.journal.SearchText;
import dev.redrive.journal.ServiceClock;
import dev.redrive.journal.VerdictKind;
import dev.redrive.journal.sqlite.EntryTable.Query;
import dev.redrive.journal.sqlite.SqliteDialect.Micros;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The statements on the table of entries. */
final class EntryTable {

    /**
     * A row and its place among all.
     *
     * @param seq counts the entries as they were begun
     */
    record Placed(HistoryRow row, long seq) {}

    private static final String KEEP =
            """
            INSERT INTO entry (id, task_id, kind, profile_id, profile_name, host, nb_items, reason,
                operator, started_at, attached, status, nb_remaining_items, ended_at, forgotten_at,
                created_at, completed_at, clock_ahead, standing, entry_words, revision, reported,
                worded, note, note_words, receiver, kind_assumed, seq)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, '', '', ?, ?,
                (SELECT COALESCE(MAX(seq), 0) + 1 FROM entry))
            ON CONFLICT (id) DO UPDATE SET
                task_id = excluded.task_id, kind = excluded.kind,
                profile_id = excluded.profile_id, profile_name = excluded.profile_name,
                host = excluded.host, nb_items = excluded.nb_items, reason = excluded.reason,
                operator = excluded.operator, started_at = excluded.started_at,
                attached = excluded.attached, status = excluded.status,
                nb_remaining_items = excluded.nb_remaining_items, ended_at = excluded.ended_at,
                forgotten_at = excluded.forgotten_at, created_at = excluded.created_at,
                completed_at = excluded.completed_at, clock_ahead = excluded.clock_ahead,
                standing = excluded.standing, entry_words = excluded.entry_words,
                revision = MAX(revision + 1, excluded.revision),
                reported = COALESCE(reported, excluded.reported), receiver = excluded.receiver,
                kind_assumed = excluded.kind_assumed,
                worded = CASE
                    WHEN (task_id, status, nb_items, ended_at, forgotten_at) IS (excluded.task_id,
                        excluded.status, excluded.nb_items, excluded.ended_at,
                        excluded.forgotten_at)
                    THEN worded ELSE MAX(revision + 1, excluded.revision) END
            RETURNING seq
            """;

    private static final String MOVED =
            """
            UPDATE entry SET nb_remaining_items = ?, revision = MAX(revision + 1, ?)
            WHERE id = ? RETURNING seq
            """;

    /**
     * How many characters of each text are read, because other programs may have written the file.
     */
    private static final Map<String, Integer> TEXTS =
            Map.of(
                    "id", 200,
                    "task_id", AnswerLimits.LONGEST_ID,
                    "profile_id", 200,
                    "profile_name", 300,
                    "host", 300,
                    "reason", 10_000,
                    "operator", 300,
                    "status", AnswerLimits.LONGEST_WORD);

    private static final int LONGEST_NOTE = 100_000;
    private static final int LONGEST_CHECK = 300;

    /** The beginning of a statement whose rows {@link #entry} reads. */
    static final String SELECT =
            "SELECT *"
                    + TEXTS.entrySet().stream()
                            .map(text -> cut(text.getKey(), text.getValue() + 1))
                            .collect(Collectors.joining());

    /** The same, of rows with a note. */
    static final String SELECT_NOTED = SELECT + cut("note", LONGEST_NOTE + 1);

    /** The same, of rows that {@link #placed} reads. */
    static final String SELECT_PLACED = SELECT_NOTED + cut("receiver", LONGEST_CHECK);

    private static final String FIND = SELECT_PLACED + " FROM entry";

    private EntryTable() {}

    private static String cut(String column, int most) {
        return ", substr(" + column + ", 1, " + most + ") AS cut_" + column;
    }

    private static String text(ResultSet row, String column) throws SQLException {
        String text = Objects.requireNonNullElse(row.getString("cut_" + column), "");
        int most = TEXTS.getOrDefault(column, LONGEST_NOTE);
        return text.length() <= most ? text : text.substring(0, most);
    }

    /** The text when it is one the service may send; else null. */
    private static @Nullable String usable(ResultSet row, String column, Predicate<String> isUsable)
            throws SQLException {
        String text = row.getString("cut_" + column);
        return text == null || isUsable.test(text) ? text : null;
    }

    /**
     * Stores the number of remaining items only: its seq, or null where there is no such entry.
     *
     * @param revision the least it has from now on
     */
    static @Nullable Long moved(Statements statements, JournalEntry entry, long revision)
            throws SQLException {
        try (ResultSet moved =
                statements
                        .with(MOVED, entry.nbRemainingItems(), revision, entry.id())
                        .executeQuery()) {
            return moved.next() ? (Long) moved.getLong(1) : null;
        }
    }

    /**
     * Stores all of it; its seq.
     *
     * @param revision the least it has from now on
     * @param isShared whether it is reported to the team log
     */
    static long keep(Connection connection, JournalEntry entry, long revision, boolean isShared)
            throws SQLException {
        try (PreparedStatement keep = connection.prepareStatement(KEEP)) {
            keep.setString(1, entry.id());
            keep.setString(2, entry.taskId());
            keep.setString(3, entry.kind().name());
            keep.setString(4, entry.profileId());
            keep.setString(5, entry.profileName());
            keep.setString(6, entry.host());
            setLong(keep, 7, entry.nbItems());
            keep.setString(8, entry.reason());
            keep.setString(9, entry.operator());
            keep.setLong(10, Micros.of(entry.startedAt()));
            keep.setBoolean(11, entry.attached());
            keep.setString(12, entry.status());
            setLong(keep, 13, entry.nbRemainingItems());
            setInstant(keep, 14, entry.endedAt());
            setInstant(keep, 15, entry.forgottenAt());
            Duration ahead = entry.clock().ahead();
            setInstant(keep, 16, entry.clock().createdAt());
            setInstant(keep, 17, entry.clock().completedAt());
            setLong(keep, 18, ahead == null ? null : Micros.of(Instant.EPOCH.plus(ahead)));
            keep.setString(19, VerdictKind.of(entry).name());
            keep.setString(20, SearchText.of(entry));
            keep.setLong(21, revision);
            setLong(keep, 22, isShared ? 0L : null);
            keep.setString(23, entry.receiver());
            keep.setBoolean(24, entry.kindAssumed());
            try (ResultSet kept = keep.executeQuery()) {
                kept.next();
                return kept.getLong(1);
            }
        }
    }

    /**
     * Changes nothing, but fails when nothing may be changed. A transaction alone would not fail:
     * SQLite lets an immediate one begin and commit in a read-only file.
     */
    static void changeNothing(Connection connection) throws SQLException {
        try (PreparedStatement none = connection.prepareStatement("DELETE FROM entry WHERE 0")) {
            none.executeUpdate();
        }
    }

    /** The note of a row of {@link #SELECT_NOTED}, if it is shared; else empty. */
    static String sharedNote(ResultSet row) throws SQLException {
        return row.getBoolean("note_shared") ? text(row, "note") : "";
    }

    static List<Placed> find(Connection connection, Query query) throws SQLException {
        List<Placed> rows = new ArrayList<>();
        each(connection, query, rows::add);
        return rows;
    }

    /** What is done with each row, one after the other. */
    interface Receiver {
        void accept(Placed placed) throws SQLException;
    }

    static void each(Connection connection, Query query, Receiver receiver) throws SQLException {
        try (PreparedStatement find = query.prepare(connection, FIND);
                ResultSet found = find.executeQuery()) {
            while (found.next()) {
                receiver.accept(placed(found));
            }
        }
    }

    /** The row of {@link #SELECT_PLACED}. */
    static Placed placed(ResultSet row) throws SQLException {
        return new Placed(
                new HistoryRow(whole(row), text(row, "note"), row.getBoolean("note_shared")),
                row.getLong("seq"));
    }

    /** With what is only in the table of entries, not where removed ones are kept. */
    private static JournalEntry whole(ResultSet row) throws SQLException {
        JournalEntry entry = entry(row);
        Request request = entry.request().after(text(row, "receiver"));
        return new JournalEntry(
                entry.id(),
                row.getBoolean("kind_assumed") ? request.ofAssumedKind() : request,
                entry.taskId(),
                entry.report(),
                entry.times());
    }

    static int count(Connection connection, Query query) throws SQLException {
        try (PreparedStatement count = query.prepare(connection, "SELECT COUNT(*) FROM entry");
                ResultSet found = count.executeQuery()) {
            return found.next() ? found.getInt(1) : 0;
        }
    }

    /**
     * The entry of a row of {@link #SELECT}, without the check of the receiving server and whether
     * its kind was assumed.
     */
    static JournalEntry entry(ResultSet row) throws SQLException {
        Customer customer =
                new Customer(text(row, "profile_id"), text(row, "profile_name"), text(row, "host"));
        Request request =
                new Request(
                        kind(row.getString("kind")),
                        customer,
                        text(row, "reason"),
                        text(row, "operator"),
                        Micros.instant(row.getLong("started_at")),
                        row.getBoolean("attached"));
        Report report =
                new Report(
                        getLong(row, "nb_items"),
                        usable(row, "status", AnswerLimits::isUsableWord),
                        getLong(row, "nb_remaining_items"));
        return new JournalEntry(
                text(row, "id"),
                request,
                usable(row, "task_id", AnswerLimits::isUsableId),
                report,
                new Times(
                        getInstant(row, "ended_at"), getInstant(row, "forgotten_at"), clock(row)));
    }

    private static ServiceClock clock(ResultSet row) throws SQLException {
        Instant ahead = getInstant(row, "clock_ahead");
        return new ServiceClock(
                getInstant(row, "created_at"),
                getInstant(row, "completed_at"),
                ahead == null ? null : Duration.between(Instant.EPOCH, ahead));
    }

    private static ItemKind kind(String name) throws SQLException {
        try {
            return ItemKind.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new SQLException("an unknown kind: " + name, e);
        }
    }

    private static void setLong(PreparedStatement statement, int at, @Nullable Long value)
            throws SQLException {
        if (value == null) {
            statement.setNull(at, Types.BIGINT);
        } else {
            statement.setLong(at, value);
        }
    }

    private static void setInstant(PreparedStatement statement, int at, @Nullable Instant value)
            throws SQLException {
        setLong(statement, at, value == null ? null : Micros.of(value));
    }

    static @Nullable Instant getInstant(ResultSet row, String column) throws SQLException {
        Long value = getLong(row, column);
        return value == null ? null : Micros.instant(value);
    }

    static @Nullable Long getLong(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    /** The end of a statement on entries, from WHERE on, with its values. Used once. */
    static final class Query {

        /** Rows of another kind, which another program wrote, are neither found nor removed. */
        static final String KNOWN_KINDS =
                Arrays.stream(ItemKind.values())
                        .map(kind -> "'" + kind.name() + "'")
                        .collect(Collectors.joining(", ", "kind IN (", ")"));

        private final StringBuilder where = new StringBuilder();
        private final List<Object> values = new ArrayList<>();
        private String end = "";

        /** What the filter lets through. */
        static Query of(HistoryFilter filter) {
            Query query = new Query().and(KNOWN_KINDS);
            if (filter.profileId() != null) {
                query.and("profile_id = ?", filter.profileId());
            }
            if (filter.kind() != null) {
                query.and("kind = ?", filter.kind().name());
            }
            if (filter.from() != null) {
                query.and("started_at >= ?", Micros.of(filter.from()));
            }
            if (filter.until() != null) {
                query.and("started_at < ?", Micros.of(filter.until()));
            }
            if (filter.verdictKind() != null) {
                query.and("standing = ?", filter.verdictKind().name());
            }
            return query.words("entry_words || note_words", filter.text());
        }

        /** Lets through where the words of the text all stand in that column. */
        Query words(String column, String text) {
            for (String word : SearchText.words(text)) {
                String literal = word.replace("!", "!!").replace("%", "!%").replace("_", "!_");
                and(column + " LIKE ? ESCAPE '!'", "%" + literal + "%");
            }
            return this;
        }

        /** Adds a condition, in SQL, and its values. */
        Query and(String condition, Object... with) {
            where.append(where.isEmpty() ? " WHERE (" : " AND (").append(condition).append(')');
            values.addAll(List.of(with));
            return this;
        }

        /**
         * In the order of the history; of two started at the same time, the one stored later comes
         * first.
         */
        Query page(int offset, int atMost) {
            return page("seq", offset, atMost);
        }

        /** In the order they were started; of two started at the same time, by that column. */
        Query page(String second, int offset, int atMost) {
            return then(
                    " ORDER BY started_at DESC, " + second + " DESC LIMIT ? OFFSET ?",
                    atMost,
                    offset);
        }

        /** Ends the statement with that, in SQL, and its values. */
        Query then(String order, Object... with) {
            end = order;
            values.addAll(List.of(with));
            return this;
        }

        PreparedStatement prepare(Connection connection, String beginning) throws SQLException {
            PreparedStatement statement = connection.prepareStatement(beginning + where + end);
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            return statement;
        }
    }
}
