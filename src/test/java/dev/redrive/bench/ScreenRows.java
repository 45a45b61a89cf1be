package dev.redrive.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** What the window does with much to show: pulses, clicks, scrolling, and a long history. */
final class ScreenRows {

    private static final String MS = "ms";

    private ScreenRows() {}

    /** While 50 tasks of 50 customers move, and 200. */
    static void board(Lab lab, Consumer<Row> rows) throws IOException, InterruptedException {
        Figures fifty = board(lab, 50);
        if (fifty.of("movingPulses")
                == 0) { // Tasks that move are drawn, so it was not told of them.
            rows.accept(
                    Row.missing(
                            "JavaFX pulses while 50 tasks move every second: median and worst",
                            "JavaFX reported no pulse to Flight Recorder"));
        } else {
            rows.accept(
                    Row.most(
                            "JavaFX pulses while 50 tasks move every second: median",
                            fifty.of("movingMedian"),
                            fifty.of("stillMedian"),
                            8,
                            MS));
            rows.accept(
                    Row.most(
                            "the same: worst",
                            fifty.of("movingWorst"),
                            fifty.of("stillWorst"),
                            50,
                            MS));
        }
        rows.accept(
                Row.least(
                        "the board of 50 customers scrolled meanwhile",
                        fifty.of("scrollRate"),
                        58,
                        "pulses a second"));
        Figures many = board(lab, 200);
        rows.accept(
                Row.most(
                        "a click answered while 200 tasks move: worst of 30",
                        many.of("clickWorst"),
                        null,
                        100,
                        MS));
    }

    private static Figures board(Lab lab, int tasks) throws IOException, InterruptedException {
        try (Program service =
                        lab.start(Lab.classes("dev.redrive.app.CalmBenchmark", "serve", "moving"));
                Program program =
                        lab.start(
                                Lab.classes(
                                        "dev.redrive.app.BoardBenchmark",
                                        lab.newFolder("board"),
                                        service.awaitLine("http").strip(),
                                        tasks))) {
            return program.figures(Duration.ofMinutes(4));
        }
    }

    /** With 1,000,000 entries, which are written once and kept for the next time. */
    static void history(Lab lab, Consumer<Row> rows) throws IOException, InterruptedException {
        Path home = Path.of("target/bench/history").toAbsolutePath();
        Files.createDirectories(home);
        Figures figures;
        try (Program program = lab.start(Lab.classes("dev.redrive.app.HistoryBenchmark", home))) {
            figures = program.figures(Duration.ofMinutes(15));
        }
        double page =
                sqlite(
                        lab,
                        home,
                        "SELECT first_seq FROM outage ORDER BY last_at DESC, first_seq DESC LIMIT"
                                + " 100");
        double found =
                sqlite(
                        lab,
                        home,
                        "SELECT COUNT(*), SUM(retries) FROM outage WHERE words LIKE"
                                + " '%assurances%' ESCAPE '!'");
        rows.accept(
                Row.timesAndMost(
                        "history of 1,000,000: first page, read",
                        figures.of("read"),
                        page,
                        5,
                        150,
                        MS));
        rows.accept(
                Row.most(
                        "history of 1,000,000: its page opened, to the screen",
                        figures.of("open"),
                        page,
                        150,
                        MS));
        rows.accept(
                Row.timesAndMost(
                        "history of 1,000,000: filter as you type, to the screen, worst",
                        figures.of("filter"),
                        found,
                        2,
                        150,
                        MS));
        rows.accept(
                Row.most(
                        "the same: JavaFX thread held up at most",
                        figures.of("filterHeldUp"),
                        null,
                        100,
                        MS));
    }

    /** How long the command line of SQLite takes for it, start and end included. */
    private static double sqlite(Lab lab, Path home, String sql)
            throws IOException, InterruptedException {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long began = System.nanoTime();
            try (Program sqlite =
                    lab.start(
                            List.of(
                                    "sqlite3",
                                    "-readonly",
                                    home.resolve("history.db").toString(),
                                    sql))) {
                sqlite.figures(Duration.ofMinutes(1));
            }
            least = Math.min(least, (System.nanoTime() - began) / 1e6);
        }
        return least;
    }
}
