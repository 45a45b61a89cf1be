import java.io.File;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An invisible display, for a program that must be started with one. */
record HiddenDisplay(Process server, String name) implements AutoCloseable {

    private static final String SERVER = "Xvfb";
    private static final String GTK = "libgtk-3.so.0";

    /** Opens one; none where this computer has not what it takes, which is said. */
    static Optional<HiddenDisplay> open(Host host) throws IOException {
        if (host.system() != Host.OperatingSystem.LINUX) {
            return Optional.empty();
        }
        if (!isOnPath() || !hasGtk()) {
            Steps.say("No " + SERVER + " or no GTK 3: the training for the start goes without.");
            return Optional.empty();
        }
        List<String> command = List.of(SERVER, "-displayfd", "1", "-screen", "0", "1280x1024x24");
        Process server =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String number = server.inputReader().readLine();
        if (number == null) {
            throw new IllegalStateException(SERVER + " did not start");
        }
        return Optional.of(new HiddenDisplay(server, ":" + number));
    }

    private static boolean isOnPath() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, SERVER)));
    }

    @SuppressWarnings("restricted") // Only looks whether it is there; nothing in it is called.
    private static boolean hasGtk() {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(GTK, arena);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    @Override
    public void close() {
        server.destroy();
    }
}
