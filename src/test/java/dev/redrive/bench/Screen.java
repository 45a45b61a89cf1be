package dev.redrive.bench;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * An invisible display whose picture is in a file, so that what is painted can be read without
 * disturbing the program that is measured.
 */
final class Screen implements AutoCloseable {

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 1024;
    private static final int COLOURS_AT = 19 * Integer.BYTES;
    private static final int COLOUR_BYTES = 12;

    private final Process server;
    private final String display;
    private final IntBuffer pixels;

    private Screen(Process server, String display, IntBuffer pixels) {
        this.server = server;
        this.display = display;
        this.pixels = pixels;
    }

    /** Starts Xvfb with its picture in that folder. */
    static Screen open(Path folder) throws IOException {
        Files.createDirectories(folder);
        Process server =
                new ProcessBuilder(
                                List.of(
                                        "Xvfb",
                                        "-displayfd",
                                        "1",
                                        "-screen",
                                        "0",
                                        WIDTH + "x" + HEIGHT + "x24",
                                        "-nolisten",
                                        "tcp",
                                        // Else it restarts when the last window closes, and
                                        // refuses the next one meanwhile.
                                        "-noreset",
                                        "-fbdir",
                                        folder.toString()))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String number = server.inputReader().readLine();
        if (number == null) {
            throw new IOException("Xvfb did not start; Debian: apt install xvfb");
        }
        try (FileChannel file = FileChannel.open(folder.resolve("Xvfb_screen0"))) {
            MappedByteBuffer all = file.map(FileChannel.MapMode.READ_ONLY, 0, file.size());
            // The X window dump format: a header, the colour map, the pixels.
            int start = all.getInt(0) + all.getInt(COLOURS_AT) * COLOUR_BYTES;
            IntBuffer pixels =
                    all.slice(start, WIDTH * HEIGHT * Integer.BYTES)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .asIntBuffer();
            return new Screen(server, ":" + number, pixels);
        }
    }

    /** The value for DISPLAY. */
    String display() {
        return display;
    }

    /**
     * A number that is another one when what is painted has changed. Looks at some rows only, so
     * that looking takes little from what is measured.
     */
    int glance() {
        int hash = 1;
        for (int row = 0; row < HEIGHT; row += 32) {
            for (int at = row * WIDTH, end = at + WIDTH; at < end; at++) {
                hash = 31 * hash + pixels.get(at);
            }
        }
        return hash;
    }

    /** All that is painted now. */
    int[] picture() {
        int[] picture = new int[WIDTH * HEIGHT];
        pixels.get(0, picture);
        return picture;
    }

    /** Whether nothing at all is painted. */
    boolean isEmpty() {
        return Arrays.stream(picture()).allMatch(pixel -> (pixel & 0xffffff) == 0);
    }

    /**
     * How much of what a finished picture shows is in another one already, from 0 to 1. Only where
     * the finished one changes from one pixel to the next is looked at: letters, lines, edges.
     */
    static double shown(int[] picture, int[] finished) {
        int edges = 0;
        int there = 0;
        for (int at = 1; at < finished.length; at++) {
            if (finished[at] != finished[at - 1]) {
                edges++;
                if (picture[at] == finished[at] && picture[at - 1] == finished[at - 1]) {
                    there++;
                }
            }
        }
        return edges == 0 ? 0 : (double) there / edges;
    }

    @Override
    public void close() {
        server.destroy();
    }
}
