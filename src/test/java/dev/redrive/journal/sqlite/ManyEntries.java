package dev.redrive.journal.sqlite;

import static dev.redrive.journal.Entries.at;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalEntry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** More entries than anybody has, for benchmarks. */
public final class ManyEntries {

    private ManyEntries() {}

    /** Writes that many into a new file, one every second, the last one the newest. */
    public static void fill(Path file, int howMany) throws SQLException {
        try (SqliteJournal journal = new SqliteJournal(file, _ -> {})) {
            journal.check();
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toUri())) {
            connection.setAutoCommit(false);
            for (int i = 0; i < howMany; i++) {
                EntryTable.keep(connection, entry(i));
            }
            connection.commit();
        }
    }

    public static JournalEntry entry(int i) {
        boolean failed = i % 1_000 == 0;
        boolean unfinished = i % 10_000 == 1;
        return new JournalEntry(
                "0f8fad5b-d9cb-469f-a165-" + (700_000_000_000L + i),
                "6753030831fe" + (100_000_000_000L + i),
                i % 5 == 0 ? ItemKind.CRASHES : ItemKind.TRIPS,
                "p" + i % 20,
                "Assurances du Nord " + i % 20,
                "service.drivequant.com",
                12_480L,
                "ticket-" + i + ": receiving server was down over night",
                "operator" + i % 7,
                at(i),
                false,
                failed ? "FAILED" : unfinished ? "IN_PROGRESS" : "COMPLETED",
                0L,
                unfinished ? null : at(i + 600));
    }
}
