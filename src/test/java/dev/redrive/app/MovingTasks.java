package dev.redrive.app;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.TestEntry;
import dev.redrive.keys.ApiKey;
import dev.redrive.keys.KeyState;
import dev.redrive.profile.Profile;
import dev.redrive.testing.Reply;
import dev.redrive.testing.ScriptedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Many customers whose tasks move at every poll, for the benchmarks. */
final class MovingTasks {

    private static final long DAY_MS = 86_400_000;
    private static final int FAULTS = 5;

    private MovingTasks() {}

    /** A service that knows every task and takes some items off what remains at each poll. */
    static ScriptedServer service() {
        Map<String, Integer> left = new ConcurrentHashMap<>();
        return ScriptedServer.forgetting(request -> {
            String id = request.target().substring(request.target().lastIndexOf('/') + 1);
            int remaining = left.merge(id, 1_000_000, (before, _) -> Math.max(1, before - 137));
            return Reply.json(
                    200,
                    """
                    {"taskId":"%s","status":"IN_PROGRESS","nbItems":1000000,"nbRemainingItems":%d}\
                    """
                            .formatted(id, remaining));
        });
    }

    /** A service where what is left of a task is the time: see {@link #timeOf}. */
    static ScriptedServer clock() {
        return ScriptedServer.forgetting(request -> {
            String id = request.target().substring(request.target().lastIndexOf('/') + 1);
            return Reply.json(
                    200,
                    """
                    {"taskId":"%s","status":"IN_PROGRESS","nbItems":%d,"nbRemainingItems":%d}\
                    """
                            .formatted(
                                    id, DAY_MS * 10, DAY_MS - System.currentTimeMillis() % DAY_MS));
        });
    }

    /**
     * A service whose tasks end after some seconds, and that fails at every tenth request, but at
     * none of the first about a task: in ways that are drawn, the same in every run.
     */
    static ScriptedServer failing() {
        Random drawn = new Random(20);
        Map<String, Integer> left = new ConcurrentHashMap<>();
        return ScriptedServer.forgetting(request -> {
            String id = request.target().substring(request.target().lastIndexOf('/') + 1);
            int remaining = left.merge(id, 10 + drawn.nextInt(20), (before, _) -> before - 1);
            int fault = remaining < 10 ? drawn.nextInt(10 * FAULTS) : FAULTS;
            return switch (fault) {
                case 0 -> Reply.empty(503, "Retry-After: 1");
                case 1 -> Reply.empty(500);
                case 2 -> Reply.json(200, "{\"taskId\":\"" + id);
                case 3 -> Reply.of(200, "text/html", "<html>maintenance</html>");
                case 4 -> Reply.nothing();
                default ->
                        Reply.json(
                                200,
                                """
                                {"taskId":"%s","status":"%s","nbItems":40,"nbRemainingItems":%d}\
                                """
                                        .formatted(
                                                id,
                                                remaining > 0 ? "IN_PROGRESS" : "COMPLETED",
                                                Math.max(0, remaining)));
            };
        });
    }

    /** The latest time before that one at which so much was left, in milliseconds. */
    static long timeOf(long remaining, long now) {
        long time = now - now % DAY_MS + DAY_MS - remaining;
        return time > now ? time - DAY_MS : time;
    }

    /** Writes the file with that many customers of the service into the home. */
    static void writeCustomers(Path home, int customers, URI service) throws IOException {
        Files.writeString(
                home.resolve("profiles.json"),
                IntStream.range(0, customers)
                        .mapToObj(i ->
                                """
                                {"id":"p%d","name":"Customer %d","kind":"TEST",\
                                "colour":"BLUE","serviceUrl":"%s"}\
                                """
                                        .formatted(i, i, service))
                        .collect(Collectors.joining(",", "{\"schema\":1,\"profiles\":[", "]}")));
    }

    /** Enters the keys of that many customers. */
    static List<Profile> enterKeys(TestWindow window, int customers) {
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
        return profiles;
    }

    /** Enters the keys of that many customers and watches that many tasks, until each has moved. */
    static void watch(TestWindow window, int customers, int tasks) {
        Wiring parts = Objects.requireNonNull(window.program().parts());
        List<Profile> profiles = enterKeys(window, customers);
        for (int i = 0; i < tasks; i++) {
            Profile profile = profiles.get(i % Math.min(tasks, customers));
            parts.services.desk.resume(profile, entry(profile, i));
        }
        window.await(
                "an answer about every task",
                () ->
                        parts.services.desk.watches().stream()
                                .allMatch(watch -> watch.state().answeredAt() != null));
    }

    private static JournalEntry entry(Profile profile, int number) {
        return TestEntry.entry("entry " + number, "task-" + number)
                .kind(number % 2 == 0 ? ItemKind.TRIPS : ItemKind.CRASHES)
                .customer(profile)
                .at(Instant.now())
                .items(1_000_000L)
                .build();
    }

    /** What this program has used, in nanoseconds. */
    static long cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }
}
