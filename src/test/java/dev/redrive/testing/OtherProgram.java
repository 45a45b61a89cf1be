package dev.redrive.testing;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Programs in processes of their own, on the code of this one, to be killed or told odd things. */
public final class OtherProgram {

    private OtherProgram() {}

    /**
     * How that program is started: small and quick, complaining where this one does.
     *
     * @param main has the {@code main} method
     * @param options for the virtual machine, before the usual ones
     */
    public static ProcessBuilder of(Class<?> main, List<String> options, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-cp",
                        classPath(main),
                        main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    /** Starts it. */
    public static Process start(Class<?> main, String... arguments) throws IOException {
        return of(main, List.of(), arguments).start();
    }

    /** All modules of this process as a plain class path, with the test classes. */
    private static String classPath(Class<?> main) {
        String name = "/" + main.getName().replace('.', '/') + ".class";
        URL file = Objects.requireNonNull(main.getResource(name));
        Stream<Path> modules =
                ModuleLayer.boot().configuration().modules().stream()
                        .flatMap(module -> module.reference().location().stream())
                        .filter(location -> "file".equals(location.getScheme()))
                        .map(Path::of);
        Stream<String> all =
                Stream.concat(
                        Stream.of(Path.of(URI.create(file.toString().replace(name, "/"))))
                                .map(Path::toString),
                        Stream.concat(
                                modules.map(Path::toString),
                                Stream.of(
                                        System.getProperty("java.class.path", "")
                                                .split(File.pathSeparator))));
        // Without it SQLite's driver logs as in the program, else it complains.
        return String.join(
                File.pathSeparator, all.filter(path -> !path.contains("slf4j")).toList());
    }
}
