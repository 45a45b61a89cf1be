import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The computer this runs on.
 *
 * @param system the kind of operating system
 * @param arm whether its processor is an ARM one, else it is an x86 one; both 64-bit
 */
record Host(OperatingSystem system, boolean arm) {

    /** The systems Redrive is packaged for. */
    enum OperatingSystem {
        LINUX,
        WINDOWS,
        MACOS
    }

    static Host here() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        OperatingSystem system =
                name.startsWith("windows")
                        ? OperatingSystem.WINDOWS
                        : name.startsWith("mac") ? OperatingSystem.MACOS : OperatingSystem.LINUX;
        return new Host(system, System.getProperty("os.arch").equals("aarch64"));
    }

    /** The system's name in the names of files. */
    String word() {
        return system.name().toLowerCase(Locale.ROOT);
    }

    /** The processor's name in the names of the packages. */
    String processor() {
        return arm ? "arm64" : "x64";
    }

    /** Where sqlite-jdbc has its library for this computer. */
    String sqliteFolder() {
        String folder =
                switch (system) {
                    case LINUX -> "Linux";
                    case WINDOWS -> "Windows";
                    case MACOS -> "Mac";
                };
        return "org/sqlite/native/" + folder + "/" + (arm ? "aarch64" : "x86_64") + "/";
    }

    /**
     * The names, in lower case, of the libraries that this Java brings on Windows, where they lie
     * in one folder with those of the modules; none elsewhere, where nothing of it is doubled.
     */
    Set<String> librariesOfJava() throws IOException {
        if (system != OperatingSystem.WINDOWS) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.home"), "bin"))) {
            return files.map(file -> file.getFileName().toString().toLowerCase(Locale.ROOT))
                    .filter(name -> name.endsWith(".dll"))
                    .collect(Collectors.toSet());
        }
    }

    /** The program's starter in its image. */
    Path starter(Path program) {
        return switch (system) {
            case LINUX -> program.resolve("bin/redrive");
            case WINDOWS -> program.resolve("Redrive.exe");
            case MACOS -> program.resolve("Contents/MacOS/Redrive");
        };
    }

    /** Where the packed Java says which it is. */
    Path release(Path program) {
        return switch (system) {
            case LINUX -> program.resolve("lib/runtime/release");
            case WINDOWS -> program.resolve("runtime/release");
            case MACOS -> program.resolve("Contents/runtime/Contents/Home/release");
        };
    }

    /** The folder with the starter's configuration, which that configuration calls $APPDIR. */
    Path configuration(Path program) {
        return switch (system) {
            case LINUX -> program.resolve("lib/app");
            case WINDOWS -> program.resolve("app");
            case MACOS -> program.resolve("Contents/app");
        };
    }
}
