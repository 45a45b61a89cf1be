package dev.redrive.keys.keychain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The session of a person who has nothing but a bus and, when told to, a GNOME Keyring. Everything
 * is in a temporary folder, nothing of the real person is touched.
 */
final class KeyringDesk {

    /** Starts the keyring unlocked, as after signing in. */
    static final String UNLOCKED =
            "printf pw | gnome-keyring-daemon --unlock --components=secrets >started 2>&1;";

    /** Starts the keyring locked. */
    static final String LOCKED = "gnome-keyring-daemon --start --components=secrets >started 2>&1;";

    /** What asks the person for the keyring's password. */
    enum Prompter {
        /** Closes the question at once. */
        REFUSES("false"),
        /** Leaves the question open, longer than anybody waits. */
        NEVER_ANSWERS("sleep 30"),
        /** Closes the question after a while. */
        REFUSES_LATE("sh -c \"sleep 2; exit 1\"");

        private final String command;

        Prompter(String command) {
            this.command = command;
        }
    }

    private static final long PATIENCE_S = 25;
    private final Path folder;

    KeyringDesk(Path folder, Prompter prompter) throws IOException {
        this.folder = folder;
        Path services = Files.createDirectories(folder.resolve("services"));
        Files.writeString(
                services.resolve("prompter.service"),
                """
                [D-BUS Service]
                Name=org.gnome.keyring.SystemPrompter
                Exec=/bin/%s
                """
                        .formatted(prompter.command));
        Files.writeString(
                folder.resolve("bus.conf"),
                """
                <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
                 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
                <busconfig>
                  <type>session</type>
                  <listen>unix:tmpdir=%s</listen>
                  <servicedir>%s</servicedir>
                  <policy context="default">
                    <allow send_destination="*" eavesdrop="true"/>
                    <allow eavesdrop="true"/>
                    <allow own="*"/>
                  </policy>
                </busconfig>
                """
                        .formatted(folder, services));
        Files.createDirectories(folder.resolve("home"));
        Files.createDirectories(
                folder.resolve("run"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** Runs a shell script on a bus of its own; what it printed, once it and the bus have ended. */
    List<String> onBus(String script) throws IOException, InterruptedException {
        return run(
                List.of(
                        "dbus-run-session",
                        "--config-file=" + folder.resolve("bus.conf"),
                        "--",
                        "sh",
                        "-c",
                        script));
    }

    /** Runs a shell script where there is no bus. */
    List<String> withoutBus(String script) throws IOException, InterruptedException {
        return run(List.of("sh", "-c", script));
    }

    /** The command that asks the keychain in a process of its own, for a script. */
    static String ask(int patienceMs, String... questions) {
        String java = ProcessHandle.current().info().command().orElse("java");
        String classes =
                Path.of("target", "classes").toAbsolutePath()
                        + ":"
                        + Path.of("target", "test-classes").toAbsolutePath();
        return "%s -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED -cp %s %s %s %s;"
                .formatted(
                        java,
                        classes,
                        KeychainProcess.class.getName(),
                        patienceMs,
                        String.join(" ", questions));
    }

    private List<String> run(List<String> command) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(output.toFile())
                        .redirectError(folder.resolve("errors").toFile());
        builder.environment().keySet().retainAll(List.of("PATH", "LANG"));
        builder.environment()
                .putAll(
                        Map.of(
                                "HOME",
                                folder.resolve("home").toString(),
                                "XDG_RUNTIME_DIR",
                                folder.resolve("run").toString()));
        Process process = builder.start();
        boolean ended = process.waitFor(PATIENCE_S, TimeUnit.SECONDS);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(output);
        assertThat(ended).as("ended, after it said %s", lines).isTrue();
        return lines;
    }
}
