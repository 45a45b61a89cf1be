import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the cache of loaded and linked classes the program starts with: the starter itself drives
 * the main job, with the same runtime and the same options, while the virtual machine takes notes.
 * On a hidden display if there is one to be had, so that the classes for GTK are in the cache too.
 */
final class Training {

    private static final String CACHE = "redrive.aot";

    /** Notes on what was called how often make the compiler busy just while the window is made. */
    private static final List<String> NO_PROFILE =
            List.of(
                    "-XX:+UnlockDiagnosticVMOptions",
                    "-XX:-AOTRecordTraining",
                    "-XX:-AOTReplayTraining");

    private Training() {}

    static void run(Host host, Path program, Path work, Instant time)
            throws IOException, InterruptedException {
        Trees.remove(work);
        Files.createDirectories(work);
        Path notes = work.resolve("notes");
        Path configuration = host.configuration(program);
        Path cache = configuration.resolve(CACHE);
        List<Path> starters = StarterOptions.files(host, program);
        List<String> before = StarterOptions.read(starters);
        try {
            StarterOptions.add(host, starters, recording(notes));
            record(host, program, work);
            StarterOptions.restore(starters, before);
            StarterOptions.add(host, starters, creating(notes, cache));
            start(host, program, work, Map.of(), List.of());
        } finally {
            StarterOptions.restore(starters, before);
        }
        if (host.system() != Host.OperatingSystem.LINUX) { // There the starter looks for the cache.
            StarterOptions.add(host, starters, List.of("-XX:AOTCache=$APPDIR/" + CACHE));
        }
        FileTime fileTime = FileTime.from(time);
        Files.setLastModifiedTime(cache, fileTime);
        for (Path options : starters) {
            Files.setLastModifiedTime(options, fileTime);
        }
        Files.setLastModifiedTime(configuration, fileTime);
    }

    private static List<String> recording(Path notes) {
        List<String> options = new ArrayList<>(NO_PROFILE);
        options.addAll(List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + notes));
        return options;
    }

    private static List<String> creating(Path notes, Path cache) {
        List<String> options = new ArrayList<>(NO_PROFILE);
        options.addAll(
                List.of(
                        "-XX:AOTMode=create",
                        "-XX:AOTConfiguration=" + notes,
                        "-XX:AOTCache=" + cache));
        return options;
    }

    private static void record(Host host, Path program, Path work)
            throws IOException, InterruptedException {
        List<String> walk =
                List.of(
                        "--home",
                        work.resolve("home").toString(),
                        "--walkthrough",
                        work.resolve("pictures").toString());
        Optional<HiddenDisplay> display = HiddenDisplay.open(host);
        if (display.isEmpty()) {
            start(host, program, work, Map.of(), walk);
            return;
        }
        try (HiddenDisplay hidden = display.get()) {
            StarterOptions.add(
                    host, StarterOptions.files(host, program), List.of("-Dglass.platform=gtk"));
            start(host, program, work, Map.of("DISPLAY", hidden.name()), walk);
        }
    }

    private static void start(
            Host host,
            Path program,
            Path work,
            Map<String, String> environment,
            List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(host.starter(program).toString());
        command.addAll(arguments);
        Steps.program(work, environment, command);
    }
}
