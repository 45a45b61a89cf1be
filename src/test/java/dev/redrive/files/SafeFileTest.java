package dev.redrive.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redrive.testing.OnEveryDisk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnEveryDisk
class SafeFileTest {

    private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

    @TempDir(factory = OnEveryDisk.Folder.class)
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path folder;

    @Test
    void aFailedWriteLeavesTheOldFileWholeAndNothingBesideIt() throws IOException {
        // A folder that is not empty cannot be moved over: the last step fails, also for root.
        Path target = Files.createDirectory(folder.resolve("profiles.json"));
        Path old = Files.writeString(target.resolve("old"), "whole");

        assertThatIOException().isThrownBy(() -> SafeFile.write(target, NEW));

        assertThat(old).content().isEqualTo("whole");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(target));
    }

    @Test
    void aFileNamedInCapitals_isReplaced_whereThatIsTheSameName() throws IOException {
        Path file = Files.writeString(folder.resolve("export d'été.csv"), "old");
        Path capitals = folder.resolve("EXPORT D'ÉTÉ.csv");
        boolean same = Files.exists(capitals);

        SafeFile.write(capitals, NEW);

        assertThat(capitals).content().isEqualTo("new");
        assertThat(file).content().isEqualTo(same ? "new" : "old");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).as("nothing beside it").hasSize(same ? 1 : 2);
        }
    }

    @Test
    void contentThatEndsInAnErrorReplacesNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("export.csv"), "whole");

        assertThatIOException()
                .isThrownBy(() ->
                        SafeFile.write(
                                file,
                                SafeFile.Access.USUAL,
                                out -> {
                                    out.write(NEW);
                                    throw new IOException("half-way");
                                }));

        assertThat(file).content().isEqualTo("whole");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void aLinkStaysALinkAndItsTargetIsReplaced() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path target = Files.writeString(elsewhere.resolve("real.json"), "old");
        Path between = Files.createSymbolicLink(folder.resolve("between"), target);
        Path link =
                Files.createSymbolicLink(
                        folder.resolve("link.json"), folder.getFileSystem().getPath("between"));

        SafeFile.write(link, NEW);

        assertThat(target).content().isEqualTo("new");
        assertThat(link).isSymbolicLink();
        assertThat(between).isSymbolicLink();
    }

    @Test
    void aLinkToNothingYetGetsItsTarget() throws IOException {
        Path target = folder.resolve("later.json");
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), target);

        SafeFile.write(link, NEW);

        assertThat(target).content().isEqualTo("new");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void linksInACircleAreSaid() throws IOException {
        Path one = folder.resolve("one");
        Files.createSymbolicLink(one, folder.resolve("two"));
        Files.createSymbolicLink(folder.resolve("two"), one);

        assertThatIOException().isThrownBy(() -> SafeFile.write(one, NEW));
    }

    @Test
    void onlyAnOwnersFileIsClosedToOthers() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path usual = Files.createFile(folder.resolve("as a new file is"));

        SafeFile.write(folder.resolve("owner"), NEW);
        SafeFile.write(folder.resolve("usual"), SafeFile.Access.USUAL, out -> out.write(NEW));

        assertThat(permissions("owner")).isEqualTo("rw-------");
        assertThat(permissions("usual")).isEqualTo(permissions(usual.getFileName().toString()));
    }

    private String permissions(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
    }

    @Test
    void aFileHeldByAnotherProgramForAMoment_isReplacedAllTheSame() throws IOException {
        Path file = Files.createFile(folder.resolve("held"));
        List<IOException> refusals =
                new ArrayList<>(
                        List.of(
                                new AccessDeniedException(file.toString()),
                                new FileSystemException(file.toString(), null, "in use")));
        int[] pauses = {0};

        SafeFile.whileHeld(
                () -> {
                    if (!refusals.isEmpty()) {
                        throw refusals.removeFirst();
                    }
                },
                file,
                () -> pauses[0]++);

        assertThat(refusals).isEmpty();
        assertThat(pauses[0]).isEqualTo(2);
    }

    @Test
    void aFileThatStaysHeld_isSaidToBeOpenElsewhere_afterASecond() throws IOException {
        Path file = Files.createFile(folder.resolve("held"));
        int[] pauses = {0};

        assertThatExceptionOfType(SafeFile.HeldFileException.class)
                .isThrownBy(() ->
                        SafeFile.whileHeld(
                                () -> {
                                    throw new AccessDeniedException(file.toString());
                                },
                                file,
                                () -> pauses[0]++));
        assertThat(pauses[0] * 50).isBetween(900, 1_100);
    }

    @Test
    void whatNoWaitingMends_failsAtOnce() {
        Path missing = folder.resolve("missing");

        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() ->
                        SafeFile.whileHeld(
                                () -> {
                                    throw new NoSuchFileException(missing.toString());
                                },
                                missing,
                                () -> {
                                    throw new AssertionError("waited");
                                }));
    }
}
