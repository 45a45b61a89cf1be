package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redrive.Launcher;
import dev.redrive.app.Preparation.NotStartedException;
import dev.redrive.policy.Policies;
import dev.redrive.testing.FakeKeychain;
import dev.redrive.testing.OtherProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start that must not go on says why in a sentence, and has touched nothing. */
class NotStartedTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    @Test
    void homeOthersMayWriteTo_isRefusedBeforeAnythingInItIsRead() throws Exception {
        assumeTrue(home.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Files.writeString(home.resolve("profiles.json"), "damaged");
        Files.writeString(home.resolve("connection.json"), "damaged");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(this::start)
                .isInstanceOf(NotStartedException.class)
                .hasMessageContaining(home + " can be written to by other users")
                .hasMessageContaining("chmod go-w '" + home + "'")
                .hasMessageContaining("--home");
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("profiles.json", "connection.json");
        }
    }

    @Tag("slow")
    @Test
    void secondStartThatCannotReachTheOpenWindow_saysSoAndEnds() throws Exception {
        try (SingleWindow first = Objects.requireNonNull(SingleWindow.claimOrShow(home, null))) {
            assertThat(first).isNotNull();
            Files.delete(home.resolve("window.sock"));

            assertThatThrownBy(this::start)
                    .isInstanceOf(NotStartedException.class)
                    .hasMessageContaining("open already")
                    .hasMessageContaining(home.toString());
        }
    }

    @Test
    void fileInPlaceOfTheHome_isSaid() throws Exception {
        home = Files.createFile(home.resolve("file"));

        assertThatThrownBy(this::start)
                .isInstanceOf(NotStartedException.class)
                .hasMessageContaining(home.toString())
                .hasMessageNotContaining("Exception");
    }

    @Test
    void notStarted_saysTheReasonAndNothingAboutExceptions() throws Exception {
        Path file = Files.createFile(home.resolve("profiles.json"));
        Files.createDirectory(home.resolve("window.lock"));

        Process program =
                OtherProgram.of(
                                Launcher.class,
                                List.of(
                                        "-Dglass.platform=Headless",
                                        "-Dprism.order=sw",
                                        "-Djava.awt.headless=true"),
                                "--home",
                                home.toString(),
                                "--walkthrough",
                                home.resolve("pictures").toString())
                        .redirectErrorStream(true)
                        .start();
        List<String> said = program.inputReader().lines().toList();

        assertThat(program.waitFor()).isOne();
        assertThat(said)
                .noneMatch(line -> line.contains("Exception"))
                .last()
                .asString()
                .startsWith(
                        "redrive: The folder "
                                + home
                                + " cannot be used. In place of the file "
                                + home.resolve("window.lock")
                                + " there is ");
        assertThat(file).isEmptyFile();
    }

    private Preparation start() {
        return Preparation.of(
                new CommandLine.Run(home, false, null, null, null, CommandLine.Run.Look.USUAL),
                FakeKeychain.without(),
                Policies.none());
    }
}
