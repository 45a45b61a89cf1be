package dev.redrive.journal;

import static dev.redrive.journal.Entries.at;

import dev.redrive.journal.History.HistoryFilter;
import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.sqlite.ManyEntries;
import dev.redrive.journal.sqlite.SqliteJournal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
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
        ManyEntries.fill(file, ROWS);
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
        page(journal, "failed ones", filter("", VerdictKind.FAILED, null));
        page(journal, "one profile", filter("", null, "p7"));
        page(journal, "profile and word", filter("9999", null, "p7"));
        time("unfinished", journal::unfinished);
        time(
                "export",
                () -> {
                    try (Stream<HistoryRow> all = journal.all(HistoryFilter.ALL)) {
                        new HistoryExport(Locale.ROOT)
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
                        journal.update(ManyEntries.entry(ROWS - i));
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

    private static HistoryFilter filter(
            String text, @Nullable VerdictKind verdictKind, @Nullable String profile) {
        return new HistoryFilter(text, null, verdictKind, profile, null, null);
    }
}
