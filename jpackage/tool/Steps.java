import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;

/** Runs the tools that do the work, and stops everything when one fails. */
final class Steps {

    private Steps() {}

    /** Says what was done, in the build's output. */
    static void say(String line) {
        System.out.println(line);
    }

    /**
     * Runs a tool of the JDK this runs on.
     *
     * @throws IllegalStateException when it fails
     */
    static void tool(String name, List<String> arguments) {
        say(name + " " + String.join(" ", arguments));
        ToolProvider tool =
                ToolProvider.findFirst(name)
                        .orElseThrow(() -> new IllegalStateException("this JDK has no " + name));
        if (tool.run(System.out, System.err, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException(name + " failed");
        }
    }

    /**
     * Runs a program of this computer.
     *
     * @param environment what it finds there beside what is there anyway
     * @throws IllegalStateException when it ends with anything but 0
     */
    static void program(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        say(String.join(" ", command));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).inheritIO();
        builder.environment().putAll(environment);
        int status = builder.start().waitFor();
        if (status != 0) {
            throw new IllegalStateException(command.getFirst() + " ended with " + status);
        }
    }
}
