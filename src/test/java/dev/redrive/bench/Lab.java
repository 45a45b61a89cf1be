package dev.redrive.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A display, a folder to work in, and the programs that are measured. */
final class Lab implements AutoCloseable {

    /** JavaFX has settled, and what a start compiles is compiled. */
    static final Duration SETTLED = Duration.ofSeconds(15);

    /** Over how long processor time is counted. */
    static final Duration COUNTED = Duration.ofSeconds(30);

    private static final Pattern OPTION = Pattern.compile("--java-options \"(.*)\"");
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    private final Path folder;
    private final Screen screen;
    private int programs;
    private @Nullable Double calmFloor;

    private Lab(Path folder, Screen screen) {
        this.folder = folder;
        this.screen = screen;
    }

    /** In a new folder within that one. */
    static Lab open(Path work) throws IOException {
        Files.createDirectories(work);
        Path folder = Files.createTempDirectory(work.toAbsolutePath(), "run");
        return new Lab(folder, Screen.open(folder.resolve("screen")));
    }

    Screen screen() {
        return screen;
    }

    /** A new folder. */
    Path newFolder(String name) throws IOException {
        return Files.createTempDirectory(folder, name);
    }

    /** The least a JavaFX program can show, on the JDK's own java with JavaFX's own jars. */
    List<String> emptyWindow() {
        return List.of(
                JAVA,
                "--module-path",
                pathOf(jar -> jar.contains("javafx-")),
                "--add-modules",
                "javafx.controls",
                "--enable-native-access=javafx.graphics",
                "--class-path",
                classes(),
                EmptyWindow.class.getName());
    }

    /** The same on the packaged Java with the packaged options. */
    static List<String> emptyWindowOfOurs() throws IOException {
        Path lib = image().resolve("lib");
        return List.of(
                lib.resolve("runtime/bin/redrive").toString(),
                "@" + lib.resolve("app/redrive.options"),
                "--add-modules",
                "javafx.controls",
                "--class-path",
                classes(),
                EmptyWindow.class.getName());
    }

    /** The packaged program. */
    static List<String> redrive(Path home) throws IOException {
        return List.of(image().resolve("bin/redrive").toString(), "--home", home.toString());
    }

    private static Path image() throws IOException {
        Path image = Path.of("target/installer/image/redrive").toAbsolutePath();
        if (Files.notExists(image)) {
            throw new IOException("there is no " + image + "; .ci/bench makes it");
        }
        return image;
    }

    /**
     * A program of these classes, which measures from within, with the options of the packaged one.
     */
    static List<String> classes(String main, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(JAVA));
        for (String file : List.of("jpackage/common.args", "jpackage/linux.args")) {
            Matcher option = OPTION.matcher(Files.readString(Path.of(file)));
            while (option.find()) {
                if (!option.group(1).startsWith("--enable-native-access")) {
                    command.add(option.group(1));
                }
            }
        }
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", CLASS_PATH));
        command.add(main);
        for (Object each : arguments) {
            command.add(each.toString());
        }
        return command;
    }

    /** Starts a program on the display, in a session without a bus. */
    Program start(List<String> command) throws IOException {
        return start(command, Map.of());
    }

    /** Starts a program on the display. */
    Program start(List<String> command, Map<String, String> more) throws IOException {
        programs++;
        Map<String, String> environment =
                more.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        environment.put("DISPLAY", screen.display());
        return Program.start(
                command, environment, folder.resolve("output-%d.txt".formatted(programs)));
    }

    /** What an open window takes of a core that does nothing; measured once. */
    double calmFloor() throws IOException, InterruptedException {
        if (calmFloor == null) {
            calmFloor = calm(emptyWindow());
        }
        return Objects.requireNonNull(calmFloor);
    }

    /** What a program takes of a core once it has settled. */
    double calm(List<String> command) throws IOException, InterruptedException {
        try (Program program = start(command)) {
            Thread.sleep(SETTLED);
            return program.share(COUNTED);
        }
    }

    private static String classes() {
        return pathOf(entry -> entry.endsWith("test-classes"));
    }

    private static String pathOf(Predicate<String> wanted) {
        return Arrays.stream(CLASS_PATH.split(File.pathSeparator, -1))
                .filter(wanted)
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Override
    public void close() {
        screen.close();
    }
}
