package dev.redrive.journal;

import dev.redrive.bench.Figure;
import dev.redrive.journal.Outages.OutageFilter;
import dev.redrive.journal.Outages.OutageOrder;
import dev.redrive.journal.Outages.OutageRetry;
import dev.redrive.journal.sqlite.ManyEntries;
import dev.redrive.journal.sqlite.SqliteJournal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Says how long the journal takes with so many entries: a first page, a search, a commit beside a
 * write to the same disk, and an export beside a copy of it. Run by hand, in a folder that it
 * fills.
 */
final class JournalBenchmark {

    private static final int COMMITS = 201;
    private static final int PAGE = 4_096;
    private static final int OFTEN = 7;

    private JournalBenchmark() {}

    /**
     * @param args the folder, and how many entries
     */
    static void main(String[] args) throws IOException, SQLException {
        Path folder = Path.of(args[0]);
        int rows = Integer.parseInt(args[1]);
        Path file = folder.resolve("history.db");
        if (Files.notExists(file)) {
            ManyEntries.fill(file, rows);
        }
        try (SqliteJournal journal =
                new SqliteJournal(file, _ -> {}, InstantSource.system(), _ -> {})) {
            journal.check();
            Figure.say("page", page(journal));
            Figure.say("search", search(journal));
            commits(folder, journal, rows);
            export(folder, journal);
        }
    }

    private static double page(SqliteJournal journal) {
        return median(
                OFTEN, () -> journal.outages(OutageFilter.ALL, OutageOrder.LATEST_FIRST, 0, 100));
    }

    private static double search(SqliteJournal journal) {
        AtomicLong typed = new AtomicLong(4_711); // Another each time: what was found is kept.
        return median(
                OFTEN,
                () ->
                        journal.outageTotals(
                                new OutageFilter(
                                        "ticket-" + typed.getAndIncrement(),
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        false)));
    }

    /** In turn, so that both meet the same disk. */
    private static void commits(Path folder, SqliteJournal journal, int rows) throws IOException {
        double[] commits = new double[COMMITS];
        double[] syncs = new double[COMMITS];
        Path other = folder.resolve("synced");
        try (FileChannel channel =
                FileChannel.open(other, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int i = 0; i < COMMITS; i++) {
                JournalEntry entry = ManyEntries.entry(rows - 1 - i % 100);
                long begun = System.nanoTime();
                journal.update(entry);
                commits[i] = (System.nanoTime() - begun) / 1e6;
                begun = System.nanoTime();
                channel.write(ByteBuffer.allocate(PAGE), (long) i * PAGE);
                channel.force(false);
                syncs[i] = (System.nanoTime() - begun) / 1e6;
            }
        }
        Files.delete(other);
        Arrays.sort(commits);
        Arrays.sort(syncs);
        Figure.say("commit", commits[COMMITS / 2]);
        Figure.say("sync", syncs[COMMITS / 2]);
    }

    private static void export(Path folder, SqliteJournal journal) throws IOException {
        Path all = folder.resolve("all.csv");
        Files.deleteIfExists(all);
        AtomicLong most = new AtomicLong();
        AtomicLong seen = new AtomicLong();
        long before = liveHeap();
        long begun = System.nanoTime();
        try (Stream<OutageRetry> retries =
                journal.retries(OutageFilter.ALL)
                        .peek(_ -> {
                            if (seen.incrementAndGet() % 200_000 == 0) {
                                most.accumulateAndGet(liveHeap(), Math::max);
                            }
                        })) {
            new HistoryExport(Locale.ROOT, "demo"::equals)
                    .write(retries, HistoryExport.Format.CSV, all);
        }
        Figure.say("export", (System.nanoTime() - begun) / 1e6);
        Figure.say("exportHeap", Math.max(0, most.get() - before) / 1e6);
        Path copy = folder.resolve("copy.csv");
        begun = System.nanoTime();
        Files.copy(all, copy);
        Figure.say("copy", (System.nanoTime() - begun) / 1e6);
        Files.delete(copy);
        Files.delete(all);
    }

    private static long liveHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static double median(int times, Runnable work) {
        double[] took = new double[times];
        for (int i = 0; i < times; i++) {
            long begun = System.nanoTime();
            work.run();
            took[i] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(took);
        return took[times / 2];
    }
}
