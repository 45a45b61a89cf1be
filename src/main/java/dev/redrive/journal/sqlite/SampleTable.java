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

    private record Line(long count, long lastN, long stride, @Nullable Sample last) {}

    private static final String LINE =
            """
            SELECT COUNT(*), COALESCE(MAX(n), -1), COALESCE(MIN(CASE WHEN n > 0 THEN n END), 1)
            FROM sample WHERE entry_seq = ?
            """;

    private static final String AT =
            "SELECT heard_at, nb_remaining_items FROM sample WHERE entry_seq = ? AND n = ?";

    private SampleTable() {}

    /** Adds points to the chart of the entry with that seq. */
    static void add(Statements statements, long seq, List<Sample> newest) throws SQLException {
        for (Sample sample : newest) {
            Line line = line(statements, seq);
            if (!kept(sample).equals(line.last())) {
                add(statements, seq, line, sample);
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

    private static void add(Statements statements, long seq, Line line, Sample sample)
            throws SQLException {
        long n = line.lastN() + 1;
        long count = line.count() + 1;
        if (line.count() > 0 && line.lastN() % line.stride() != 0) {
            statements
                    .with("DELETE FROM sample WHERE entry_seq = ? AND n = ?", seq, line.lastN())
                    .executeUpdate();
            count--;
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
        if (count > Sample.MOST) {
            statements
                    .with(
                            "DELETE FROM sample WHERE entry_seq = ? AND n % ? <> 0 AND n <> ?",
                            seq, line.stride() * 2, n)
                    .executeUpdate();
        }
    }

    private static Line line(Statements statements, long seq) throws SQLException {
        try (ResultSet found = statements.with(LINE, seq).executeQuery()) {
            found.next();
            long lastN = found.getLong(2);
            long stride = Math.max(1, found.getLong(3)); // It may be no number, or none of ours.
            long count = found.getLong(1);
            return new Line(count, lastN, stride, at(statements, seq, lastN));
        }
    }

    private static @Nullable Sample at(Statements statements, long seq, long n)
            throws SQLException {
        try (ResultSet found = statements.with(AT, seq, n).executeQuery()) {
            return found.next() ? sample(found) : null;
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
