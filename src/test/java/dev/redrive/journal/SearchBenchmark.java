package dev.redrive.journal;

import static dev.redrive.journal.Entries.at;

import dev.redrive.enterprise.ItemKind;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says how long the history takes with 100,000 rows. Run by hand, in a folder that it fills. */
final class SearchBenchmark {

    private static final int ROWS = 100_000;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private SearchBenchmark() {}

    /**
     * @param args the folder
     */
    static void main(String[] args) throws IOException, SQLException {
        new SearchBenchmark().run(Files.createTempDirectory(Path.of(args[0]), "benchmark"));
    }

    private void run(Path folder) throws IOException, SQLException {
        Path file = folder.resolve("history.db");
        fill(file);
        out.println("file: " + Files.size(file) / 1_000_000 + " MB");
        try (SqliteJournal journal = new SqliteJournal(file, _ -> {})) {
            time("open", () -> journal.recent("p1", 1));
            for (int i = 0; i < 3; i++) {
                measure(journal, folder);
            }
            time("remove half", () -> journal.removeStartedBefore(at(ROWS / 2)));
        }
    }

    private void measure(SqliteJournal journal, Path folder) {
        time("first page", () -> journal.find(HistoryFilter.ALL, 0, 100));
        time("last page", () -> journal.find(HistoryFilter.ALL, ROWS - 100, 100));
        time("count of all", () -> journal.count(HistoryFilter.ALL));
        page(journal, "a rare word", filter("ticket-77777", null, null));
        page(journal, "a common word", filter("assurances", null, null));
        page(journal, "no such word", filter("nowhere", null, null));
        page(journal, "failed ones", filter("", Standing.FAILED, null));
        page(journal, "one profile", filter("", null, "p7"));
        page(journal, "profile and word", filter("9999", null, "p7"));
        time("unfinished", journal::unfinished);
        time(
                "export",
                () -> {
                    try (Stream<HistoryRow> all = journal.all(HistoryFilter.ALL)) {
                        new HistoryExport()
                                .write(all, HistoryExport.Format.CSV, folder.resolve("all.csv"));
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                    return "";
                });
        time(
                "100 updates, each committed",
                () -> {
                    for (int i = 0; i < 100; i++) {
                        journal.update(entry(ROWS - i));
                    }
                    return "";
                });
    }

    private void page(SqliteJournal journal, String name, HistoryFilter filter) {
        time(name + ", page", () -> journal.find(filter, 0, 100));
        time(name + ", count", () -> journal.count(filter));
    }

    private void time(String name, Supplier<?> work) {
        long before = System.nanoTime();
        Object _ = work.get();
        out.println(name + ": " + Duration.ofNanos(System.nanoTime() - before).toMillis() + " ms");
    }

    private static void fill(Path file) throws SQLException {
        try (SqliteJournal journal = new SqliteJournal(file, _ -> {})) {
            journal.check();
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toUri())) {
            connection.setAutoCommit(false);
            for (int i = 0; i < ROWS; i++) {
                EntryTable.keep(connection, entry(i));
            }
            connection.commit();
        }
    }

    private static HistoryFilter filter(
            String text, @Nullable Standing standing, @Nullable String profile) {
        return new HistoryFilter(text, null, standing, profile, null, null);
    }

    private static JournalEntry entry(int i) {
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
