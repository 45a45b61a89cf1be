import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The Java in the program's image. */
final class PackedJava {

    /** The file beside the packages that says which it is, one line for the release notes. */
    static final String NAME = "JAVA";

    private static final String KEY = "JAVA_VERSION=";

    private PackedJava() {}

    /**
     * Compares it with the least patch level.
     *
     * @param release whether the packages are to be released; else an older one is only said
     * @throws IllegalStateException when an older one would be released
     */
    static void check(Host host, Path program, String least, boolean release) throws IOException {
        Runtime.Version packed = version(host, program);
        if (packed.compareToIgnoreOptional(Runtime.Version.parse(least)) >= 0) {
            return;
        }
        String old = "Java " + packed + " is packed, and a release needs " + least + " or newer";
        if (release) {
            throw new IllegalStateException(old + ": build on a newer JDK");
        }
        Steps.say("WARNING: " + old);
    }

    /** Says beside the packages which it is. */
    static void write(Host host, Path program, Path packages) throws IOException {
        String line =
                "The packages for %s on %s bring Java %s."
                        .formatted(host.word(), host.processor(), version(host, program));
        Files.writeString(packages.resolve(NAME), line + "\n");
    }

    private static Runtime.Version version(Host host, Path program) throws IOException {
        return Files.readAllLines(host.release(program)).stream()
                .filter(line -> line.startsWith(KEY))
                .map(line -> Runtime.Version.parse(line.substring(KEY.length()).replace("\"", "")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no version of Java in the image"));
    }
}
