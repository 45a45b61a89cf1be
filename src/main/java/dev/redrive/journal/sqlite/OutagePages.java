package dev.redrive.journal.sqlite;

import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.Outages;
import dev.redrive.journal.Outages.OutageFilter;
import dev.redrive.journal.Outages.OutageOrder;
import dev.redrive.journal.Outages.OutageRetry;
import dev.redrive.journal.Outages.OutageRow;
import dev.redrive.journal.Outages.OutageTotals;
import dev.redrive.journal.Outages.Standing;
import dev.redrive.journal.SearchText;
import dev.redrive.journal.sqlite.EntryTable.Placed;
import dev.redrive.journal.sqlite.EntryTable.Query;
import dev.redrive.journal.sqlite.SqliteDialect.Micros;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages of outages. For one thread at a time.
 *
 * <p>A search reads the words of every outage once, whatever is found: what few outages have is
 * remembered until something is written, and what many have is soon found in the order of an index.
 */
final class OutagePages {

    /** How many found outages are remembered. */
    private static final int FEW = 4_000;

    private static final int PIECE = 500;

    /** One outage, by the seq of the entries at its ends. */
    record Key(long first, long last) {}

    /** What was found last, and when. */
    private record Found(OutageFilter filter, long changes, List<Long> outages, boolean all) {}

    private @Nullable Found found;

    /** Where a page is, in the given order. */
    List<OutageRow> find(
            Connection connection, OutageFilter filter, OutageOrder order, int offset, int atMost)
            throws SQLException {
        List<OutageRow> rows = new ArrayList<>();
        String page = " ORDER BY " + sql(order) + " LIMIT ? OFFSET ?";
        for (Key key : keys(connection, query(connection, filter).then(page, atMost, offset))) {
            OutageRow row = row(connection, key, Outages.MOST_IN_PAGE);
            if (row != null) {
                rows.add(row);
            }
        }
        return rows;
    }

    OutageTotals totals(Connection connection, OutageFilter filter) throws SQLException {
        try (PreparedStatement count =
                        query(connection, filter)
                                .prepare(
                                        connection,
                                        "SELECT COUNT(*), COALESCE(SUM(retries), 0) FROM outage");
                ResultSet found = count.executeQuery()) {
            return found.next()
                    ? new OutageTotals(found.getInt(1), found.getInt(2))
                    : OutageTotals.NONE;
        }
    }

    /** All that the filter lets through, the latest first. */
    List<Key> keys(Connection connection, OutageFilter filter) throws SQLException {
        return keys(
                connection,
                query(connection, filter).then(" ORDER BY " + sql(OutageOrder.LATEST_FIRST)));
    }

    /** The outage of that entry; null when there is none. */
    static @Nullable OutageRow of(Connection connection, String entryId) throws SQLException {
        OutageTable table = new OutageTable(connection);
        Long seq = table.seq(entryId);
        Long first = seq == null ? null : table.outageOf(seq);
        if (first == null) {
            return null;
        }
        List<Key> keys = keys(connection, new Query().and("first_seq = ?", first));
        return keys.isEmpty() ? null : row(connection, keys.getFirst(), Outages.MOST_RETRIES);
    }

    /**
     * The next retries of an outage, oldest first.
     *
     * @param after the last that was read; null to begin
     */
    static List<OutageRetry> retries(Connection connection, Key outage, @Nullable OutageRetry after)
            throws SQLException {
        Query query = new Query();
        if (after != null) {
            query.and(
                    "(started_at, id) > (?, ?)",
                    Micros.of(after.row().entry().startedAt()),
                    after.row().entry().id());
        }
        List<Placed> rows =
                EntryTable.find(
                        connection,
                        OutageTable.range(query, outage.first(), outage.last())
                                .then(" ORDER BY started_at, id LIMIT ?", PIECE));
        try (PreparedStatement of =
                connection.prepareStatement(
                        "SELECT first_id, standing FROM outage WHERE first_seq = ?")) {
            of.setLong(1, outage.first());
            try (ResultSet row = of.executeQuery()) {
                if (!row.next()) {
                    return List.of(); // It was joined to another while it was read.
                }
                String id = String.valueOf(row.getString(1));
                Standing standing = Standing.ofRank(row.getLong(2));
                return rows.stream()
                        .map(each -> new OutageRetry(each.row(), id, standing))
                        .toList();
            }
        }
    }

    static boolean mayGoOn(List<OutageRetry> piece) {
        return piece.size() == PIECE;
    }

    private static @Nullable OutageRow row(Connection connection, Key key, int most)
            throws SQLException {
        List<HistoryRow> rows =
                new OutageTable(connection)
                        .rows(key.first(), key.last(), most).stream().map(Placed::row).toList();
        if (rows.isEmpty()) {
            return null; // Another program has changed the file.
        }
        int all = rows.size();
        if (all >= most) {
            try (PreparedStatement count =
                    connection.prepareStatement("SELECT retries FROM outage WHERE first_seq = ?")) {
                count.setLong(1, key.first());
                try (ResultSet found = count.executeQuery()) {
                    all = found.next() ? Math.max(all, found.getInt(1)) : all;
                }
            }
        }
        return new OutageRow(rows, all);
    }

    private static List<Key> keys(Connection connection, Query query) throws SQLException {
        try (PreparedStatement find =
                        query.prepare(connection, "SELECT first_seq, last_seq FROM outage");
                ResultSet found = find.executeQuery()) {
            List<Key> keys = new ArrayList<>();
            while (found.next()) {
                keys.add(new Key(found.getLong(1), found.getLong(2)));
            }
            return keys;
        }
    }

    /** What the filter lets through, with the words looked for beforehand where few have them. */
    private Query query(Connection connection, OutageFilter filter) throws SQLException {
        if (SearchText.words(filter.text()).isEmpty()) {
            return conditions(filter);
        }
        Found now = found;
        long changes = changes(connection);
        if (now == null || !now.filter().equals(filter) || now.changes() != changes) {
            now = search(connection, filter, changes);
            found = now;
        }
        return now.all()
                ? new Query()
                        .and(
                                now.outages().stream()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(", ", "first_seq IN (", ")")))
                : conditions(filter);
    }

    private static Found search(Connection connection, OutageFilter filter, long changes)
            throws SQLException {
        // In the order of the rows, which is how the words are read fastest.
        Query first = conditions(filter).then(" ORDER BY first_seq LIMIT ?", FEW + 1);
        List<Long> outages = keys(connection, first).stream().map(Key::first).toList();
        return new Found(filter, changes, outages, outages.size() <= FEW);
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
        String column =
                switch (order.by()) {
                    case TIME -> "last_at";
                    case CUSTOMER -> "customer";
                    case STANDING -> "standing";
                    case TOOK_ON -> "took_on";
                };
        return order.by() == OutageOrder.By.TIME
                ? column + direction + ", first_seq" + direction
                : column + direction + ", last_at DESC, first_seq DESC";
    }
}
