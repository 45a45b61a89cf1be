package dev.redrive.journal.sqlite;

import dev.redrive.journal.Sample;
import dev.redrive.journal.Samples;
import dev.redrive.journal.sqlite.SqliteDialect.Micros;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statements on the table of chart points. Points are counted from 0 as they arrive, and
 * thinned as in {@link Samples}: those whose number is a multiple of the stride are kept, and the
 * last. The number of the second point is the stride, so nothing else is stored.
 */
final class SampleTable {

    /** The point with the highest number. */
    private record Last(long n, Sample sample) {}

    private static final String LAST =
            """
            SELECT heard_at, nb_remaining_items, n FROM sample WHERE entry_seq = ?
            ORDER BY n DESC LIMIT 1
            """;

    private static final String STRIDE = "SELECT MIN(n) FROM sample WHERE entry_seq = ? AND n > 0";

    private SampleTable() {}

    /** Adds points to the chart of the entry with that seq. */
    static void add(Statements statements, long seq, List<Sample> newest) throws SQLException {
        Last last = last(statements, seq);
        for (Sample sample : newest) {
            Sample kept = kept(sample);
            if (last == null || !kept.equals(last.sample())) {
                last = new Last(add(statements, seq, last == null ? -1 : last.n(), kept), kept);
            }
        }
    }

    static List<Sample> list(Connection connection, String entryId) throws SQLException {
        try (PreparedStatement list =
                connection.prepareStatement(
                        """
                        SELECT s.heard_at, s.nb_remaining_items FROM sample s
                        JOIN entry e ON e.seq = s.entry_seq WHERE e.id = ? ORDER BY s.n LIMIT 2000
                        """)) {
            list.setString(1, entryId);
            List<Sample> samples = new ArrayList<>();
            try (ResultSet found = list.executeQuery()) {
                while (found.next()) {
                    samples.add(sample(found));
                }
            }
            return samples;
        }
    }

    /**
     * The number it gets. How many there are follows from the numbers, and is not counted at each
     * poll of a task that has run for hours; where points are missing, fewer are kept.
     */
    private static long add(Statements statements, long seq, long lastN, Sample sample)
            throws SQLException {
        long n = lastN + 1;
        long stride = stride(statements, seq);
        if (lastN > 0 && lastN % stride != 0) {
            statements
                    .with("DELETE FROM sample WHERE entry_seq = ? AND n = ?", seq, lastN)
                    .executeUpdate();
        }
        statements
                .with(
                        "INSERT INTO sample (entry_seq, n, heard_at, nb_remaining_items)"
                                + " VALUES (?, ?, ?, ?)",
                        seq,
                        n,
                        Micros.of(sample.at()),
                        sample.nbRemainingItems())
                .executeUpdate();
        long count = (n + stride - 1) / stride + 1;
        if (count > Sample.MOST) {
            statements
                    .with(
                            "DELETE FROM sample WHERE entry_seq = ? AND n % ? <> 0 AND n <> ?",
                            seq, stride * 2, n)
                    .executeUpdate();
        }
        return n;
    }

    private static @Nullable Last last(Statements statements, long seq) throws SQLException {
        try (ResultSet found = statements.with(LAST, seq).executeQuery()) {
            return found.next() ? new Last(found.getLong(3), sample(found)) : null;
        }
    }

    private static long stride(Statements statements, long seq) throws SQLException {
        try (ResultSet found = statements.with(STRIDE, seq).executeQuery()) {
            found.next();
            return Math.max(1, found.getLong(1)); // None, or it may be no number or none of ours.
        }
    }

    /** The sample as it is read back from the file. */
    private static Sample kept(Sample sample) {
        return new Sample(Micros.instant(Micros.of(sample.at())), sample.nbRemainingItems());
    }

    private static Sample sample(ResultSet row) throws SQLException {
        return new Sample(
                Micros.instant(row.getLong("heard_at")), row.getLong("nb_remaining_items"));
    }
}
