import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How much of a core an open window takes: an empty JavaFX window, Redrive with nothing to do, and
 * Redrive watching a task of the demo, one after the other on one display.
 */
final class Calm {

    private static final Duration SETTLED = Duration.ofSeconds(15);
    private static final Duration MEASURED = Duration.ofSeconds(30);
    private static final double IDLE_LIMIT = 0.3;
    private static final double WATCHING_LIMIT = 1.5;
    private static final double TICKS_PER_SECOND = 100;

    private final Screen screen;
    private final Path work;

    private Calm(Screen screen, Path work) {
        this.screen = screen;
        this.work = work;
    }

    /**
     * Measures and prints; ends with 1 when a limit is passed.
     *
     * @param arguments the folder to work in, Redrive's starter, and the module path with JavaFX
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path work = Path.of(arguments[0]).toAbsolutePath();
        Files.createDirectories(work);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> empty = StartTimes.emptyWindow(java, work, arguments[2]);
        Path home = Files.createTempDirectory(work, "calm");
        List<String> redrive = List.of(arguments[1], "--home", home.toString());
        try (Screen screen = Screen.open(work.resolve("screen"))) {
            Calm calm = new Calm(screen, work);
            double floor = calm.measure("empty window", empty, false);
            double idle = calm.measure("Redrive idle", redrive, false);
            double watching = calm.measure("Redrive watching a task", redrive, true);
            boolean holds = idle - floor <= IDLE_LIMIT && watching - floor <= WATCHING_LIMIT;
            System.out.printf(
                    "above the empty window: idle %+.2f %% of a core (at most %.1f), watching one task %+.2f %% (at most %.1f)%n",
                    idle - floor, IDLE_LIMIT, watching - floor, WATCHING_LIMIT);
            System.exit(holds ? 0 : 1);
        }
    }

    private double measure(String name, List<String> command, boolean start)
            throws IOException, InterruptedException {
        Process process = screen.start(command, work.resolve("output.txt"));
        Thread.sleep(SETTLED);
        if (start) {
            // Opens the question whether to retry, confirms it, and lets the first polls pass.
            keys("Redrive", "ctrl+r");
            Thread.sleep(2_000);
            keys("Redrive", "ctrl+Return");
            Thread.sleep(6_000);
        }
        double before = ticks(process);
        long began = System.nanoTime();
        Thread.sleep(MEASURED);
        double seconds = (System.nanoTime() - began) / 1e9;
        double share = (ticks(process) - before) / TICKS_PER_SECOND / seconds * 100;
        if (!process.isAlive()) {
            throw new IllegalStateException(
                    name + " has ended: " + Files.readString(work.resolve("output.txt")));
        }
        Screen.end(process);
        System.out.printf("%-26s %5.2f %% of a core over %.0f s%n", name, share, seconds);
        return share;
    }

    /** Presses keys in the window of that title; Debian: apt install xdotool. */
    private void keys(String title, String keys) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        "xdotool",
                        "search",
                        "--onlyvisible",
                        "--name",
                        title,
                        "windowfocus",
                        "--sync",
                        "key",
                        "--clearmodifiers",
                        keys);
        builder.environment().put("DISPLAY", screen.display());
        if (builder.inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException("xdotool cannot press " + keys);
        }
    }

    /**
     * The processor time that process and those it started have used, in hundredths of a second.
     */
    private static double ticks(Process process) throws IOException {
        double sum = 0;
        for (ProcessHandle each : Screen.family(process)) {
            String stat = Files.readString(Path.of("/proc", String.valueOf(each.pid()), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            sum += Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
        }
        return sum;
    }
}
