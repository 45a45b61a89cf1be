package dev.redrive.testing;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A file, a connection, a key or the service was touched.
 *
 * @param at when it began
 * @param thread the name of the thread, empty for a virtual one
 * @param onFxThread whether that is the JavaFX thread
 * @param what the kind of event, or the method that was entered
 * @param target the path or the port; empty where there is none
 * @param stack who did it, the innermost frame first, as {@code class.method:line}
 */
public record Touch(
        Instant at,
        String thread,
        boolean onFxThread,
        String what,
        String target,
        List<String> stack) {

    private static final String OWN = "dev.redrive.";

    private static final List<String> PROGRAM =
            List.of(
                    Path.of("target", "classes").toAbsolutePath().toString(),
                    Path.of("target", "test-classes").toAbsolutePath().toString(),
                    System.getProperty("java.home", ""));

    /** What may read the program itself: classes, FXML, pictures and the like. */
    private static final List<String> LOADERS =
            List.of(
                    "jdk.internal.loader.",
                    "jdk.internal.module.",
                    "java.lang.Class.getResource",
                    "java.lang.ClassLoader.",
                    "java.lang.Module.getResource",
                    "java.util.ServiceLoader",
                    "javafx.fxml.FXMLLoader.",
                    "javafx.scene.image.Image.",
                    "com.sun.javafx.font.",
                    "com.sun.glass.",
                    "java.net.URL.openStream",
                    "sun.net.www.protocol.");

    /**
     * Whether the JavaFX thread did it, on behalf of Redrive, to something that can keep it
     * waiting.
     */
    public boolean isForbidden() {
        return onFxThread && isOwn() && !isOfTheProgramItself();
    }

    /** Whether code of Redrive, or of its tests, is behind it. */
    public boolean isOwn() {
        return stack.stream().anyMatch(frame -> frame.startsWith(OWN));
    }

    /** Whether it only loads what the program consists of. */
    public boolean isOfTheProgramItself() {
        return target.endsWith(".jar")
                // What random numbers come from on Linux; it keeps nobody waiting.
                || target.equals("/dev/urandom")
                || PROGRAM.stream().anyMatch(target::startsWith)
                || stack.stream()
                        .takeWhile(frame -> !frame.startsWith(OWN))
                        .anyMatch(frame -> LOADERS.stream().anyMatch(frame::startsWith));
    }

    @Override
    public String toString() {
        String lines = stack.stream().limit(25).collect(Collectors.joining("\n    "));
        return what + " " + target + " on " + thread + " at " + at + "\n    " + lines;
    }
}
