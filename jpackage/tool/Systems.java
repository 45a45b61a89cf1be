import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes the modules for every system there are packages for, from the real jars, on whatever system
 * it runs on: what jlink would stop at on the others is seen before anybody builds there. Started
 * by {@code .ci/systems}.
 */
final class Systems {

    /** What the JDKs for Windows bring in {@code bin}, of all that JavaFX brings too. */
    private static final Pattern OF_JAVA_FOR_WINDOWS =
            Pattern.compile("(api-ms-win-.*|msvcp140|ucrtbase|vcruntime140(_1)?)\\.dll");

    private Systems() {}

    /**
     * Makes and checks.
     *
     * @param arguments the folder to build in, the program's own jar, and the module path with the
     *     jars it needs here, beside which Maven has those for the other systems
     */
    public static void main(String[] arguments) throws IOException {
        Path build = Path.of(arguments[0]);
        checkLinks();
        for (Host.OperatingSystem system : Host.OperatingSystem.values()) {
            for (boolean arm : new boolean[] {false, true}) {
                Host host = new Host(system, arm);
                String ending = ending(host);
                if (ending != null) {
                    check(host, ending, build, Path.of(arguments[1]), arguments[2]);
                }
            }
        }
    }

    /**
     * What the jars of JavaFX for that system end in; null where it has none that Redrive needs.
     */
    private static String ending(Host host) {
        return switch (host.system()) {
            case LINUX -> host.arm() ? null : "linux";
            case WINDOWS -> host.arm() ? null : "win";
            case MACOS -> host.arm() ? "mac-aarch64" : "mac";
        };
    }

    private static void check(Host host, String ending, Path build, Path program, String needed)
            throws IOException {
        String word = host.word() + "-" + host.processor();
        List<String> jars = new ArrayList<>();
        for (String jar : needed.split(java.io.File.pathSeparator)) {
            String there =
                    jar.replaceFirst("-(linux|win|mac|mac-aarch64)\\.jar$", "-" + ending + ".jar");
            if (!Files.exists(Path.of(there))) {
                throw new IllegalStateException("missing, get it by .ci/jars fetch all: " + there);
            }
            jars.add(there);
        }
        Set<String> ofJava = new TreeSet<>();
        for (String jar : jars) {
            ofJava.addAll(ofJavaForWindows(jar));
        }
        Path modules =
                new Modules(
                                host,
                                ofJava,
                                Path.of("jpackage/modules"),
                                build.resolve(word),
                                Instant.EPOCH.plusSeconds(1L << 30))
                        .prepare(program, String.join(java.io.File.pathSeparator, jars));
        List<String> libraries = libraries(build.resolve(word).resolve("natives"));
        List<String> doubled = libraries.stream().filter(ofJava::contains).toList();
        if (!doubled.isEmpty()) {
            throw new IllegalStateException(word + ": jlink would stop at " + doubled);
        }
        if (libraries.stream().distinct().count() != libraries.size()) {
            throw new IllegalStateException(word + ": a library twice: " + libraries);
        }
        String sqlite =
                switch (host.system()) {
                    case LINUX -> "libsqlitejdbc.so";
                    case WINDOWS -> "sqlitejdbc.dll";
                    case MACOS -> "libsqlitejdbc.dylib";
                };
        if (!libraries.contains(sqlite)) {
            throw new IllegalStateException(word + ": no " + sqlite + " in " + libraries);
        }
        // The runtime of this system with the modules of that one: it does not start, but jlink
        // reads, resolves and places everything of theirs.
        Path runtime = build.resolve(word).resolve("runtime");
        Trees.remove(runtime);
        Steps.tool(
                "jlink",
                List.of(
                        "--module-path",
                        modules.toString(),
                        "--add-modules",
                        "dev.redrive",
                        "--output",
                        runtime.toString()));
        Steps.say(word + ": " + libraries.size() + " libraries, linked");
        Trees.remove(build.resolve(word));
    }

    /** Links to tasks go into the one feature of a package for Windows, and nowhere else. */
    private static void checkLinks() throws IOException {
        String links = Files.readString(Path.of("jpackage/windows/links.xml"));
        String made = WindowsPackages.withLinks("<Feature><A/></Feature>", links);
        if (!made.matches("(?s)<Feature><A/><Component .*</Component>\\s*</Feature>")) {
            throw new IllegalStateException("the links are in another place: " + made);
        }
        for (String other : List.of("<Package/>", "<Feature></Feature><Feature></Feature>")) {
            try {
                WindowsPackages.withLinks(other, links);
            } catch (IOException _) {
                continue;
            }
            throw new IllegalStateException("taken for jpackage's: " + other);
        }
        Steps.say("windows: links to tasks");
    }

    private static List<String> ofJavaForWindows(String jar) throws IOException {
        if (!Files.isRegularFile(Path.of(jar))) {
            return List.of();
        }
        try (JarFile file = new JarFile(jar)) {
            return file.stream()
                    .map(entry -> entry.getName().substring(entry.getName().lastIndexOf('/') + 1))
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .filter(name -> OF_JAVA_FOR_WINDOWS.matcher(name).matches())
                    .toList();
        }
    }

    private static List<String> libraries(Path natives) throws IOException {
        try (Stream<Path> files = Files.walk(natives)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getParent().endsWith("libraries"))
                    .map(file -> file.getFileName().toString().toLowerCase(Locale.ROOT))
                    .toList();
        }
    }
}
