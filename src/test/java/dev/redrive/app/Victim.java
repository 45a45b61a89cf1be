package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.testing.OtherProgram;
import dev.redrive.testing.StandIn;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A program in the hand of its killer, which hears every line it says. */
final class Victim implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Process process;
    private final Writer orders;
    private final Consumer<String> heard;
    private final Thread listener;
    private final List<String> said = new ArrayList<>();

    private Victim(ProcessBuilder program, Consumer<String> heard) throws IOException {
        process = program.start();
        this.heard = heard;
        orders = process.outputWriter();
        listener = Thread.ofVirtual().start(this::listen);
        // Where arguments and surroundings can be read by others, this cannot.
        order(StandIn.KEY);
    }

    /**
     * The program without a window.
     *
     * @param heard told each line as it comes, on a thread of its own
     */
    static Victim withoutWindow(Path home, URI service, Consumer<String> heard) throws IOException {
        return new Victim(
                OtherProgram.of(
                        KilledProgram.class, List.of(), home.toString(), service.toString()),
                heard);
    }

    /** The whole program, on the screen that is not there. */
    static Victim inWindow(Path home, String what) throws IOException {
        return new Victim(
                OtherProgram.of(
                                KilledWindow.class,
                                List.of(
                                        "-Dglass.platform=Headless",
                                        "-Dprism.order=sw",
                                        "-Djava.awt.headless=true"),
                                home.toString(),
                                what)
                        // JavaFX is not meant to be on the class path, and says so.
                        .redirectError(home.resolve("errors.log").toFile()),
                _ -> {});
    }

    private void order(String line) throws IOException {
        orders.write(line + "\n");
        orders.flush();
    }

    /** Lets it start a retry of trips and one of crashes for that profile. */
    void start(int profile) throws IOException {
        order("p" + profile);
    }

    /** Waits until all it said is enough. */
    void awaitSaid(String what, Predicate<List<String>> enough) throws InterruptedException {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        synchronized (said) {
            while (!enough.test(said)) {
                long left = end - System.nanoTime();
                assertThat(left).as("never " + what + ", but " + said).isPositive();
                said.wait(10); // what is waited for may not be a line only
            }
        }
    }

    /** Waits until it said that line. */
    void awaitSaid(String line) throws InterruptedException {
        awaitSaid(line, lines -> lines.contains(line));
    }

    /** What followed that word in what it said so far. */
    List<String> said(String word) {
        synchronized (said) {
            return said.stream()
                    .filter(line -> line.startsWith(word + " "))
                    .map(line -> line.substring(word.length() + 1))
                    .toList();
        }
    }

    /** As {@code kill -9} does. Any thread; again and again. */
    void kill() {
        // By its handle, since the process's own method would close what it said.
        process.toHandle().destroyForcibly();
    }

    /** Waits for its death and for what it still said before. */
    void awaitDeath() throws InterruptedException {
        process.waitFor();
        listener.join();
        assertThat(process.exitValue()).as("killed, and not ended by itself").isNotZero();
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (said) {
                    said.add(line);
                    said.notifyAll();
                }
                heard.accept(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
        process.onExit().join();
    }
}
