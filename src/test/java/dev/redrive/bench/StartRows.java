package dev.redrive.bench;

import dev.redrive.journal.sqlite.ManyEntries;
import java.io.IOException;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * From the start of the process to what can be seen, and the memory after ten seconds, of programs
 * started in turn on the same display. What is painted is read from the display itself.
 */
final class StartRows {

    private static final int STARTS = 11;
    private static final Duration SETTLED = Duration.ofSeconds(10);

    /** All but what waits for something: of buttons that cannot be pressed yet, for instance. */
    private static final double PAINTED = 0.8;

    private static final double COMPLETE = 0.95;
    private static final String MS = "ms";

    private final Lab lab;

    private StartRows(Lab lab) {
        this.lab = lab;
    }

    /**
     * One start.
     *
     * @param painted from exec to the painted window, in milliseconds
     * @param complete from exec to the window as it stays, in milliseconds
     * @param memory in use ten seconds after, in MiB
     */
    private record Start(double painted, double complete, double memory) {}

    /** Those of each program, the first of which were to warm up and are not among them. */
    private record Starts(List<Start> empty, List<Start> ours, List<Start> emptyOfOurs) {}

    /** One picture on the screen. */
    private record Seen(long nanoseconds, IntBuffer picture) {}

    static void rows(Lab lab, Consumer<Row> rows)
            throws IOException, InterruptedException, SQLException {
        StartRows bench = new StartRows(lab);
        Starts starts = bench.starts(Map.of());
        report(starts, "", rows);
        rows.accept(
                Row.times(
                        "memory 10 s after the start",
                        median(starts.ours(), Start::memory),
                        median(starts.empty(), Start::memory),
                        1,
                        "MiB"));
    }

    /** The same in a session with a bus, where GTK tells it of every window. */
    static void withBus(Lab lab, Consumer<Row> rows)
            throws IOException, InterruptedException, SQLException {
        List<String> bus = List.of("dbus-daemon", "--session", "--nofork", "--print-address=1");
        try (Program daemon = lab.start(bus)) {
            String address = daemon.awaitLine("unix:").strip();
            Map<String, String> session = Map.of("DBUS_SESSION_BUS_ADDRESS", address);
            report(new StartRows(lab).starts(session), ", in a session with a bus", rows);
        }
    }

    private Starts starts(Map<String, String> session)
            throws IOException, InterruptedException, SQLException {
        Path home = lab.newFolder("start");
        ManyEntries.fill(home.resolve("history.db"), 1_000);
        Files.writeString(
                home.resolve("profiles.json"),
                """
                {"schema":1,"profiles":[{"id":"p1","name":"North","kind":"TEST","colour":"ORANGE",\
                "serviceUrl":"https://service.example"}]}
                """);
        Map<String, String> ofOurs = new HashMap<>(session);
        // As the packaged starter sets them.
        ofOurs.put("GDK_GL", "disable");
        if (session.isEmpty()) {
            ofOurs.putAll(Map.of("NO_AT_BRIDGE", "1", "GSETTINGS_BACKEND", "memory"));
        }
        Starts starts = new Starts(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int round = 0; round <= STARTS; round++) {
            starts.empty().add(start(lab.emptyWindow(), session));
            starts.ours().add(start(Lab.redrive(home), session));
            starts.emptyOfOurs().add(start(Lab.emptyWindowOfOurs(), ofOurs));
        }
        return new Starts(
                starts.empty().subList(1, STARTS + 1),
                starts.ours().subList(1, STARTS + 1),
                starts.emptyOfOurs().subList(1, STARTS + 1));
    }

    private static void report(Starts starts, String session, Consumer<Row> rows) {
        double painted = median(starts.ours(), Start::painted);
        double empty = median(starts.empty(), Start::painted);
        rows.accept(Row.times("exec to first painted frame" + session, painted, empty, 0.55, MS));
        rows.accept(
                Row.times(
                        "exec to a true dashboard" + session,
                        median(starts.ours(), Start::complete),
                        empty,
                        0.8,
                        MS));
        rows.accept(
                Row.times(
                        "exec to first painted frame, beside an empty window on our runtime and"
                                + " options"
                                + session,
                        painted,
                        median(starts.emptyOfOurs(), Start::painted),
                        1.5,
                        MS));
    }

    private Start start(List<String> command, Map<String, String> session)
            throws IOException, InterruptedException {
        Screen screen = lab.screen();
        List<Seen> seen = new ArrayList<>();
        int before = screen.glance();
        long began = System.nanoTime();
        int[] finished;
        double memory;
        try (Program program = lab.start(command, session)) {
            while (System.nanoTime() - began < SETTLED.toNanos()) {
                int now = screen.glance();
                if (now != before) {
                    before = now;
                    seen.add(new Seen(System.nanoTime() - began, IntBuffer.wrap(screen.picture())));
                }
                Thread.sleep(2);
            }
            program.requireAlive();
            finished = screen.picture();
            memory = program.memory();
        }
        for (int tries = 0; !screen.isEmpty() && tries < 100; tries++) {
            Thread.sleep(20);
        }
        return new Start(first(seen, finished, PAINTED), first(seen, finished, COMPLETE), memory);
    }

    /** When that share of the finished picture was there first, in milliseconds. */
    private static double first(List<Seen> seen, int[] finished, double share) {
        return seen.stream()
                        .filter(each -> Screen.shown(each.picture().array(), finished) >= share)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("nothing was shown"))
                        .nanoseconds()
                / 1e6;
    }

    private static double median(List<Start> starts, ToDoubleFunction<Start> figure) {
        double[] values = starts.stream().mapToDouble(figure).toArray();
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
