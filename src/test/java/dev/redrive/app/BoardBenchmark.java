package dev.redrive.app;

import dev.redrive.testing.ScriptedServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeoutException;
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
        try (ScriptedServer server = MovingTasks.service()) {
            MovingTasks.writeCustomers(home, CUSTOMERS, server.url());
            try (TestWindow window = TestWindow.open(home)) {
                new BoardBenchmark(window).run(tasks);
            }
        }
        System.exit(0);
    }

    private void run(int tasks) throws InterruptedException {
        MovingTasks.watch(window, CUSTOMERS, tasks);
        measure("board at rest", false);
        measure("board scrolled", true);
    }

    private void measure(String what, boolean scrolls) throws InterruptedException {
        List<Long> waits = new ArrayList<>();
        List<Long> layouts = new ArrayList<>();
        long cpu = MovingTasks.cpu();
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
                (MovingTasks.cpu() - cpu) * 100.0 / (System.nanoTime() - start));
    }

    private static double median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
