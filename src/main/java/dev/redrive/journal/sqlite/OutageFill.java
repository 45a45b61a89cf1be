package dev.redrive.journal.sqlite;

import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Outage;
import dev.redrive.journal.Outage.Mark;
import dev.redrive.journal.Outages;
import dev.redrive.journal.sqlite.EntryTable.Placed;
import dev.redrive.journal.sqlite.EntryTable.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the table of outages from the entries, in one pass that takes little memory. */
final class OutageFill {

    private static final String ALL_IN_ORDER = " ORDER BY profile_id, kind, started_at, id";

    private static final String COMPLETE =
            "SELECT (SELECT COALESCE(SUM(retries), 0) FROM outage)"
                    + " = (SELECT COUNT(*) FROM entry WHERE "
                    + Query.KNOWN_KINDS
                    + ")";

    private final Connection connection;
    private final OutageTable table;

    OutageFill(Connection connection) {
        this.connection = connection;
        this.table = new OutageTable(connection);
    }

    /**
     * Makes the table new when it does not cover every entry, as after an upgrade.
     *
     * @return whether it had to be made
     */
    boolean ensure() throws SQLException {
        if (isComplete()) {
            return false;
        }
        table.run("DELETE FROM outage");
        fill();
        return true;
    }

    /** Whether it covers every entry. One statement, so that nothing is written in between. */
    boolean isComplete() throws SQLException {
        return Objects.equals(1L, table.number(COMPLETE));
    }

    private void fill() throws SQLException {
        Map<String, Mark> marks = table.marks();
        Query all = new Query().and(Query.KNOWN_KINDS).then(ALL_IN_ORDER);
        Group group = new Group();
        EntryTable.each(
                connection,
                all,
                placed -> {
                    JournalEntry entry = placed.row().entry();
                    Placed before = group.last();
                    if (before != null
                            && !(isSameLane(before.row().entry(), entry)
                                    && Outage.continues(
                                            before.row().entry(), entry, marks.get(entry.id())))) {
                        keep(group);
                        group.clear();
                    }
                    group.add(placed);
                });
        if (group.last() != null) {
            keep(group);
        }
    }

    private static boolean isSameLane(JournalEntry a, JournalEntry b) {
        return a.profileId().equals(b.profileId()) && a.kind() == b.kind();
    }

    private void keep(Group group) throws SQLException {
        Placed last = Objects.requireNonNull(group.last());
        List<Placed> rows = group.rows();
        table.keep(rows.getFirst().seq(), last.seq(), group.size, rows);
    }

    /** The entries of an outage as they come, oldest first: the first, and the latest. */
    private static final class Group {

        private final Deque<Placed> latest = new ArrayDeque<>();
        private @Nullable Placed first;
        private int size;

        @Nullable Placed last() {
            return latest.isEmpty() ? first : latest.getLast();
        }

        void add(Placed placed) {
            size++;
            if (first == null) {
                first = placed;
                return;
            }
            latest.addLast(placed);
            if (latest.size() > Outages.MOST_RETRIES) {
                latest.removeFirst();
            }
        }

        List<Placed> rows() {
            List<Placed> rows = new ArrayList<>();
            rows.add(Objects.requireNonNull(first));
            rows.addAll(latest);
            return rows;
        }

        void clear() {
            latest.clear();
            first = null;
            size = 0;
        }
    }
}
