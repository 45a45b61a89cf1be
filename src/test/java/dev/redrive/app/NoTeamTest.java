package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.testing.OtherProgram;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program without a team log, in a process of its own, since here its classes are in use. */
@Tag("slow")
class NoTeamTest {

    private static final String DONE = "the window is usable";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path temporary;

    @Test
    void programWithoutATeam_loadsNothingOfADatabase() throws Exception {
        Path home = Files.createDirectory(temporary.resolve("home"));
        Path classes = temporary.resolve("classes.log");
        Desk.writeProfile(home, "North", "TEST", "http://127.0.0.1:9");
        Process program =
                OtherProgram.of(
                                Program.class,
                                List.of(
                                        "-Xlog:class+load:file=" + classes,
                                        "-Dglass.platform=Headless",
                                        "-Dprism.order=sw",
                                        "-Djava.awt.headless=true"),
                                home.toString())
                        .redirectError(temporary.resolve("errors.log").toFile())
                        .start();
        try (var said = program.inputReader()) {
            assertThat(said.lines()).contains(DONE);
        } finally {
            program.destroyForcibly();
        }
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();

        List<String> loaded = Files.readAllLines(classes);
        assertThat(loaded)
                .as("the link itself is there")
                .anyMatch(has("dev.redrive.team.TeamLink"));
        assertThat(loaded)
                .noneMatch(has("org.postgresql"))
                .noneMatch(has("dev.redrive.team.postgres"))
                .noneMatch(has("dev.redrive.team.TeamDesk "))
                // Nor of the audit trail's lines before there is one.
                .noneMatch(has("dev.redrive.audit.AuditLine"))
                .noneMatch(has("dev.redrive.audit.AuditCheck"));
        assertThat(home.resolve("logs").resolve("audit.jsonl")).doesNotExist();
    }

    private static Predicate<String> has(String name) {
        return line -> line.contains("] " + name);
    }

    /** The program with one profile, until its window has been usable for a moment. */
    static final class Program {

        private Program() {}

        static void main(String[] args) throws IOException, TimeoutException, InterruptedException {
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            TestWindow window = TestWindow.open(Path.of(args[0]));
            window.awaitText("profileKindBadge", "Test");
            TimeUnit.SECONDS.sleep(2); // For what begins after the first frame.
            out.println(DONE);
            System.exit(0);
        }
    }
}
