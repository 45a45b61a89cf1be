package dev.redrive.app;

import dev.redrive.bench.Figure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/**
 * Says how the board of 50 customers bears tasks that move every second: how long the JavaFX thread
 * works at a pulse, how long a click waits until its answer is laid out, and how often it draws
 * while somebody scrolls. Run on a display, with the service in a program of its own.
 */
final class BoardBenchmark {

    private static final int CUSTOMERS = 50;
    private static final int SETTLE_MS = 15_000;
    private static final int MEASURE_MS = 20_000;
    private static final int CLICKS = 30;

    private final TestWindow window;

    private BoardBenchmark(TestWindow window) {
        this.window = window;
    }

    /**
     * @param args the folder, the service, and how many tasks move
     */
    static void main(String[] args) throws IOException, TimeoutException, InterruptedException {
        Path home = Files.createTempDirectory(Path.of(args[0]), "board");
        MovingTasks.writeCustomers(home, CUSTOMERS, URI.create(args[1]));
        PulseTimes.prepare();
        try (TestWindow window = TestWindow.open(home)) {
            new BoardBenchmark(window).run(Integer.parseInt(args[2]));
        }
        System.exit(0);
    }

    private void run(int tasks) throws InterruptedException {
        Thread.sleep(SETTLE_MS);
        pulses("still");
        MovingTasks.watch(window, CUSTOMERS, tasks);
        Thread.sleep(SETTLE_MS);
        pulses("moving");
        clicks();
        scroll();
    }

    private void pulses(String name) throws InterruptedException {
        try (PulseTimes times = new PulseTimes()) {
            Thread.sleep(MEASURE_MS);
            times.say(name);
        }
    }

    /** From the click to the end of the pulse that lays out what it shows. */
    private void clicks() throws InterruptedException {
        AtomicReference<@Nullable CompletableFuture<Long>> awaited = new AtomicReference<>();
        window.run(() ->
                window.stage()
                        .getScene()
                        .addPostLayoutPulseListener(() -> {
                            CompletableFuture<Long> click = awaited.getAndSet(null);
                            if (click != null) {
                                click.complete(System.nanoTime());
                            }
                        }));
        List<Double> waits = new ArrayList<>();
        // Both pages are made at the first click on each, which is not what is asked here.
        for (int i = -4; i < CLICKS; i++) {
            String button = i % 2 == 0 ? "navCredentials" : "navDashboard";
            CompletableFuture<Long> drawn = new CompletableFuture<>();
            long start = System.nanoTime();
            window.run(() -> {
                ((ButtonBase) window.node(button)).fire();
                awaited.set(drawn);
            });
            double took = (drawn.join() - start) / 1e6;
            if (i >= 0) {
                waits.add(took);
            }
            Thread.sleep(300);
        }
        Collections.sort(waits);
        Figure.say("clickMedian", waits.get(waits.size() / 2));
        Figure.say("clickWorst", waits.getLast());
    }

    private void scroll() throws InterruptedException {
        Scene scene = window.stage().getScene();
        int[] drawn = {0};
        AnimationTimer timer =
                new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                        TableView<?> table = (TableView<?>) scene.lookup("#customersTable");
                        VirtualFlow<?> flow = (VirtualFlow<?>) table.lookup(".virtual-flow");
                        if (flow.scrollPixels(23) == 0) {
                            table.scrollTo(0);
                        }
                        drawn[0]++;
                    }
                };
        long start = System.nanoTime();
        window.run(timer::start);
        Thread.sleep(MEASURE_MS);
        window.run(timer::stop);
        Figure.say("scrollRate", drawn[0] * 1e9 / (System.nanoTime() - start));
    }
}
