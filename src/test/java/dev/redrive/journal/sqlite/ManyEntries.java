package dev.redrive.journal.sqlite;

import static dev.redrive.journal.Entries.at;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.TestEntry;
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
        return TestEntry.entry(
                        "0f8fad5b-d9cb-469f-a165-" + (700_000_000_000L + i),
                        "6753030831fe" + (100_000_000_000L + i))
                .kind(i % 5 == 0 ? ItemKind.CRASHES : ItemKind.TRIPS)
                .customer("p" + i % 20, "Assurances du Nord " + i % 20, "service.drivequant.com")
                .reason("ticket-" + i + ": receiving server was down over night")
                .operator("operator" + i % 7)
                .at(at(i))
                .report(12_480L, failed ? "FAILED" : unfinished ? "IN_PROGRESS" : "COMPLETED", 0L)
                .ended(unfinished ? null : at(i + 600))
                .build();
    }
}
