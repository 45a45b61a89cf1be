import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The options of the virtual machine in the files the starters read. Options are given there and
 * not in the environment, which the starter for Linux does not listen to.
 */
final class StarterOptions {

    /** What an option begins with in jpackage's configuration. */
    static final String CONFIGURED = "java-options=";

    /** The file our starter for Linux reads: options in quotes, one a line. */
    static final String LINUX = "redrive.options";

    private StarterOptions() {}

    /** The files, one for each starter. */
    static List<Path> files(Host host, Path program) throws IOException {
        String ending = host.system() == Host.OperatingSystem.LINUX ? LINUX : ".cfg";
        try (Stream<Path> files = Files.list(host.configuration(program))) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    /** What stands in the files. */
    static List<String> read(List<Path> files) throws IOException {
        List<String> contents = new ArrayList<>();
        for (Path file : files) {
            contents.add(Files.readString(file));
        }
        return contents;
    }

    /** Writes back what stood in the files. */
    static void restore(List<Path> files, List<String> contents) throws IOException {
        for (int file = 0; file < files.size(); file++) {
            Files.writeString(files.get(file), contents.get(file));
        }
    }

    /** Adds options, which may hold blanks, to each file. */
    static void add(Host host, List<Path> files, List<String> options) throws IOException {
        boolean quoted = host.system() == Host.OperatingSystem.LINUX;
        for (Path file : files) {
            StringBuilder content = new StringBuilder(Files.readString(file).stripTrailing());
            for (String option : options) {
                content.append('\n').append(quoted ? quoted(option) : CONFIGURED + option);
            }
            Files.writeString(file, content.append('\n'));
        }
    }

    /** An option as Java's starter reads it from a file of arguments. */
    static String quoted(String option) {
        return '"' + option.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
