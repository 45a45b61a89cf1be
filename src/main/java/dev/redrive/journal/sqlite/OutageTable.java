package dev.redrive.journal.sqlite;

import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Outage;
import dev.redrive.journal.Outage.Mark;
import dev.redrive.journal.Outages;
import dev.redrive.journal.Outages.OutageOrder;
import dev.redrive.journal.Outages.OutageRow;
import dev.redrive.journal.Outages.Standing;
import dev.redrive.journal.VerdictKind;
import dev.redrive.journal.sqlite.EntryTable.Placed;
import dev.redrive.journal.sqlite.EntryTable.Query;
import dev.redrive.journal.sqlite.SqliteDialect.Micros;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the table of outages in step with the table of entries, by the rule of {@link Outage}. An
 * outage is a range of entries of one customer and kind in the order of {@link
 * Outage#OLDEST_FIRST}, so one that is cut or joined changes a row or two, however many retries it
 * has. {@code first_seq} and {@code last_seq} are the {@code seq} of the entries at its ends.
 *
 * <p>Everything here runs inside the transaction that changes the entries.
 */
final class OutageTable {

    /** Far above what a text of a retry needs; a row must stay below what SQLite may read. */
    private static final int LONGEST_WORDS = 1_000_000;

    private static final String SAME_LANE = "x.profile_id = e.profile_id AND x.kind = e.kind";
    private static final String OF_ENTRY =
            " FROM entry e JOIN entry x ON " + SAME_LANE + " WHERE e.seq = ? AND ";
    private static final String BEFORE =
            "SELECT x.seq"
                    + OF_ENTRY
                    + "(x.started_at, x.id) < (e.started_at, e.id)"
                    + " ORDER BY x.started_at DESC, x.id DESC LIMIT 1";
    private static final String AFTER =
            "SELECT x.seq"
                    + OF_ENTRY
                    + "(x.started_at, x.id) > (e.started_at, e.id)"
                    + " ORDER BY x.started_at, x.id LIMIT 1";
    private static final String LAST =
            "SELECT x.seq" + OF_ENTRY + "1 ORDER BY x.started_at DESC, x.id DESC LIMIT 1";

    /** The outage an entry is in: the last of its lane that begins at it or before. */
    private static final String OUTAGE_OF =
            "SELECT x.first_seq FROM entry e JOIN outage x ON "
                    + SAME_LANE
                    + " WHERE e.seq = ? AND (x.first_at, x.first_id) <= (e.started_at, e.id)"
                    + " ORDER BY x.first_at DESC, x.first_id DESC LIMIT 1";

    private static final String NEXT_OUTAGE =
            "SELECT x.first_seq FROM entry e JOIN outage x ON "
                    + SAME_LANE
                    + " WHERE e.seq = ? AND (x.first_at, x.first_id) > (e.started_at, e.id)"
                    + " ORDER BY x.first_at, x.first_id LIMIT 1";

    private static final String FIRST = "FROM entry WHERE seq = ?)";

    /** The entries from the first to the last of an outage, both given by seq. */
    static Query range(Query query, long first, long last) {
        return query.and("profile_id = (SELECT profile_id " + FIRST, first)
                .and("kind = (SELECT kind " + FIRST, first)
                .and("(started_at, id) >= (SELECT started_at, id " + FIRST, first)
                .and("(started_at, id) <= (SELECT started_at, id " + FIRST, last);
    }

    private static final String KEEP =
            """
            INSERT INTO outage (first_seq, last_seq, profile_id, kind, first_at, first_id,
                last_at, retries, customer, latest, standing, took_on, words)
            SELECT f.seq, l.seq, f.profile_id, f.kind, f.started_at, f.id,
                l.started_at, ?, ?, ?, ?, ?, ?
            FROM entry f, entry l WHERE f.seq = ? AND l.seq = ?
            ON CONFLICT (first_seq) DO UPDATE SET last_seq = excluded.last_seq,
                profile_id = excluded.profile_id, kind = excluded.kind,
                first_at = excluded.first_at, first_id = excluded.first_id,
                last_at = excluded.last_at,
                retries = excluded.retries, customer = excluded.customer,
                latest = excluded.latest, standing = excluded.standing,
                took_on = excluded.took_on, words = excluded.words
            """;

    private static final String STAYED =
            "SELECT seq FROM entry WHERE started_at < ? AND "
                    + Query.KNOWN_KINDS
                    + " ORDER BY profile_id, kind, started_at, id";

    private static final String FIRST_AFTER =
            "SELECT (SELECT x.seq FROM entry x WHERE x.profile_id = e.profile_id"
                    + " AND x.kind = e.kind AND x.started_at >= ?"
                    + " ORDER BY x.started_at, x.id LIMIT 1) AS seq"
                    + " FROM (SELECT DISTINCT profile_id, kind FROM entry WHERE "
                    + Query.KNOWN_KINDS
                    + ") e";

    private final Connection connection;

    OutageTable(Connection connection) {
        this.connection = connection;
    }

    /** An entry is about to change its place, or to go. */
    void leave(String entryId) throws SQLException {
        Long seq = seq(entryId);
        if (seq == null) {
            return;
        }
        Long before = number(BEFORE, seq);
        Long after = number(AFTER, seq);
        Long outage = number(OUTAGE_OF, seq);
        run("DELETE FROM outage WHERE first_seq = ?", seq);
        // Out of every lane, so that what follows does not see it.
        run("UPDATE entry SET kind = '' WHERE seq = ?", seq);
        Set<Long> touched = new LinkedHashSet<>();
        if (after != null) {
            setBegins(after, before, touched);
        }
        if (outage != null && !outage.equals(seq)) {
            touched.add(outage);
        }
        refresh(touched);
    }

    /** An entry has come, or may have changed. */
    void place(String entryId) throws SQLException {
        Long seq = seq(entryId);
        if (seq == null) {
            return;
        }
        Set<Long> touched = new LinkedHashSet<>();
        setBegins(seq, number(BEFORE, seq), touched);
        Long after = number(AFTER, seq);
        if (after != null) {
            setBegins(after, seq, touched);
        }
        add(touched, number(OUTAGE_OF, seq));
        refresh(touched);
    }

    /** Whether it stands at another place than in the table, or not at all. */
    boolean isMoved(JournalEntry entry) throws SQLException {
        return number(
                        "SELECT 1 FROM entry WHERE id = ? AND profile_id = ? AND kind = ?"
                                + " AND started_at = ?",
                        entry.id(),
                        entry.profileId(),
                        entry.kind().name(),
                        Micros.of(entry.startedAt()))
                == null;
    }

    /** What is searched for, or decided, has changed. */
    void mark(String entryId, @Nullable Mark mark) throws SQLException {
        run("UPDATE entry SET mark = ? WHERE id = ?", mark == null ? null : mark.name(), entryId);
        place(entryId);
    }

    /** What users have decided. */
    Map<String, Mark> marks() throws SQLException {
        Map<String, Mark> marks = new LinkedHashMap<>();
        try (PreparedStatement find =
                        connection.prepareStatement(
                                "SELECT id, mark FROM entry WHERE mark IS NOT NULL LIMIT 100000");
                ResultSet found = find.executeQuery()) {
            while (found.next()) {
                Mark mark = mark(found.getString("mark"));
                if (mark != null) {
                    marks.put(found.getString("id"), mark);
                }
            }
        }
        return marks;
    }

    private static @Nullable Mark mark(@Nullable String name) {
        for (Mark mark : Mark.values()) {
            if (mark.name().equals(name)) {
                return mark;
            }
        }
        return null;
    }

    /**
     * Puts in order what is left in every lane once old entries are gone: those that stay, and the
     * first after them.
     */
    void mend(Instant moment) throws SQLException {
        long before = Micros.of(moment);
        List<Long> places = numbers(STAYED, before);
        places.addAll(numbers(FIRST_AFTER, before));
        Set<Long> touched = new LinkedHashSet<>();
        for (Long seq : places) {
            setBegins(seq, number(BEFORE, seq), touched);
        }
        refresh(touched);
    }

    /** Before entries go: the rows of the outages they begin. */
    void removeBegunBefore(Instant moment) throws SQLException {
        run("DELETE FROM outage WHERE first_at < ?", Micros.of(moment));
    }

    private void setBegins(Long seq, @Nullable Long before, Set<Long> touched) throws SQLException {
        if (before != null) {
            JournalEntry last = entry(before);
            JournalEntry next = entry(seq);
            if (last != null
                    && next != null
                    && Outage.continues(
                            last, next, mark(text("SELECT mark FROM entry WHERE seq = ?", seq)))) {
                run("DELETE FROM outage WHERE first_seq = ?", seq);
                touched.remove(seq);
                add(touched, number(OUTAGE_OF, seq));
                return;
            }
            add(touched, number(OUTAGE_OF, before));
        }
        keep(seq, seq, 1, List.of(placed(seq)));
        touched.add(seq);
    }

    private static void add(Set<Long> touched, @Nullable Long outage) {
        if (outage != null) {
            touched.add(outage);
        }
    }

    private void refresh(Set<Long> outages) throws SQLException {
        for (Long first : outages) {
            if (number("SELECT 1 FROM outage WHERE first_seq = ?", first) == null) {
                continue; // Joined to another meanwhile.
            }
            Long next = number(NEXT_OUTAGE, first);
            Long last = number(next == null ? LAST : BEFORE, next == null ? first : next);
            if (last != null) {
                int retries = EntryTable.count(connection, range(new Query(), first, last));
                keep(first, last, retries, rows(first, last, Outages.MOST_RETRIES));
            }
        }
    }

    /** The first entry of an outage, and the latest, oldest first. */
    List<Placed> rows(Long first, Long last, int most) throws SQLException {
        List<Placed> latest =
                EntryTable.find(
                                connection,
                                range(new Query(), first, last)
                                        .then(" ORDER BY started_at DESC, id DESC LIMIT ?", most))
                        .reversed();
        if (latest.size() < most || (!latest.isEmpty() && latest.getFirst().seq() == first)) {
            return latest;
        }
        List<Placed> all = new ArrayList<>();
        all.add(placed(first));
        all.addAll(latest);
        return all;
    }

    private Placed placed(Long seq) throws SQLException {
        List<Placed> found = EntryTable.find(connection, new Query().and("seq = ?", seq));
        if (found.isEmpty()) {
            throw SqliteDialect.damage("no entry " + seq);
        }
        return found.getFirst();
    }

    private @Nullable JournalEntry entry(Long seq) throws SQLException {
        return placed(seq).row().entry();
    }

    @Nullable Long seq(String entryId) throws SQLException {
        return number("SELECT seq FROM entry WHERE id = ? AND " + Query.KNOWN_KINDS, entryId);
    }

    /** The outage of that entry; null when there is none. */
    @Nullable Long outageOf(Long seq) throws SQLException {
        return number(OUTAGE_OF, seq);
    }

    void keep(long first, long last, long retries, List<Placed> rows) throws SQLException {
        List<HistoryRow> shown = rows.stream().map(Placed::row).toList();
        OutageRow row = new OutageRow(shown, (int) Math.min(Integer.MAX_VALUE, retries));
        Outage outage = row.outage();
        String words = row.words();
        run(
                KEEP,
                retries,
                OutageOrder.customer(outage.latest()),
                VerdictKind.of(outage.latest()).name(),
                (long) Standing.of(outage).rank(),
                OutageOrder.tookOn(outage),
                words.length() <= LONGEST_WORDS ? words : words.substring(0, LONGEST_WORDS),
                first,
                last);
    }

    @Nullable Long number(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet found = statement.executeQuery()) {
            return found.next() ? (Long) found.getLong(1) : null;
        }
    }

    private List<Long> numbers(String sql, Object... values) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                long number = found.getLong(1);
                if (!found.wasNull()) {
                    numbers.add(number);
                }
            }
        }
        return numbers;
    }

    private @Nullable String text(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet found = statement.executeQuery()) {
            return found.next() ? found.getString(1) : null;
        }
    }

    int run(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values)) {
            return statement.executeUpdate();
        }
    }

    private PreparedStatement prepared(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
