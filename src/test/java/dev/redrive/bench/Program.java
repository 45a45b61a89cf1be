package dev.redrive.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program that is measured from outside, with all that it starts. Ended when closed. */
final class Program implements AutoCloseable {

    private static final double TICKS_PER_SECOND = 100;

    private final Process process;
    private final Path output;

    private Program(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts it.
     *
     * @param more what its environment has besides this program's
     * @param output gets what it says
     */
    static Program start(List<String> command, Map<String, String> more, Path output)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        // Whatever session this is run in: with a bus or without is what is measured.
        builder.environment()
                .keySet()
                .removeAll(
                        List.of("WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"));
        builder.environment().putAll(more);
        return new Program(builder.start(), output);
    }

    /** The share of a core it takes in that time, in per cent. */
    double share(Duration time) throws IOException, InterruptedException {
        double before = ticks();
        long began = System.nanoTime();
        Thread.sleep(time);
        double seconds = (System.nanoTime() - began) / 1e9;
        requireAlive();
        return (ticks() - before) / TICKS_PER_SECOND / seconds * 100;
    }

    /** Processor time that it and those it started have used, in hundredths of a second. */
    private double ticks() throws IOException {
        double sum = 0;
        for (ProcessHandle each : family()) {
            String stat = Files.readString(Path.of("/proc", String.valueOf(each.pid()), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            sum += Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
        }
        return sum;
    }

    /** The memory it has in use, in MiB. */
    double memory() throws IOException {
        double kibibytes = 0;
        for (ProcessHandle each : family()) {
            Path status = Path.of("/proc", String.valueOf(each.pid()), "status");
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmRSS:")) {
                    kibibytes += Double.parseDouble(line.replaceAll("\\D", ""));
                }
            }
        }
        return kibibytes / 1024;
    }

    /** Fails with what it said when it has ended. */
    void requireAlive() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("it has ended: " + lastWords());
        }
    }

    /** Waits for its first line that has this word, and answers the line. */
    String awaitLine(String word) throws IOException, InterruptedException {
        while (true) {
            boolean isAlive = process.isAlive(); // Asked first, so that its last line counts.
            for (String line : lines()) {
                if (line.contains(word)) {
                    return line;
                }
            }
            if (!isAlive) {
                requireAlive();
            }
            Thread.sleep(50);
        }
    }

    /** Waits until it ends by itself, and answers the figures that it said. */
    Figures figures(Duration patience) throws IOException, InterruptedException {
        boolean ended = process.waitFor(patience.toSeconds(), TimeUnit.SECONDS);
        if (!ended || process.exitValue() != 0) {
            throw new IllegalStateException(
                    (ended ? "it failed: " : "it did not end: ") + lastWords());
        }
        Map<String, Double> figures = new HashMap<>();
        for (String line : lines()) {
            Figure.in(line).ifPresent(each -> figures.put(each.getKey(), each.getValue()));
        }
        return new Figures(Map.copyOf(figures));
    }

    private List<String> lines() throws IOException {
        return Arrays.asList(Files.readString(output).split("\n", -1));
    }

    private String lastWords() throws IOException {
        List<String> lines = lines().stream().filter(line -> !line.isBlank()).toList();
        return String.join(" / ", lines.subList(Math.max(0, lines.size() - 4), lines.size()));
    }

    private List<ProcessHandle> family() {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    }

    @Override
    public void close() {
        family().forEach(ProcessHandle::destroy);
        process.onExit().join();
    }
}
