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

    private SampleTable() {}

    static void add(Connection connection, String entryId, List<Sample> newest)
            throws SQLException {
        long seq = seq(connection, entryId);
        for (Sample sample : newest) {
            Line line = line(connection, seq);
            if (!kept(sample).equals(line.last())) {
                add(connection, seq, line, sample);
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

    private static void add(Connection connection, long seq, Line line, Sample sample)
            throws SQLException {
        long n = line.lastN() + 1;
        long count = line.count() + 1;
        if (line.count() > 0 && line.lastN() % line.stride() != 0) {
            run(connection, "DELETE FROM sample WHERE entry_seq = ? AND n = ?", seq, line.lastN());
            count--;
        }
        run(
                connection,
                "INSERT INTO sample (entry_seq, n, heard_at, nb_remaining_items)"
                        + " VALUES (?, ?, ?, ?)",
                seq,
                n,
                Micros.of(sample.at()),
                sample.nbRemainingItems());
        if (count > Sample.MOST) {
            run(
                    connection,
                    "DELETE FROM sample WHERE entry_seq = ? AND n % ? <> 0 AND n <> ?",
                    seq,
                    line.stride() * 2,
                    n);
        }
    }

    private static long seq(Connection connection, String entryId) throws SQLException {
        try (PreparedStatement seq =
                connection.prepareStatement("SELECT seq FROM entry WHERE id = ?")) {
            seq.setString(1, entryId);
            try (ResultSet found = seq.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }

    private static Line line(Connection connection, long seq) throws SQLException {
        try (PreparedStatement line =
                connection.prepareStatement(
                        """
                        SELECT COUNT(*), COALESCE(MAX(n), -1),
                            COALESCE(MIN(CASE WHEN n > 0 THEN n END), 1)
                        FROM sample WHERE entry_seq = ?
                        """)) {
            line.setLong(1, seq);
            try (ResultSet found = line.executeQuery()) {
                found.next();
                long lastN = found.getLong(2);
                long stride =
                        Math.max(1, found.getLong(3)); // It may be no number, or none of ours.
                return new Line(found.getLong(1), lastN, stride, at(connection, seq, lastN));
            }
        }
    }

    private static @Nullable Sample at(Connection connection, long seq, long n)
            throws SQLException {
        try (PreparedStatement at =
                connection.prepareStatement(
                        """
                        SELECT heard_at, nb_remaining_items FROM sample
                        WHERE entry_seq = ? AND n = ?
                        """)) {
            at.setLong(1, seq);
            at.setLong(2, n);
            try (ResultSet found = at.executeQuery()) {
                return found.next() ? sample(found) : null;
            }
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

    private static void run(Connection connection, String sql, long... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setLong(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
