package dev.redrive.journal;

import static dev.redrive.journal.Outages.OutageOrder.LATEST_FIRST;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.History.HistoryFilter;
import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.Outages.OutageFilter;
import dev.redrive.journal.Outages.OutageOrder;
import dev.redrive.journal.Outages.OutageRetry;
import dev.redrive.journal.Outages.OutageRow;
import dev.redrive.journal.Outages.OutageTotals;
import dev.redrive.journal.Outages.Page;
import dev.redrive.journal.sqlite.ManyEntries;
import dev.redrive.journal.sqlite.SqliteJournal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says how long the history takes with 1,000,000 entries. Run by hand, in a folder that it fills.
 */
final class SearchBenchmark {

    private static final int ROWS = 1_000_000;

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
                outages(journal);
            }
            measure(journal, folder);
            time(
                    "remove half",
                    () -> journal.removeStartedBefore(ManyEntries.entry(ROWS / 2).startedAt()));
        }
        forget(file);
        time("upgrade", () -> upgraded(file));
    }

    /** As a version wrote it that knew nothing of outages, but for the copy that is made then. */
    private static void forget(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toUri());
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM outage");
        }
    }

    private static Object upgraded(Path file) {
        try (SqliteJournal journal = new SqliteJournal(file, _ -> {})) {
            return journal.recent("p1", 1);
        }
    }

    private void outages(SqliteJournal journal) {
        page(journal, "all", OutageFilter.ALL);
        for (OutageOrder.By by : OutageOrder.By.values()) {
            OutageOrder order = new OutageOrder(by, by != OutageOrder.By.CUSTOMER);
            time("by " + by, () -> journal.outages(OutageFilter.ALL, order, 0, 100));
            OutageOrder other = new OutageOrder(by, by == OutageOrder.By.CUSTOMER);
            time(
                    "by " + by + ", other way",
                    () -> journal.outages(OutageFilter.ALL, other, 0, 100));
        }
        Page among = new Page(LATEST_FIRST, 0, 100, reported());
        time("among 500 of colleagues", () -> journal.outages(OutageFilter.ALL, among));
        for (OutageOrder.By by : OutageOrder.By.values()) {
            Page sorted = new Page(new OutageOrder(by, false), 0, 100, reported());
            time(
                    "by " + by + ", among 500 of colleagues",
                    () -> journal.outages(OutageFilter.ALL, sorted));
        }
        time("middle", () -> journal.outages(OutageFilter.ALL, LATEST_FIRST, ROWS / 6, 100));
        page(journal, "not drained", new OutageFilter("", null, null, null, null, null, true));
        page(journal, "one customer", new OutageFilter("", null, null, "p7", null, null, false));
        page(
                journal,
                "crashes",
                new OutageFilter("", ItemKind.CRASHES, null, null, null, null, false));
        page(
                journal,
                "this year",
                new OutageFilter(
                        "",
                        null,
                        null,
                        null,
                        Entries.NOON.minusSeconds(360L * 86_400),
                        null,
                        false));
        for (String typed :
                List.of(
                        "t",
                        "ti",
                        "ticket-77777",
                        "ticket-777777",
                        "assurances",
                        "nowhere",
                        "9999",
                        "nord 7 4711")) {
            page(
                    journal,
                    "typed " + typed,
                    new OutageFilter(typed, null, null, null, null, null, false));
        }
        page(
                journal,
                "typed 9 not drained of p7",
                new OutageFilter("9", null, null, "p7", null, null, true));
    }

    private static List<OutageRow> reported() {
        return IntStream.range(0, 500)
                .mapToObj(i -> new HistoryRow(ManyEntries.entry(ROWS - 1 - 7 * i), ""))
                .map(row -> new OutageRow(List.of(row), 1))
                .toList();
    }

    private void page(SqliteJournal journal, String name, OutageFilter filter) {
        long before = System.nanoTime();
        OutageTotals totals = journal.outageTotals(filter);
        long counted = System.nanoTime();
        int rows = journal.outages(filter, LATEST_FIRST, 0, 100).size();
        out.printf(
                "%s: count %d ms, page of %d %d ms; %s%n",
                name,
                (counted - before) / 1_000_000,
                rows,
                (System.nanoTime() - counted) / 1_000_000,
                totals);
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
                    try (Stream<OutageRetry> all = journal.retries(OutageFilter.ALL)) {
                        new HistoryExport(Locale.ROOT, "demo"::equals)
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
