package dev.redrive.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What parts of the program take by themselves: the journal, the answers, the package. */
final class PartRows {

    private static final String MS = "ms";
    private static final double MIB = 1 << 20;

    private PartRows() {}

    /** With three sizes, to see what it grows with; the files are kept for the next time. */
    static void journal(Lab lab, Consumer<Row> rows) throws IOException, InterruptedException {
        Figures small = journal(lab, 10_000);
        Figures middle = journal(lab, 100_000);
        Figures large = journal(lab, 1_000_000);
        rows.accept(Row.times("commit of one entry", large.of("commit"), large.of("sync"), 3, MS));
        rows.accept(
                Row.times(
                        "export of 1,000,000 entries",
                        large.of("export"),
                        large.of("copy"),
                        20,
                        MS));
        rows.accept(
                Row.most(
                        "the same: heap beyond what was in use before",
                        large.of("exportHeap"),
                        small.of("exportHeap"),
                        10,
                        "MB"));
        for (String what : List.of("page", "search", "export")) {
            rows.accept(growth(what, "10,000 to 100,000", small.of(what), middle.of(what)));
            rows.accept(growth(what, "100,000 to 1,000,000", middle.of(what), large.of(what)));
        }
    }

    /** Ten times as many take at most ten times as long, half again for the noise. */
    private static Row growth(String what, String from, double small, double large) {
        return Row.times("growth of " + what + ", " + from + " entries", large, small, 15, MS);
    }

    private static Figures journal(Lab lab, int entries) throws IOException, InterruptedException {
        Path folder = Path.of("target/bench/journal-" + entries).toAbsolutePath();
        Files.createDirectories(folder);
        String main = "dev.redrive.journal.JournalBenchmark";
        try (Program program = lab.start(Lab.classes(main, folder, entries))) {
            return program.figures(Duration.ofMinutes(20));
        }
    }

    static void answer(Lab lab, Consumer<Row> rows) throws IOException, InterruptedException {
        String main = "dev.redrive.enterprise.http.AnswerBenchmark";
        try (Program program = lab.start(Lab.classes(main))) {
            Figures figures = program.figures(Duration.ofMinutes(3));
            rows.accept(
                    Row.times(
                            "parsing one task answer",
                            figures.of("ours"),
                            figures.of("plain"),
                            1.5,
                            "µs"));
        }
    }

    /** Of the packages that were built last. */
    static void size(Lab lab, Consumer<Row> rows) throws IOException {
        Path packages = Path.of("target/installer/packages");
        if (Files.notExists(packages)) {
            rows.accept(
                    Row.missing(
                            "size of the .deb",
                            "no packages were built; mvn -Pinstaller verify makes them"));
            return;
        }
        try (Stream<Path> files = Files.list(packages)) {
            Path deb =
                    files.filter(file -> file.toString().endsWith(".deb"))
                            .findFirst()
                            .orElseThrow(() -> new IOException("no .deb in " + packages));
            rows.accept(Row.most("size of the .deb", Files.size(deb) / MIB, null, 48, "MiB"));
        }
    }
}
