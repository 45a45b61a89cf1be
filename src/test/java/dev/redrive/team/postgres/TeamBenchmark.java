package dev.redrive.team.postgres;

import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.TestEntry;
import dev.redrive.team.TeamLog;
import dev.redrive.team.TeamLog.Cursor;
import dev.redrive.team.TeamLog.News;
import dev.redrive.team.TeamReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Says how fast desks learn of each other through a team log, and what many of them cost. Run by
 * hand, in a folder that it fills.
 */
final class TeamBenchmark {

    private static final int DESKS = 50;
    private static final int SECONDS = 20;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Path folder;
    private final TeamDatabase database;

    private TeamBenchmark(Path folder, TeamDatabase database) {
        this.folder = folder;
        this.database = database;
    }

    /**
     * @param args the folder, and how many rows the team log keeps for the last measurement; with a
     *     third, only what many desks cost is measured
     */
    static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory(Path.of(args[0]), "team");
        try (TeamDatabase database = new TeamDatabase(folder)) {
            TeamBenchmark benchmark = new TeamBenchmark(folder, database);
            if (args.length > 2) {
                benchmark.manyDesks();
                System.exit(0);
            }
            benchmark.upserts();
            benchmark.deskToDesk();
            benchmark.queued();
            benchmark.manyDesks();
            new TeamYears(folder, database).run(Long.parseLong(args[1]), () -> {});
        }
        System.exit(0);
    }

    private TestDesk desk(String name, String user) {
        return new TestDesk(
                folder.resolve(name + ".db"),
                database.log(),
                database.server(user),
                InstantSource.system());
    }

    /** From sending a report to having read it on another connection, without the journals. */
    private void upserts() throws Exception {
        try (TeamLog.Session anna = database.open("anna");
                TeamLog.Session ben = database.open("ben")) {
            long[] took = new long[1_000];
            Cursor cursor = ben.read(Cursor.START).cursor();
            for (int i = -300; i < took.length; i++) {
                String id = UUID.randomUUID().toString();
                long begun = System.nanoTime();
                anna.send(
                        List.of(
                                new TeamReport(
                                        "Acme",
                                        "bench",
                                        TestEntry.entry(id, "u" + i)
                                                .customer("p", "Acme", "service.test")
                                                .build(),
                                        1)));
                boolean isSeen = false;
                while (!isSeen) {
                    ben.awaitNews(Duration.ofSeconds(1));
                    News news = ben.read(cursor);
                    cursor = news.cursor();
                    isSeen = news.runs().stream().anyMatch(run -> run.id().equals(id));
                }
                if (i >= 0) {
                    took[i] = System.nanoTime() - begun;
                }
            }
            say("a report sent to it read by another desk", took);
        }
    }

    /** From the entry in the journal of one desk to the inbox of the other. */
    private void deskToDesk() throws Exception {
        try (TestDesk anna = desk("anna", "anna").connected();
                TestDesk ben = desk("ben", "ben").connected()) {
            Map<String, Long> seen = new ConcurrentHashMap<>();
            ben.link.onNews(
                    news -> news.runs().forEach(run -> seen.put(run.id(), System.nanoTime())));
            long[] took = new long[120];
            for (int i = -30; i < took.length; i++) {
                long begun = System.nanoTime();
                String id = anna.begin("bench-" + i).id();
                TestDesk.await("seen", () -> seen.containsKey(id));
                if (i >= 0) {
                    took[i] = Objects.requireNonNull(seen.get(id)) - begun;
                }
                TimeUnit.MILLISECONDS.sleep(250);
            }
            say("one desk's journal to the other desk's inbox", took);
        }
    }

    private void queued() throws Exception {
        try (TestDesk anna = desk("queued", "anna").used()) {
            for (int i = 0; i < 1_000; i++) {
                anna.begin("queued-" + i);
            }
            long begun = System.nanoTime();
            anna.link.start();
            anna.awaitSent();
            out.printf(
                    Locale.ROOT,
                    "1,000 queued rows: %d ms with the connection%n",
                    millis(System.nanoTime() - begun));
        }
    }

    private void manyDesks() throws Exception {
        List<TestDesk> desks = new ArrayList<>();
        List<JournalEntry> entries = new ArrayList<>();
        try {
            for (int i = 0; i < DESKS; i++) {
                TestDesk desk = desk("many-" + i, i % 2 == 0 ? "anna" : "ben").connected();
                desks.add(desk);
                entries.add(desk.begin("many-" + i));
            }
            TimeUnit.SECONDS.sleep(2);
            Duration server = cpuOfServer();
            long own = cpu();
            for (int second = 0; second < SECONDS; second++) {
                for (int i = 0; i < DESKS; i++) {
                    // Another word each time, so that each is sent at once.
                    JournalEntry next =
                            TestEntry.like(entries.get(i))
                                    .report(99L, "STEP-" + second, 99L - second)
                                    .build();
                    desks.get(i).journal.update(next);
                    TimeUnit.MICROSECONDS.sleep(1_000_000 / DESKS);
                }
            }
            Duration used = cpuOfServer().minus(server);
            out.printf(
                    Locale.ROOT,
                    "%d desks, one urgent update a second each: server %.1f %% of a core, %d MB in"
                            + " %d processes; a desk %.2f %% of a core (journal, sending, reading"
                            + " all others)%n",
                    DESKS,
                    used.toNanos() / 1e7 / SECONDS,
                    memoryOfServer() >> 20,
                    processes().size(),
                    (cpu() - own) / 1e7 / SECONDS / DESKS);
        } finally {
            for (TestDesk desk : desks) {
                desk.close();
            }
        }
    }

    private void say(String what, long[] nanos) {
        say(out, what, nanos);
    }

    static void say(PrintStream out, String what, long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        out.printf(
                Locale.ROOT,
                "%s: median %.1f ms, p99 %.1f ms, worst %.1f ms%n",
                what,
                sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length * 99 / 100] / 1e6,
                sorted[sorted.length - 1] / 1e6);
    }

    private static long millis(long nanos) {
        return nanos / 1_000_000;
    }

    private static long cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    private List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
                .toList();
    }

    private Duration cpuOfServer() {
        return processes().stream()
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** What they use together; what they share counts once. */
    private long memoryOfServer() {
        long sum = 0;
        for (ProcessHandle process : processes()) {
            try {
                for (String line :
                        Files.readAllLines(Path.of("/proc/" + process.pid() + "/smaps_rollup"))) {
                    if (line.startsWith("Pss:")) {
                        sum += Long.parseLong(line.replaceAll("\\D", "")) << 10;
                    }
                }
            } catch (IOException e) {
                out.println("a process ended: " + process.pid());
            }
        }
        return sum;
    }
}
