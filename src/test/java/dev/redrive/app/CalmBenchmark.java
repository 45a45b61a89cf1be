package dev.redrive.app;

import dev.redrive.bench.Figure;
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
     * @param args {@code serve}, and {@code moving}, {@code clock} or {@code failing}; or the
     *     folder, the service, how many customers and tasks, how many seconds to settle and to
     *     measure, and whether the window is {@code shown} or {@code hidden}
     */
    static void main(String[] args) throws IOException, TimeoutException, InterruptedException {
        if (args[0].equals("serve")) {
            try (ScriptedServer server =
                    switch (args[1]) {
                        case "clock" -> MovingTasks.clock();
                        case "failing" -> MovingTasks.failing();
                        default -> MovingTasks.service();
                    }) {
                new PrintStream(System.out, true, StandardCharsets.UTF_8).println(server.url());
                new CountDownLatch(1).await();
            }
        }
        int customers = Integer.parseInt(args[2]);
        Path home = Files.createTempDirectory(Path.of(args[0]), "calm");
        MovingTasks.writeCustomers(home, customers, URI.create(args[1]));
        try (TestWindow window = TestWindow.open(home)) {
            MovingTasks.watch(window, customers, Integer.parseInt(args[3]));
            window.run(() -> window.stage().setIconified(args[6].equals("hidden")));
            new CalmBenchmark().run(window, Integer.parseInt(args[4]), Integer.parseInt(args[5]));
        }
        System.exit(0);
    }

    private void run(TestWindow window, int settle, int seconds)
            throws IOException, InterruptedException {
        window.run(() ->
                window.stage().getScene().addPostLayoutPulseListener(pulses::incrementAndGet));
        Thread.sleep(settle * 1_000L);
        Map<String, Long> before = threads();
        long all = MovingTasks.cpu();
        int counted = pulses.get();
        long start = System.nanoTime();
        Thread.sleep(seconds * 1_000L / 2);
        // What that takes is not the window's.
        long beforeHeap = MovingTasks.cpu();
        double heap = liveHeap();
        long forHeap = MovingTasks.cpu() - beforeHeap;
        Thread.sleep(seconds * 1_000L / 2);
        double took = System.nanoTime() - start;
        Map<String, Long> after = threads();
        after.replaceAll((thread, nanos) -> nanos - before.getOrDefault(thread, 0L));
        Figure.say("cpu", (MovingTasks.cpu() - all - forHeap) * 100 / took);
        Figure.say("pulses", (pulses.get() - counted) * 1e9 / took);
        Figure.say("heapHalfWay", heap);
        Figure.say("heap", liveHeap());
        after.entrySet().stream()
                .filter(thread -> thread.getValue() * 100 / took >= 0.02)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(thread ->
                        out.printf(
                                "    %-20s %.2f%n",
                                thread.getKey(), thread.getValue() * 100 / took));
    }

    /** In MB, after everything that is not used was collected. */
    private static double liveHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
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
