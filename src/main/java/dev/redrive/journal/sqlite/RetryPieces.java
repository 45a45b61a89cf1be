package dev.redrive.journal.sqlite;

import dev.redrive.journal.Outages.OutageRetry;
import dev.redrive.journal.Outages.Standing;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The retries of many outages, one outage after the other, read in pieces of some hundred. One
 * statement reads all outages of a piece: one for each would take ten times as long. Of an outage
 * that is larger than a piece, each piece has a statement of its own.
 */
final class RetryPieces implements Iterator<List<OutageRetry>> {

    private static final int PIECE = 500;
    private static final int OUTAGES = 250;
    private static final String THESE = "IN (?" + ", ?".repeat(OUTAGES - 1) + ")";

    private static final String HEADS =
            "SELECT first_seq, retries, first_id, standing FROM outage WHERE first_seq " + THESE;

    /** Outages first, then the index of their lane from their first to their last entry. */
    static final String FIND =
            EntryTable.SELECT_PLACED
                    + " "
                    + """
                    FROM (SELECT o.first_seq AS of_outage, o.profile_id AS of_profile,
                       o.kind AS of_kind, o.first_at AS from_at, o.first_id AS from_id,
                       l.started_at AS to_at, l.id AS to_id
                       FROM outage o CROSS JOIN entry l
                       WHERE l.seq = o.last_seq AND o.first_seq
                    """
                    + THESE
                    + """
                    ) CROSS JOIN entry WHERE profile_id = of_profile AND kind = of_kind
                        AND (started_at, id) >= (from_at, from_id)
                        AND (started_at, id) <= (to_at, to_id)
                    ORDER BY of_outage, started_at, id LIMIT
                    """
                    + (PIECE + 1);

    /** What the table has of one outage. */
    private record Head(int retries, String id, Standing standing) {}

    /** One that goes on after the last retry that was read. */
    private record Large(Long first, OutageRetry last) {}

    private final SqliteFile file;
    private final List<Long> firsts;
    private int at;
    private @Nullable Large large;

    private RetryPieces(SqliteFile file, List<Long> firsts) {
        this.file = file;
        this.firsts = firsts;
    }

    /**
     * All of them, read as they are asked for.
     *
     * @param firsts the seq of the first entry of each outage
     */
    static Stream<OutageRetry> all(SqliteFile file, List<Long> firsts) {
        Iterator<List<OutageRetry>> pieces = new RetryPieces(file, firsts);
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(pieces, Spliterator.ORDERED), false)
                .flatMap(List::stream);
    }

    @Override
    public boolean hasNext() {
        return at < firsts.size() || large != null;
    }

    /** The next piece; empty where all its outages have gone meanwhile. */
    @Override
    public List<OutageRetry> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Large goingOn = large;
        if (goingOn != null) {
            return ofLarge(goingOn.first(), goingOn.last());
        }
        List<Long> next = firsts.subList(at, Math.min(at + OUTAGES, firsts.size()));
        List<OutageRetry> piece =
                file.read(open -> Optional.ofNullable(piece(open, next))).orElse(null);
        if (piece == null) {
            at++;
            return ofLarge(next.getFirst(), null);
        }
        return piece;
    }

    private List<OutageRetry> ofLarge(Long first, @Nullable OutageRetry after) {
        List<OutageRetry> piece = file.read(open -> OutagePages.retries(open, first, after));
        large = OutagePages.mayGoOn(piece) ? new Large(first, piece.getLast()) : null;
        return piece;
    }

    /** As many of these outages as fit; null where the first alone does not. */
    private @Nullable List<OutageRetry> piece(Connection open, List<Long> next)
            throws SQLException {
        Map<Long, Head> heads = heads(open, next);
        List<Long> these = new ArrayList<>();
        int retries = 0;
        for (Long first : next) {
            Head head = heads.get(first);
            int more = head == null ? 0 : head.retries();
            if (more > PIECE - retries) {
                break;
            }
            retries += more;
            these.add(first);
        }
        Map<Long, List<OutageRetry>> found = these.isEmpty() ? null : found(open, these, heads);
        if (found == null) {
            return null;
        }
        at += these.size();
        return these.stream()
                .flatMap(first -> found.getOrDefault(first, List.of()).stream())
                .toList();
    }

    private static Map<Long, Head> heads(Connection open, List<Long> outages) throws SQLException {
        Map<Long, Head> heads = new HashMap<>();
        try (PreparedStatement find = of(open, HEADS, outages);
                ResultSet row = find.executeQuery()) {
            while (row.next()) {
                heads.put(
                        row.getLong(1),
                        new Head(
                                Math.max(1, row.getInt(2)),
                                String.valueOf(row.getString(3)),
                                Standing.ofRank(row.getLong(4))));
            }
        }
        return heads;
    }

    /** Null where they have more than they say, as after another program has changed the file. */
    private static @Nullable Map<Long, List<OutageRetry>> found(
            Connection open, List<Long> outages, Map<Long, Head> heads) throws SQLException {
        Map<Long, List<OutageRetry>> found = new HashMap<>();
        int count = 0;
        try (PreparedStatement find = of(open, FIND, outages);
                ResultSet row = find.executeQuery()) {
            while (row.next()) {
                if (++count > PIECE) {
                    return null;
                }
                Long first = row.getLong("of_outage");
                Head head = heads.get(first);
                if (head == null) {
                    continue; // Another program has just made it.
                }
                found.computeIfAbsent(first, _ -> new ArrayList<>())
                        .add(
                                new OutageRetry(
                                        EntryTable.placed(row).row(), head.id(), head.standing()));
            }
        }
        return found;
    }

    private static PreparedStatement of(Connection open, String sql, List<Long> outages)
            throws SQLException {
        PreparedStatement statement = open.prepareStatement(sql);
        for (int i = 0; i < OUTAGES; i++) {
            statement.setObject(i + 1, i < outages.size() ? outages.get(i) : null);
        }
        return statement;
    }
}
