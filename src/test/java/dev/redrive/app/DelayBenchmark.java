package dev.redrive.app;

import dev.redrive.bench.Figure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Labeled;

/**
 * Says how long it takes from a change at the service to its number on the screen, for a task that
 * changes every millisecond: what is left of it is the time itself, so that each number says when
 * it was true. Run on a display, with the service in a program of its own.
 */
final class DelayBenchmark {

    private static final int SETTLE_MS = 15_000;
    private static final int MEASURE_MS = 60_000;

    private final List<Long> waits = new ArrayList<>();
    private long last = -1;

    private DelayBenchmark() {}

    /**
     * @param args the folder and the service
     */
    static void main(String[] args) throws IOException, TimeoutException, InterruptedException {
        Path home = Files.createTempDirectory(Path.of(args[0]), "delay");
        MovingTasks.writeCustomers(home, 1, URI.create(args[1]));
        DelayBenchmark benchmark = new DelayBenchmark();
        try (TestWindow window = TestWindow.open(home)) {
            MovingTasks.watch(window, 1, 1);
            Thread.sleep(SETTLE_MS);
            window.run(() -> {
                var scene = window.stage().getScene();
                scene.addPostLayoutPulseListener(() -> {
                    if (scene.lookup("#nbRemaining") instanceof Labeled number) {
                        benchmark.look(number.getText());
                    }
                });
            });
            Thread.sleep(MEASURE_MS);
            window.run(benchmark::say);
        }
        System.exit(0);
    }

    private void look(String number) {
        long now = System.currentTimeMillis();
        long shown = MovingTasks.timeOf(Long.parseLong(number.replaceAll("\\D", "")), now);
        if (shown == last) {
            return;
        }
        // Each change since the one shown before has waited until now.
        for (long change = last + 1; last >= 0 && change <= shown; change++) {
            waits.add(now - change);
        }
        last = shown;
    }

    private void say() {
        Collections.sort(waits);
        Figure.say("p99", (double) waits.get((int) (waits.size() * 0.99)));
        Figure.say("worst", (double) waits.getLast());
    }
}
