package dev.redrive.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * How a program that measures within itself says what it has found to the one that makes the table:
 * one line each on its output.
 */
public final class Figure {

    private static final String MARK = "figure ";
    private static final PrintStream OUT =
            new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Figure() {}

    /** Says one. */
    public static void say(String name, double value) {
        OUT.println(MARK + name + " " + value);
    }

    /** The figure in that line; empty for any other line. */
    static Optional<Map.Entry<String, Double>> in(String line) {
        String[] words = line.split(" ", -1);
        return line.startsWith(MARK) && words.length == 3
                ? Optional.of(Map.entry(words[1], Double.valueOf(words[2])))
                : Optional.empty();
    }
}
