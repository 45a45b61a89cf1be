package dev.redrive.app.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrashReportsTest {

    private static final String OURS =
            """
            # A fatal error has been detected by the Java Runtime Environment:
            Command Line: -Xmx256m dev.redrive/dev.redrive.Launcher --home /home/jo/redrive
            VM Arguments:
            java_command: dev.redrive/dev.redrive.Launcher --home /home/jo/redrive
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path folder;

    private Path temporary = Path.of("");
    private Path logs = Path.of("");
    private final CrashReports reports = new CrashReports(pid -> pid == 99);

    @BeforeEach
    void makeFolders() throws IOException {
        temporary = Files.createDirectory(folder.resolve("temporary"));
        logs = Files.createDirectory(folder.resolve("logs"));
    }

    private Path report(String name, String content) throws IOException {
        return Files.writeString(temporary.resolve(name), content);
    }

    private List<String> kept() throws IOException {
        try (Stream<Path> files = Files.list(logs)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void move() {
        reports.moveTo(logs, List.of(folder.resolve("missing"), temporary, temporary));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                OURS,
                "Command Line: dev.redrive/dev.redrive.Launcher \nx",
                "java_command: dev.redrive/dev.redrive.Launcher\n",
                "x\nCommand Line: --module dev.redrive/dev.redrive.Launcher --demo\ny"
            })
    void reportOfAnEarlierRun_isMovedToTheLogs(String content) throws IOException {
        Path report = report("hs_err_pid4711.log", content);

        move();

        assertThat(report).doesNotExist();
        assertThat(logs.resolve("hs_err_pid4711.log")).hasContent(content);
    }

    @Test
    void movedReport_isItsOwnersAlone() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path report = report("hs_err_pid4711.log", OURS);
        Files.setPosixFilePermissions(report, PosixFilePermissions.fromString("rw-r--r--"));

        move();

        assertThat(Files.getPosixFilePermissions(logs.resolve("hs_err_pid4711.log")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Command Line: org.example.Other",
                "Command Line: org.example.Other --about dev.redrive",
                "Command Line: dev.redrive/dev.redrive.LauncherOfOthers",
                "Command Line: notdev.redrive/dev.redrive.Launcher",
                "a line with dev.redrive/dev.redrive.Launcher"
            })
    void reportOfAnotherProgram_staysWhereItIs(String content) throws IOException {
        Path report = report("hs_err_pid4711.log", content);

        move();

        assertThat(report).hasContent(content);
        assertThat(kept()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hs_err_pid99.log", // Of a process that is running.
                "hs_err_pid.log",
                "hs_err_pid12a.log",
                "hs_err_pid99999999999999999999.log",
                "hs_err_pid12.log.txt"
            })
    void fileOfAnotherNameOrOfARunningProcess_staysWhereItIs(String name) throws IOException {
        Path report = report(name, OURS);

        move();

        assertThat(report).exists();
        assertThat(kept()).isEmpty();
    }

    @Test
    void fileThatIsTooLong_staysWhereItIs() throws IOException {
        Path report = report("hs_err_pid4711.log", OURS + " ".repeat(4 << 20));

        move();

        assertThat(report).exists();
        assertThat(kept()).isEmpty();
    }

    @Test
    void linkOrFolder_staysWhereItIs_andNothingIsWrittenThroughALink() throws IOException {
        Path target = Files.writeString(folder.resolve("report"), OURS);
        Path link = temporary.resolve("hs_err_pid4711.log");
        Files.createSymbolicLink(link, target);
        Files.createDirectory(temporary.resolve("hs_err_pid4712.log"));
        report("hs_err_pid4713.log", OURS);
        Path outside = Files.writeString(folder.resolve("outside"), "untouched");
        Files.createSymbolicLink(logs.resolve("hs_err_pid4713.log"), outside);

        move();

        assertThat(link).isSymbolicLink();
        assertThat(target).hasContent(OURS);
        assertThat(outside).hasContent("untouched");
        assertThat(kept()).hasSize(2).anyMatch(name -> name.startsWith("earlier-"));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "needs setting another owner")
    void reportOfAnotherUser_staysWhereItIs() throws IOException {
        Path report = report("hs_err_pid4711.log", OURS);
        assumeTrue((int) Files.getAttribute(report, "unix:uid") == 0, "only root gives files away");
        Files.setAttribute(report, "unix:uid", 12_345);

        move();

        assertThat(report).exists();
        assertThat(kept()).isEmpty();
    }

    @Test
    void reportsInTheLogs_stayThere() throws IOException {
        Files.writeString(logs.resolve("hs_err_pid4711.log"), OURS);

        reports.moveTo(logs, List.of(logs));

        assertThat(kept()).containsExactly("hs_err_pid4711.log");
    }

    @Test
    void moreThanTwenty_waitForTheNextStart() throws IOException {
        for (int i = 100; i < 130; i++) {
            report("hs_err_pid" + i + ".log", OURS);
        }

        move();
        assertThat(kept()).hasSize(20);
        move();

        assertThat(kept()).hasSize(30);
    }
}
