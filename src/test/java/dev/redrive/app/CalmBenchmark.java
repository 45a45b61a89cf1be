package dev.redrive.app;

import dev.redrive.testing.ScriptedServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Says how much processor time the open window takes while tasks move every second, by thread, and
 * how many pulses that is. Counts processor time alone, so what else runs on the machine matters
 * little. Run by hand on a display, with the service in a program of its own.
 */
final class CalmBenchmark {

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final AtomicInteger pulses = new AtomicInteger();

    private CalmBenchmark() {}

    /**
     * @param args {@code serve}; or the folder, the service, how many customers and tasks, how many
     *     seconds to settle and to measure, and how many times
     */
    static void main(String[] args) throws IOException, TimeoutException, InterruptedException {
        if (args[0].equals("serve")) {
            try (ScriptedServer server = MovingTasks.service()) {
                new PrintStream(System.out, true, StandardCharsets.UTF_8).println(server.url());
                new CountDownLatch(1).await();
            }
        }
        int customers = Integer.parseInt(args[2]);
        Path home = Files.createTempDirectory(Path.of(args[0]), "calm");
        MovingTasks.writeCustomers(home, customers, URI.create(args[1]));
        try (TestWindow window = TestWindow.open(home)) {
            new CalmBenchmark()
                    .run(
                            window,
                            customers,
                            Integer.parseInt(args[3]),
                            Integer.parseInt(args[4]),
                            Integer.parseInt(args[5]),
                            Integer.parseInt(args[6]));
        }
        System.exit(0);
    }

    private void run(
            TestWindow window, int customers, int tasks, int settle, int seconds, int times)
            throws IOException, InterruptedException {
        MovingTasks.watch(window, customers, tasks);
        window.run(() ->
                window.stage().getScene().addPostLayoutPulseListener(pulses::incrementAndGet));
        for (int i = 0; i < times; i++) {
            Thread.sleep(settle * 1_000L);
            measure(customers + " customers, " + tasks + " tasks", seconds);
        }
    }

    private void measure(String what, int seconds) throws IOException, InterruptedException {
        Map<String, Long> before = threads();
        long all = MovingTasks.cpu();
        int counted = pulses.get();
        long start = System.nanoTime();
        Thread.sleep(seconds * 1_000L);
        double took = System.nanoTime() - start;
        Map<String, Long> after = threads();
        int drawn = pulses.get() - counted;
        after.replaceAll((thread, nanos) -> nanos - before.getOrDefault(thread, 0L));
        out.printf(
                "%s: %.2f %% of a core over %d s, %.1f pulses a second%n",
                what, (MovingTasks.cpu() - all) * 100 / took, seconds, drawn * 1e9 / took);
        after.entrySet().stream()
                .filter(thread -> thread.getValue() * 100 / took >= 0.02)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(thread ->
                        out.printf(
                                "    %-20s %.2f%n",
                                thread.getKey(), thread.getValue() * 100 / took));
    }

    /** What the system's threads have used, in nanoseconds, those of one name together. */
    private static Map<String, Long> threads() throws IOException {
        Map<String, Long> used = new HashMap<>();
        List<Path> tasks;
        try (Stream<Path> all = Files.list(Path.of("/proc/self/task"))) {
            tasks = all.toList();
        }
        for (Path task : tasks) {
            try {
                String name = Files.readString(task.resolve("comm")).strip();
                String nanos = Files.readString(task.resolve("schedstat")).split(" ", 2)[0];
                used.merge(name, Long.parseLong(nanos), Long::sum);
            } catch (IOException e) {
                used.merge("ended", 0L, Long::sum); // While it was looked at.
            }
        }
        return used;
    }
}
