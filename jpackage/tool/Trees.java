import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.DosFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whole folders. */
final class Trees {

    private Trees() {}

    /** Removes a folder and all in it, if it is there. */
    static void remove(Path folder) throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            for (Path path : all(folder).reversed()) {
                clearReadOnly(path);
                Files.delete(path);
            }
        }
    }

    /** Windows deletes no file that is read-only, as what jlink made is. */
    private static void clearReadOnly(Path path) throws IOException {
        DosFileAttributeView dos =
                Files.getFileAttributeView(
                        path, DosFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (dos != null && File.separatorChar == '\\') {
            dos.setReadOnly(false);
        }
    }

    /** Copies a folder and all in it, with permissions and times, to a place where nothing is. */
    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        for (Path path : all(from)) {
            Files.copy(
                    path,
                    to.resolve(from.relativize(path)),
                    StandardCopyOption.COPY_ATTRIBUTES,
                    LinkOption.NOFOLLOW_LINKS);
        }
    }

    /**
     * Gives everything in a folder one time, so that the same sources make the same packages; links
     * keep theirs.
     */
    static void setTimes(Path folder, Instant time) throws IOException {
        FileTime fileTime = FileTime.from(time);
        for (Path path : all(folder).reversed()) {
            if (!Files.isSymbolicLink(path)) {
                Files.getFileAttributeView(path, BasicFileAttributeView.class)
                        .setTimes(fileTime, fileTime, null);
            }
        }
    }

    /** Lets everybody read everything in a folder, and only its owner write; POSIX systems only. */
    static void setPermissions(Path folder) throws IOException {
        for (Path path : all(folder)) {
            if (!Files.isSymbolicLink(path)) {
                boolean open = Files.isDirectory(path) || Files.isExecutable(path);
                Files.setPosixFilePermissions(
                        path, PosixFilePermissions.fromString(open ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }

    /** The bytes of all files in a folder. */
    static long bytes(Path folder) throws IOException {
        long bytes = 0;
        for (Path path : all(folder)) {
            if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                bytes += Files.size(path);
            }
        }
        return bytes;
    }

    /** A folder and all in it, each folder before what is in it, always in the same order. */
    private static List<Path> all(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted(Comparator.naturalOrder()).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
