import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes the cache of loaded and linked classes the program starts with: the starter itself drives
 * the main job, with the same runtime and the same options, while the virtual machine takes notes.
 * On a hidden display if there is one to be had, so that the classes for GTK are in the cache too.
 */
final class Training {

    private static final String CACHE = "redrive.aot";
    private static final String OPTIONS = "JAVA_TOOL_OPTIONS";

    /** Notes on what was called how often make the compiler busy just while the window is made. */
    private static final String NO_PROFILE =
            "-XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining -XX:-AOTReplayTraining";

    private Training() {}

    static void run(Host host, Path program, Path work, Instant time)
            throws IOException, InterruptedException {
        Trees.remove(work);
        Files.createDirectories(work);
        Path notes = work.resolve("notes");
        Path configuration = host.configuration(program);
        Path cache = configuration.resolve(CACHE);
        record(host, program, work, notes);
        start(
                host,
                program,
                work,
                Map.of(
                        OPTIONS,
                        NO_PROFILE
                                + " -XX:AOTMode=create -XX:AOTConfiguration="
                                + notes
                                + " -XX:AOTCache="
                                + cache),
                List.of());
        if (host.system() != Host.OperatingSystem.LINUX) { // There the starter looks for the cache.
            try (Stream<Path> files = Files.list(configuration)) {
                for (Path file : files.filter(each -> each.toString().endsWith(".cfg")).toList()) {
                    name(file, time);
                }
            }
        }
        FileTime fileTime = FileTime.from(time);
        Files.setLastModifiedTime(cache, fileTime);
        Files.setLastModifiedTime(configuration, fileTime);
    }

    private static void record(Host host, Path program, Path work, Path notes)
            throws IOException, InterruptedException {
        String options = NO_PROFILE + " -XX:AOTMode=record -XX:AOTConfiguration=" + notes;
        List<String> walk =
                List.of(
                        "--home",
                        work.resolve("home").toString(),
                        "--walkthrough",
                        work.resolve("pictures").toString());
        Optional<HiddenDisplay> display = HiddenDisplay.open(host);
        if (display.isEmpty()) {
            start(host, program, work, Map.of(OPTIONS, options), walk);
            return;
        }
        try (HiddenDisplay hidden = display.get()) {
            String shown = options + " -Dglass.platform=gtk";
            start(host, program, work, Map.of(OPTIONS, shown, "DISPLAY", hidden.name()), walk);
        }
    }

    /** Names the cache only now: the virtual machine takes no notes while it has one. */
    private static void name(Path options, Instant time) throws IOException {
        Files.writeString(
                options,
                Files.readString(options).stripTrailing()
                        + "\njava-options=-XX:AOTCache=$APPDIR/"
                        + CACHE
                        + "\n");
        Files.setLastModifiedTime(options, FileTime.from(time));
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
