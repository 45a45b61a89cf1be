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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Parent;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;

/**
 * Says how the board of 50 customers bears 20 and 200 tasks that move every second: how long the
 * JavaFX thread works for an update, how long it ever keeps a click waiting, and what scrolling
 * costs meanwhile. Run by hand, in a folder that it fills.
 */
final class BoardBenchmark {

    private static final int CUSTOMERS = 50;
    private static final int SECONDS = 15;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final TestWindow window;

    private BoardBenchmark(TestWindow window) {
        this.window = window;
    }

    /**
     * @param args the folder, and how many tasks move
     */
    static void main(String[] args) throws IOException, TimeoutException, InterruptedException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        Path home = Files.createTempDirectory(Path.of(args[0]), "board");
        int tasks = Integer.parseInt(args[1]);
        Map<String, Integer> left = new ConcurrentHashMap<>();
        try (ScriptedServer server = ScriptedServer.following(request -> answer(request, left))) {
            Files.writeString(
                    home.resolve("profiles.json"),
                    IntStream.range(0, CUSTOMERS)
                            .mapToObj(i ->
                                    """
                                    {"id":"p%d","name":"Customer %d","kind":"TEST",\
                                    "colour":"BLUE","serviceUrl":"%s"}\
                                    """
                                            .formatted(i, i, server.url()))
                            .collect(
                                    Collectors.joining(",", "{\"schema\":1,\"profiles\":[", "]}")));
            try (TestWindow window = TestWindow.open(home)) {
                new BoardBenchmark(window).run(tasks);
            }
        }
        System.exit(0);
    }

    private static Reply answer(RecordedRequest request, Map<String, Integer> left) {
        String id = request.target().substring(request.target().lastIndexOf('/') + 1);
        int remaining = left.merge(id, 1_000_000, (before, _) -> Math.max(1, before - 137));
        return Reply.json(
                200,
                """
                {"taskId":"%s","status":"IN_PROGRESS","nbItems":1000000,"nbRemainingItems":%d}\
                """
                        .formatted(id, remaining));
    }

    private void run(int tasks) throws InterruptedException {
        Wiring parts = Objects.requireNonNull(window.program().parts());
        List<Profile> profiles =
                window.on(
                        () -> List.copyOf(parts.models.profiles.profiles()).subList(0, CUSTOMERS));
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
            Profile profile = profiles.get(i % Math.min(tasks, CUSTOMERS));
            parts.services.desk.resume(profile, entry(profile, i));
        }
        window.await(
                "an answer about every task",
                () ->
                        parts.services.desk.watches().stream()
                                .allMatch(watch -> watch.state().answeredAt() != null));
        measure("board at rest", false);
        measure("board scrolled", true);
    }

    private static JournalEntry entry(Profile profile, int number) {
        return TestEntry.entry("entry " + number, "task-" + number)
                .kind(number % 2 == 0 ? ItemKind.TRIPS : ItemKind.CRASHES)
                .customer(profile)
                .at(Instant.now())
                .items(1_000_000L)
                .build();
    }

    private void measure(String what, boolean scrolls) throws InterruptedException {
        List<Long> waits = new ArrayList<>();
        List<Long> layouts = new ArrayList<>();
        long cpu = cpu();
        long start = System.nanoTime();
        while (System.nanoTime() - start < SECONDS * 1_000_000_000L) {
            long before = System.nanoTime();
            window.run(() -> {});
            waits.add(System.nanoTime() - before);
            layouts.add(
                    window.on(() -> {
                        long at = System.nanoTime();
                        if (scrolls) {
                            TableView<?> table = (TableView<?>) window.node("customersTable");
                            VirtualFlow<?> flow = (VirtualFlow<?>) table.lookup(".virtual-flow");
                            if (flow.scrollPixels(23) == 0) {
                                table.scrollTo(0);
                            }
                        }
                        Parent root = window.stage().getScene().getRoot();
                        root.applyCss();
                        root.layout();
                        return System.nanoTime() - at;
                    }));
            Thread.sleep(16);
        }
        out.printf(
                "%s: a click waits %.1f ms (median), %.1f at most; layout %.2f ms (median), %.1f at"
                        + " most; %.1f %% of a core%n",
                what,
                median(waits) / 1e6,
                Collections.max(waits) / 1e6,
                median(layouts) / 1e6,
                Collections.max(layouts) / 1e6,
                (cpu() - cpu) * 100.0 / (System.nanoTime() - start));
    }

    static long cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    private static double median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
