package dev.redrive.app;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.TestEntry;
import dev.redrive.keys.ApiKey;
import dev.redrive.keys.KeyState;
import dev.redrive.profile.Profile;
import dev.redrive.testing.RecordedRequest;
import dev.redrive.testing.Reply;
import dev.redrive.testing.ScriptedServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
            Map<String, Integer> left = new ConcurrentHashMap<>();
            try (ScriptedServer server =
                    ScriptedServer.following(request -> answer(request, left))) {
                new PrintStream(System.out, true, StandardCharsets.UTF_8).println(server.url());
                new CountDownLatch(1).await();
            }
        }
        int customers = Integer.parseInt(args[2]);
        Path home = Files.createTempDirectory(Path.of(args[0]), "calm");
        Files.writeString(
                home.resolve("profiles.json"),
                IntStream.range(0, customers)
                        .mapToObj(i ->
                                """
                                {"id":"p%d","name":"Customer %d","kind":"TEST",\
                                "colour":"BLUE","serviceUrl":"%s"}\
                                """
                                        .formatted(i, i, args[1]))
                        .collect(Collectors.joining(",", "{\"schema\":1,\"profiles\":[", "]}")));
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

    static Reply answer(RecordedRequest request, Map<String, Integer> left) {
        String id = request.target().substring(request.target().lastIndexOf('/') + 1);
        int remaining = left.merge(id, 1_000_000, (before, _) -> Math.max(1, before - 137));
        return Reply.json(
                200,
                """
                {"taskId":"%s","status":"IN_PROGRESS","nbItems":1000000,"nbRemainingItems":%d}\
                """
                        .formatted(id, remaining));
    }

    private void run(
            TestWindow window, int customers, int tasks, int settle, int seconds, int times)
            throws IOException, InterruptedException {
        Wiring parts = Objects.requireNonNull(window.program().parts());
        List<Profile> profiles =
                window.on(
                        () -> List.copyOf(parts.models.profiles.profiles()).subList(0, customers));
        window.run(() ->
                profiles.forEach(profile ->
                        parts.models.profiles.save(
                                profile, ApiKey.of("some-key-0123456789".toCharArray()), _ -> {})));
        window.await(
                "the keys",
                () ->
                        profiles.stream()
                                .map(parts.models.profiles.keys()::of)
                                .allMatch(KeyState::isAvailable));
        for (int i = 0; i < tasks; i++) {
            Profile profile = profiles.get(i % customers);
            parts.services.desk.resume(profile, entry(profile, i));
        }
        window.await(
                "an answer about every task",
                () ->
                        parts.services.desk.watches().stream()
                                .allMatch(watch -> watch.state().answeredAt() != null));
        window.run(() ->
                window.stage().getScene().addPostLayoutPulseListener(pulses::incrementAndGet));
        for (int i = 0; i < times; i++) {
            Thread.sleep(settle * 1_000L);
            measure(customers + " customers, " + tasks + " tasks", seconds);
        }
    }

    private static JournalEntry entry(Profile profile, int number) {
        return TestEntry.entry("entry " + number, "task-" + number)
                .kind(number % 2 == 0 ? ItemKind.TRIPS : ItemKind.CRASHES)
                .customer(profile)
                .at(Instant.now())
                .items(1_000_000L)
                .build();
    }

    private void measure(String what, int seconds) throws IOException, InterruptedException {
        Map<String, Long> before = threads();
        long all = BoardBenchmark.cpu();
        int counted = pulses.get();
        long start = System.nanoTime();
        Thread.sleep(seconds * 1_000L);
        double took = System.nanoTime() - start;
        Map<String, Long> after = threads();
        int drawn = pulses.get() - counted;
        after.replaceAll((thread, nanos) -> nanos - before.getOrDefault(thread, 0L));
        out.printf(
                "%s: %.2f %% of a core over %d s, %.1f pulses a second%n",
                what, (BoardBenchmark.cpu() - all) * 100 / took, seconds, drawn * 1e9 / took);
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
