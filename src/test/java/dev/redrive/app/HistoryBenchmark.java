package dev.redrive.app;

import dev.redrive.bench.Figure;
import dev.redrive.journal.Outages.OutageFilter;
import dev.redrive.journal.Outages.OutageOrder;
import dev.redrive.journal.sqlite.ManyEntries;
import dev.redrive.journal.sqlite.SqliteJournal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.VirtualFlow;

/**
 * Says how the window bears a history of 1,000,000 entries: how long the JavaFX thread works for a
 * screenful of them, and how long it ever keeps anybody waiting. Run by hand, in a folder that it
 * fills.
 */
final class HistoryBenchmark {

    private static final int ROWS = 1_000_000;
    private static final int SCREENFULS = 40;
    private static final int SETTLE_MS = 15_000;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Map<String, Double> worst = new HashMap<>();
    private final Map<String, Double> heldUp = new HashMap<>();
    private final TestWindow window;

    private HistoryBenchmark(TestWindow window) {
        this.window = window;
    }

    /**
     * @param args the folder
     */
    static void main(String[] args)
            throws IOException, SQLException, TimeoutException, InterruptedException {
        if (System.getenv("DISPLAY") == null) {
            System.setProperty("glass.platform", "Headless");
        }
        Path home = Path.of(args[0]);
        Path file = home.resolve("history.db");
        if (Files.notExists(file)) {
            ManyEntries.fill(file, ROWS);
        }
        try (TestWindow window = TestWindow.open(home)) {
            Thread.sleep(SETTLE_MS); // Else the file's being opened is counted with the page.
            new HistoryBenchmark(window).run();
        }
        Figure.say("read", read(file));
        System.exit(0);
    }

    private void run() {
        measure("open", "history", () -> press("navHistory"), "333,350 outages");
        for (int i = 0; i < 3; i++) {
            search("ticket-77777", "1 found");
            search("assurances", "333,350 found");
            search("nowhere", "none found");
            search("", "333,350 outages");
            measure("notDrained", "filter", () -> press("historyNotDrained"), "83,766 found");
            measure("all", "filter", () -> press("historyNotDrained"), "333,350 outages");
        }
        screenfuls("one after the other", 1);
        screenfuls("far apart", ROWS / 3 / SCREENFULS / 12);
        Figure.say("filter", worst.getOrDefault("filter", Double.NaN));
        Figure.say("filterHeldUp", heldUp.getOrDefault("filter", Double.NaN));
        Figure.say("open", worst.getOrDefault("history", Double.NaN));
        Figure.say("openHeldUp", heldUp.getOrDefault("history", Double.NaN));
    }

    /** Without the window: what the journal takes for the first page, the best of some. */
    private static double read(Path file) {
        long least = Long.MAX_VALUE;
        try (SqliteJournal journal =
                new SqliteJournal(file, _ -> {}, InstantSource.system(), _ -> {})) {
            for (int i = 0; i < 20; i++) {
                long start = System.nanoTime();
                journal.outages(OutageFilter.ALL, OutageOrder.LATEST_FIRST, 0, 100);
                least = Math.min(least, System.nanoTime() - start);
            }
        }
        return least / 1e6;
    }

    private void press(String button) {
        ((ButtonBase) window.node(button)).fire();
    }

    /** Each scroll is laid out once with lines that are not read yet, and again when they are. */
    private void screenfuls(String how, int stride) {
        LongSummaryStatistics scrolling = new LongSummaryStatistics();
        LongSummaryStatistics filling = new LongSummaryStatistics();
        window.run(() -> table().scrollTo(0));
        long before = System.nanoTime();
        for (int i = 0; i < SCREENFULS; i++) {
            scrolling.accept(
                    window.on(() -> {
                        long start = System.nanoTime();
                        VirtualFlow<?> flow = (VirtualFlow<?>) table().lookup(".virtual-flow");
                        flow.scrollPixels(flow.getHeight() * stride);
                        layOut();
                        return System.nanoTime() - start;
                    }));
            window.await("read", this::isRead);
            filling.accept(
                    window.on(() -> {
                        long start = System.nanoTime();
                        layOut();
                        return System.nanoTime() - start;
                    }));
        }
        Duration all = Duration.ofNanos(System.nanoTime() - before);
        out.printf(
                "%d screenfuls, %s: scroll %.1f ms on average, %.1f at most; fill %.1f, %.1f; %d ms"
                        + " in all%n",
                SCREENFULS,
                how,
                scrolling.getAverage() / 1e6,
                scrolling.getMax() / 1e6,
                filling.getAverage() / 1e6,
                filling.getMax() / 1e6,
                all.toMillis());
    }

    private boolean isRead() {
        return table().lookupAll(".table-row-cell").stream()
                .flatMap(row -> row.lookupAll("#columnStarted").stream())
                .noneMatch(cell -> cell instanceof Labeled words && "…".equals(words.getText()));
    }

    private void search(String words, String count) {
        measure(
                "search for \"" + words + "\"",
                "filter",
                () -> ((TextField) window.node("historyFilter")).setText(words),
                count);
    }

    /**
     * Does something until a pulse has laid out what comes of it, and asks all the time to be
     * heard.
     */
    private void measure(String what, String group, Runnable deed, String count) {
        CompletableFuture<Long> shown = new CompletableFuture<>();
        Runnable look =
                () -> {
                    if (isShown(count)) {
                        shown.complete(System.nanoTime());
                    }
                };
        AtomicBoolean over = new AtomicBoolean();
        LongSummaryStatistics waits = new LongSummaryStatistics();
        Thread asking =
                Thread.ofPlatform()
                        .start(() -> {
                            while (!over.get()) {
                                long start = System.nanoTime();
                                window.run(() -> {});
                                waits.accept(System.nanoTime() - start);
                            }
                        });
        long start = System.nanoTime();
        window.run(() -> {
            deed.run();
            window.stage().getScene().addPostLayoutPulseListener(look);
        });
        long took = shown.orTimeout(20, TimeUnit.SECONDS).join() - start;
        over.set(true);
        try {
            asking.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        window.run(() -> window.stage().getScene().removePostLayoutPulseListener(look));
        worst.merge(group, took / 1e6, Math::max);
        heldUp.merge(group, waits.getMax() / 1e6, Math::max);
        out.printf(
                "%s: shown after %d ms, the JavaFX thread kept waiting for %.1f ms at most%n",
                what, Duration.ofNanos(took).toMillis(), waits.getMax() / 1e6);
    }

    private boolean isShown(String count) {
        return window.stage().getScene().lookup("#historyCount") instanceof Labeled label
                && label.getText().contains(count)
                && isRead();
    }

    private void layOut() {
        Parent root = window.stage().getScene().getRoot();
        root.applyCss();
        root.layout();
    }

    private TableView<?> table() {
        return (TableView<?>) window.node("historyTable");
    }
}
