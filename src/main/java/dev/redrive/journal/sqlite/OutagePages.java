package dev.redrive.journal.sqlite;

import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.Outages;
import dev.redrive.journal.Outages.OutageFilter;
import dev.redrive.journal.Outages.OutageOrder;
import dev.redrive.journal.Outages.OutageRetry;
import dev.redrive.journal.Outages.OutageRow;
import dev.redrive.journal.Outages.OutageTotals;
import dev.redrive.journal.Outages.Page;
import dev.redrive.journal.Outages.Standing;
import dev.redrive.journal.sqlite.EntryTable.Placed;
import dev.redrive.journal.sqlite.EntryTable.Query;
import dev.redrive.journal.sqlite.SqliteDialect.Micros;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages of outages. For one thread at a time.
 *
 * <p>What a filter lets through is looked for once, in any order, and remembered in a table of the
 * connection until something is written. A page then follows the index of its order and takes what
 * is in that table, so no order and no filter makes it sort or read all rows.
 */
final class OutagePages {

    private static final int PIECE = 500;

    private static final String FOUND =
            "CREATE TEMP TABLE IF NOT EXISTS found"
                    + " (first_seq INTEGER PRIMARY KEY, retries BIGINT NOT NULL)";

    /** The plus keeps SQLite from reading the rows of all that was found to sort them. */
    private static final String WAS_FOUND = "+first_seq IN (SELECT first_seq FROM temp.found)";

    private static final String COUNT = "SELECT COUNT(*), COALESCE(SUM(retries), 0) FROM ";

    /** What was found last, and when. */
    private record Found(OutageFilter filter, long changes, OutageTotals totals) {}

    private @Nullable Found found;

