import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Compares Redrive's start with that of an empty JavaFX window started by the JDK's own java from
 * the same Maven jars: the time from exec to the painted window, and the memory in use 10 s later.
 * Both are started in turn on the same display.
 */
final class StartTimes {

    private static final Duration SETTLED = Duration.ofSeconds(10);

    /** All but Redrive's buttons, which can be pressed only when the demo service listens. */
    private static final double PAINTED = 0.8;

    private static final double COMPLETE = 0.95;
    private static final double TIME_LIMIT = 0.55;
    private static final double MEMORY_LIMIT = 1.3;

    private final Screen screen;
    private final Path work;

    private StartTimes(Screen screen, Path work) {
        this.screen = screen;
        this.work = work;
    }

    /**
     * One start.
     *
     * @param milliseconds from exec to the painted window
     * @param complete from exec to the window as it stays, in milliseconds
     * @param mebibytes in memory 10 s after exec
     */
    private record Start(double milliseconds, double complete, double mebibytes) {}

    /** One picture on the screen. */
    private record Seen(long nanoseconds, int[] picture) {}

    /**
     * Measures and says so; ends with 1 when a target is missed.
     *
     * @param arguments the folder to work in, Redrive's starter, how many starts of each, and the
     *     module path with JavaFX
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path work = Path.of(arguments[0]).toAbsolutePath();
        int starts = Integer.parseInt(arguments[2]);
        Files.createDirectories(work);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> empty = emptyWindow(java, work, arguments[3]);
        List<String> redrive = List.of(arguments[1], "--home", work.resolve("home").toString());
        try (Screen screen = Screen.open(work.resolve("screen"))) {
            StartTimes bench = new StartTimes(screen, work);
            bench.start("warm-up of the empty window", empty);
            bench.start("warm-up of Redrive", redrive);
            List<Start> empties = new ArrayList<>();
            List<Start> redrives = new ArrayList<>();
            for (int round = 1; round <= starts; round++) {
                empties.add(bench.start("empty window " + round, empty));
                redrives.add(bench.start("Redrive " + round, redrive));
            }
            if (!report(empties, redrives)) {
                System.exit(1);
            }
        }
    }

    /** Compiles the empty window, and answers how it is started. */
    static List<String> emptyWindow(String java, Path work, String modulePath)
            throws IOException, InterruptedException {
        String javaFx =
                String.join(
                        File.pathSeparator,
                        Arrays.stream(modulePath.split(File.pathSeparator))
                                .filter(path -> path.contains("javafx-"))
                                .toList());
        Path source = Path.of("jpackage/bench/EmptyWindow.java").toAbsolutePath();
        Path classes = work.resolve("empty");
        String modules = "javafx.controls";
        int status =
                new ProcessBuilder(
                                java + "c",
                                "--module-path",
                                javaFx,
                                "--add-modules",
                                modules,
                                "-d",
                                classes.toString(),
                                source.toString())
                        .inheritIO()
                        .start()
                        .waitFor();
        if (status != 0) {
            throw new IllegalStateException("the empty window does not compile");
        }
        return List.of(
                java,
                "--module-path",
                javaFx,
                "--add-modules",
                modules,
                "--enable-native-access=javafx.graphics",
                "--class-path",
                classes.toString(),
                "EmptyWindow");
    }

    private Start start(String name, List<String> command)
            throws IOException, InterruptedException {
        List<Seen> seen = new ArrayList<>();
        int before = screen.glance();
        long began = System.nanoTime();
        Process process = screen.start(command, work.resolve("output.txt"));
        while (System.nanoTime() - began < SETTLED.toNanos()) {
            int now = screen.glance();
            if (now != before) {
                before = now;
                seen.add(new Seen(System.nanoTime() - began, screen.picture()));
            }
            Thread.sleep(2);
        }
        if (!process.isAlive() || seen.isEmpty()) {
            throw new IllegalStateException(
                    name + " shows nothing: " + Files.readString(work.resolve("output.txt")));
        }
        int[] finished = screen.picture();
        double memory = memory(process);
        Screen.end(process);
        for (int tries = 0; !screen.isEmpty() && tries < 100; tries++) {
            Thread.sleep(20);
        }
        StringBuilder steps = new StringBuilder();
        double painted = Double.NaN;
        double complete = Double.NaN;
        for (Seen each : seen) {
            double share = Screen.shown(each.picture(), finished);
            double milliseconds = each.nanoseconds() / 1e6;
            if (steps.length() < 120) {
                steps.append(" %.0f ms: %.0f %%,".formatted(milliseconds, share * 100));
            }
            if (Double.isNaN(painted) && share >= PAINTED) {
                painted = milliseconds;
            }
            if (Double.isNaN(complete) && share >= COMPLETE) {
                complete = milliseconds;
            }
        }
        System.out.printf(
                "%-28s painted after %4.0f ms, %5.1f MiB  (%s)%n", name, painted, memory, steps);
        return new Start(painted, complete, memory);
    }

    /** The memory that process and those it started have in use, in MiB. */
    private static double memory(Process process) throws IOException {
        double kibibytes = 0;
        for (ProcessHandle each : Screen.family(process)) {
            for (String line :
                    Files.readAllLines(Path.of("/proc", String.valueOf(each.pid()), "status"))) {
                if (line.startsWith("VmRSS:")) {
                    kibibytes += Double.parseDouble(line.replaceAll("\\D", ""));
                }
            }
        }
        return kibibytes / 1024;
    }

    private static boolean report(List<Start> empties, List<Start> redrives) {
        double emptyTime = median(empties.stream().mapToDouble(Start::milliseconds).toArray());
        double time = median(redrives.stream().mapToDouble(Start::milliseconds).toArray());
        double emptyMemory = median(empties.stream().mapToDouble(Start::mebibytes).toArray());
        double memory = median(redrives.stream().mapToDouble(Start::mebibytes).toArray());
        System.out.printf("Medians of %d starts each:%n", empties.size());
        System.out.printf(
                "  painted: Redrive %.0f ms, empty window %.0f ms, ratio %.2f (at most %.2f)%n",
                time, emptyTime, time / emptyTime, TIME_LIMIT);
        System.out.printf(
                "  as it stays: Redrive %.0f ms, empty window %.0f ms%n",
                median(redrives.stream().mapToDouble(Start::complete).toArray()),
                median(empties.stream().mapToDouble(Start::complete).toArray()));
        System.out.printf(
                "  memory:  Redrive %.0f MiB, empty window %.0f MiB, ratio %.2f (at most %.2f)%n",
                memory, emptyMemory, memory / emptyMemory, MEMORY_LIMIT);
        return time <= TIME_LIMIT * emptyTime && memory <= MEMORY_LIMIT * emptyMemory;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
