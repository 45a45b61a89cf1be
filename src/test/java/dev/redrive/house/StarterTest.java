package dev.redrive.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The starter for Linux, in front of a runtime that only says what it was started with. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the starter is a shell script for Linux")
class StarterTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path folder;

    @BeforeEach
    void build() throws IOException {
        executable("bin/redrive", Files.readString(Path.of("jpackage/linux/redrive.sh")));
        executable("lib/runtime/bin/redrive", "#!/bin/sh\nprintf '<%s>\\n' \"$@\"\nenv\n");
        Files.createDirectories(folder.resolve("lib/app"));
    }

    private void executable(String name, String script) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH"})
    void optionsOfOtherPrograms_doNotReachTheRuntime(String variable) throws Exception {
        assertThat(start(Map.of(variable, "-javaagent:/other.jar"))).doesNotContain(variable + "=");
    }

    @Test
    void aSessionWithoutAccents_getsACharacterSetWithThem() throws Exception {
        assertThat(start(Map.of("LC_ALL", "C"))).contains("\nLC_ALL=C.UTF-8\n");
        assertThat(start(Map.of("LANG", "xx_YY.UTF-8"))).contains("\nLC_ALL=C.UTF-8\n");
        assertThat(start(Map.of("LC_ALL", "C.UTF-8"))).contains("\nLC_ALL=C.UTF-8\n");
        assertThat(start(Map.of("LANG", "C.UTF-8"))).doesNotContain("LC_ALL=");
    }

    @ParameterizedTest
    @CsvSource({
        "'--home /a',                  '',       /a",
        "'--home=/a b',                '',       /a b",
        "'--demo --home ~/a',          '',       /people/ann/a",
        "'--home=~/a --walkthrough b', '',       /people/ann/a",
        "'--demo',                     '',       /people/ann/.local/share/redrive",
        "'--demo',                     /data,    /data/redrive",
        "'--demo',                     relative, /people/ann/.local/share/redrive",
    })
    void aCrashIsReportedInTheLogs(String arguments, String data, String home) throws Exception {
        String[] each =
                arguments.startsWith("--home=/") ? new String[] {arguments} : arguments.split(" ");

        assertThat(start(Map.of("HOME", "/people/ann", "XDG_DATA_HOME", data), each))
                .contains("<-XX:ErrorFile=" + home + "/logs/hs_err_pid%p.log>\n");
    }

    @Test
    void argumentsArriveAsTheyAre() throws Exception {
        assertThat(start(Map.of(), "--home", "a b", "", "*", "--demo"))
                .contains(
                        "<dev.redrive/dev.redrive.Launcher>\n<--home>\n<a b>\n<>\n<*>\n<--demo>\n");
    }

    private String start(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(folder.resolve("bin/redrive").toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        String path = builder.environment().get("PATH");
        builder.environment().clear();
        builder.environment().put("PATH", path);
        builder.environment().putAll(environment);
        Process started = builder.start();
        String said = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(started.waitFor()).as(said).isZero();
        return said;
    }
}
