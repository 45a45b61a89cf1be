package dev.redrive.journal.sqlite;

import static dev.redrive.journal.Entries.NOON;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.TestEntry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/**
 * More entries than anybody has, for benchmarks: of 50 customers, three to an outage, of which
 * three in four are drained.
 */
public final class ManyEntries {

    private static final int CUSTOMERS = 50;

    private ManyEntries() {}

    /** Writes that many into a new file, the last one the newest. */
    public static void fill(Path file, int howMany) throws SQLException {
        try (SqliteJournal journal = new SqliteJournal(file, _ -> {})) {
            journal.check();
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toUri())) {
            connection.setAutoCommit(false);
            for (int i = 0; i < howMany; i++) {
                EntryTable.keep(connection, entry(i), 1, false);
            }
            connection.commit();
        }
        try (SqliteJournal journal = new SqliteJournal(file, _ -> {})) {
            journal.check(); // Makes the table of outages.
        }
    }

    /** The entry of that number; the higher, the later. */
    public static JournalEntry entry(int i) {
        boolean failed = i % 1_000 == 0;
        boolean unfinished = i % 10_000 == 1;
        int customer = i % CUSTOMERS;
        int outage = i / CUSTOMERS / 3;
        int retry = i / CUSTOMERS % 3;
        Instant at =
                NOON.plus(Duration.ofHours(30L * (outage - 6_700)))
                        .plusSeconds(600L * retry + customer);
        long items = retry == 0 ? 12_480 : retry == 1 ? 312 : outage % 4 == 0 ? 7 : 0;
        return TestEntry.entry(
                        "0f8fad5b-d9cb-469f-a165-" + (700_000_000_000L + i),
                        "6753030831fe" + (100_000_000_000L + i))
                .kind(customer % 5 == 0 ? ItemKind.CRASHES : ItemKind.TRIPS)
                .customer(
                        "p" + customer, "Assurances du Nord " + customer, "service.drivequant.com")
                .reason("ticket-" + i + ": receiving server was down over night")
                .operator("operator" + i % 7)
                .at(at)
                .report(items, failed ? "FAILED" : unfinished ? "IN_PROGRESS" : "COMPLETED", 0L)
                .ended(unfinished ? null : at.plusSeconds(300))
                .build();
    }
}