    /** The rows of that page. */
    List<OutageRow> find(Connection connection, OutageFilter filter, Page page)
            throws SQLException {
        List<OutageRow> rows = new ArrayList<>();
        for (long first : firsts(connection, filter, page)) {
            OutageRow row =
                    first < 0
                            ? page.others().get((int) (-first - 1))
                            : row(connection, first, Outages.MOST_IN_PAGE);
            if (row != null) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** Of the others the number below 0, from -1. */
    private List<Long> firsts(Connection connection, OutageFilter filter, Page page)
            throws SQLException {
        OutageOrder order = page.order();
        List<Object> values = new ArrayList<>();
        for (OutageRow row : page.others()) {
            long at = Micros.of(row.latest().startedAt());
            values.addAll(List.of(-1L - values.size() / 3, at, key(order, row, at)));
        }
        int count = page.others().size();
        String others =
                count == 0
                        ? ""
                        : " UNION ALL SELECT * FROM (VALUES (?, ?, ?)"
                                + ", (?, ?, ?)".repeat(count - 1)
                                + ")";
        values.addAll(List.of(page.atMost(), page.offset()));
        Query query =
                query(connection, filter)
                        .then(
                                others + " ORDER BY " + sql(order) + " LIMIT ? OFFSET ?",
                                values.toArray());
        return firsts(
                connection,
                query,
                "SELECT first_seq, last_at, " + column(order) + " AS k FROM outage");
    }

    /** What is compared, as it stands in the table. */
    private static Object key(OutageOrder order, OutageRow row, long at) {
        return switch (order.by()) {
            case TIME -> at;
            case CUSTOMER -> OutageOrder.customer(row.latest());
            case STANDING -> Standing.of(row.outage()).rank();
            case TOOK_ON -> OutageOrder.tookOn(row.outage());
        };
    }

    OutageTotals totals(Connection connection, OutageFilter filter) throws SQLException {
        return filter.equals(OutageFilter.ALL)
                ? count(connection, "outage")
                : found(connection, filter).totals();
    }

    /** The first retry of all that the filter lets through, the latest outage first. */
    List<Long> firsts(Connection connection, OutageFilter filter) throws SQLException {
        return firsts(connection, filter, new Page(OutageOrder.LATEST_FIRST, 0, -1, List.of()));
    }

    /** The outage of that entry; null when there is none. */
    static @Nullable OutageRow of(Connection connection, String entryId) throws SQLException {
        OutageTable table = new OutageTable(connection);
        Long seq = table.seq(entryId);
        Long first = seq == null ? null : table.outageOf(seq);
        return first == null ? null : row(connection, first, Outages.MOST_RETRIES);
    }

    /**
     * The next retries of an outage, oldest first; none when it was joined to another meanwhile.
     *
     * @param first the seq of the entry that began it
     * @param after the last that was read; null to begin
     */
    static List<OutageRetry> retries(Connection connection, long first, @Nullable OutageRetry after)
            throws SQLException {
        Stored stored = Stored.of(connection, first);
        if (stored == null) {
            return List.of();
        }
        Query query = new Query();
        if (after != null) {
            query.and(
                    "(started_at, id) > (?, ?)",
                    Micros.of(after.row().entry().startedAt()),
                    after.row().entry().id());
        }
        return EntryTable.find(
                        connection,
                        OutageTable.range(query, first, stored.last())
                                .then(" ORDER BY started_at, id LIMIT ?", PIECE))
                .stream()
                .map(each -> new OutageRetry(each.row(), stored.id(), stored.standing()))
                .toList();
    }

    static boolean mayGoOn(List<OutageRetry> piece) {
        return piece.size() == PIECE;
    }

    private static @Nullable OutageRow row(Connection connection, long first, int most)
            throws SQLException {
        Stored stored = Stored.of(connection, first);
        if (stored == null) {
            return null;
        }
        List<HistoryRow> rows =
                new OutageTable(connection)
                        .rows(first, stored.last(), most).stream().map(Placed::row).toList();
        return rows.isEmpty()
                ? null // Another program has changed the file.
                : new OutageRow(rows, Math.max(rows.size(), stored.retries()));
    }

    /**
     * What the table has of one outage.
     *
     * @param last the seq of its last entry
     * @param id the id of its first entry
     */
    private record Stored(long last, int retries, String id, Standing standing) {

        private static final String FIND =
                "SELECT last_seq, retries, first_id, standing FROM outage WHERE first_seq = ?";

        static @Nullable Stored of(Connection connection, long first) throws SQLException {
            try (PreparedStatement find = connection.prepareStatement(FIND)) {
                find.setLong(1, first);
                try (ResultSet row = find.executeQuery()) {
                    return row.next()
                            ? new Stored(
                                    row.getLong(1),
                                    row.getInt(2),
                                    String.valueOf(row.getString(3)),
                                    Standing.ofRank(row.getLong(4)))
                            : null;
                }
            }
        }
    }

    private static List<Long> firsts(Connection connection, Query query, String select)
            throws SQLException {
        try (PreparedStatement find = query.prepare(connection, select);
                ResultSet row = find.executeQuery()) {
            List<Long> firsts = new ArrayList<>();
            while (row.next()) {
                firsts.add(row.getLong(1));
            }
            return firsts;
        }
    }

    private Query query(Connection connection, OutageFilter filter) throws SQLException {
        if (filter.equals(OutageFilter.ALL)) {
            return new Query();
        }
        found(connection, filter);
        return new Query().and(WAS_FOUND);
    }

    /** Looks for what the filter lets through, unless that was found and nothing written since. */
    private Found found(Connection connection, OutageFilter filter) throws SQLException {
        Found now = found;
        if (now == null || !now.filter().equals(filter) || now.changes() != changes(connection)) {
            found = null; // Should the search end early.
            search(connection, filter);
            now = new Found(filter, changes(connection), count(connection, "temp.found"));
            found = now;
        }
        return now;
    }

    private static void search(Connection connection, OutageFilter filter) throws SQLException {
        SqliteDialect.run(connection, FOUND);
        SqliteDialect.run(connection, "DELETE FROM temp.found");
        try (PreparedStatement search =
                conditions(filter)
                        .prepare(
                                connection,
                                "INSERT INTO temp.found SELECT first_seq, retries FROM outage")) {
            search.executeUpdate();
        }
    }

    private static OutageTotals count(Connection connection, String table) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement(COUNT + table);
                ResultSet row = count.executeQuery()) {
            return row.next() ? new OutageTotals(row.getInt(1), row.getInt(2)) : OutageTotals.NONE;
        }
    }

    /** Grows with every write, also of another window. */
    private static long changes(Connection connection) throws SQLException {
        try (PreparedStatement changes =
                        connection.prepareStatement(
                                "SELECT total_changes() + (SELECT data_version * 1000000000 FROM"
                                        + " pragma_data_version)");
                ResultSet found = changes.executeQuery()) {
            return found.next() ? found.getLong(1) : 0;
        }
    }

    private static Query conditions(OutageFilter filter) {
        Query query = new Query();
        if (filter.profileId() != null) {
            query.and("profile_id = ?", filter.profileId());
        }
        if (filter.kind() != null) {
            query.and("kind = ?", filter.kind().name());
        }
        if (filter.latest() != null) {
            query.and("latest = ?", filter.latest().name());
        }
        if (filter.from() != null) {
            query.and("last_at >= ?", Micros.of(filter.from()));
        }
        if (filter.until() != null) {
            query.and("first_at < ?", Micros.of(filter.until()));
        }
        if (filter.notDrained()) {
            query.and("standing < " + Standing.NOTHING_FAILED.rank());
        }
        return query.words("words", filter.text());
    }

    private static String sql(OutageOrder order) {
        String direction = order.descending() ? " DESC" : "";
        return order.by() == OutageOrder.By.TIME
                ? "last_at" + direction + ", first_seq" + direction
                : "k" + direction + ", last_at DESC, first_seq DESC";
    }

    private static String column(OutageOrder order) {
        return switch (order.by()) {
            case TIME -> "last_at";
            case CUSTOMER -> "customer";
            case STANDING -> "standing";
            case TOOK_ON -> "took_on";
        };
    }
}
