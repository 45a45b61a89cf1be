package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.redrive.testing.HandExecutor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real way to a program of the system. */
@DisabledOnOs(OS.WINDOWS)
class DesktopNoticeTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path folder;

    private final HandExecutor background = new HandExecutor();

    private String notified(String title, String text) throws IOException {
        Path said = folder.resolve("said");
        program(folder, "for a in \"$@\"; do echo \"[$a]\"; done > '" + said + "'");
        new DesktopNotice(
                        "relative:" + folder, secret -> secret.replace("s3cret", "***"), background)
                .show(title, text);
        assertThat(said).doesNotExist(); // Nothing runs on the caller's thread.
        background.runAll();
        return Files.readString(said);
    }

    private static void program(Path in, String script) throws IOException {
        Path program = in.resolve("notify-send");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ACME: 0 failed | done | [ACME: 0 failed] | [done]",
                "--hint=x | -u | [--hint=x] | [-u]",
                "'$(touch x); `id`' | a & <b>b</b> | [$(touch x); `id`] | [a &amp; &lt;b&gt;b&lt;/b&gt;]",
                "s3cret | key s3cret | [***] | [key ***]",
            })
    void textsArriveAsTheyAre_andNothingElse(String title, String text, String first, String second)
            throws IOException {
        assertThat(notified(title, text))
                .isEqualTo("[--app-name=Redrive]\n[--]\n" + first + "\n" + second + "\n");
    }

    @Test
    void aTextIsOneLineOfLimitedLength() throws IOException {
        assertThat(notified("a\nb\u202Ec", "x".repeat(10_000)).lines())
                .hasSize(4)
                .allMatch(line -> line.length() <= 202);
    }

    @Test
    void taskThatEndsWhileTheWindowCloses_isNotAnnounced() {
        ExecutorService closed = Executors.newSingleThreadExecutor();
        closed.shutdown();

        assertThatCode(() -> new DesktopNotice("", text -> text, closed).show("title", "text"))
                .doesNotThrowAnyException();
    }

    @Test
    void withoutTheProgramNothingHappens() {
        for (String path : new String[] {null, "", ":", folder.toString(), "/nowhere", "\0"}) {
            assertThat(DesktopNotice.program(path)).isNull();
            new DesktopNotice(path, text -> text, background).show("title", "text");
        }
        background.runAll();
    }

    @Test
    void aProgramOfTheWorkingFolderIsNotRun() throws IOException {
        program(folder, "exit 1");

        assertThat(DesktopNotice.program(".:" + folder)).isEqualTo(folder.resolve("notify-send"));
        Path relative = Path.of("").toAbsolutePath().relativize(folder.toAbsolutePath());
        assertThat(relative.resolve("notify-send")).exists();
        assertThat(DesktopNotice.program(relative.toString())).isNull();
    }
}
