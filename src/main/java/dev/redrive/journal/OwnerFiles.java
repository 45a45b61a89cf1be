package dev.redrive.journal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Files for their owner alone, where the file system knows such permissions, and their names. */
final class OwnerFiles {

    private static final System.Logger LOG = System.getLogger(OwnerFiles.class.getName());
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final int MOST_NAMES = 1_000;

    private OwnerFiles() {}

    /** Makes the file, and its folder, where they are missing; leaves alone what is there. */
    static void create(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(folder, closed(folder, "rwx------"));
        }
        try {
            Files.createFile(file, closed(file, "rw-------"));
        } catch (FileAlreadyExistsException e) {
            LOG.log(System.Logger.Level.TRACE, "{0} is there", e.getFile());
        }
    }

    /**
     * A name beside the file that nobody has: its stem, a dash, why, when the file was changed
     * last, its ending.
     */
    static Path freeName(Path file, String why) throws IOException {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        String ending = dot < 0 ? "" : name.substring(dot);
        Instant changed = Files.getLastModifiedTime(file).toInstant();
        for (int i = 1; i <= MOST_NAMES; i++) {
            String unique = STAMP.format(changed) + (i == 1 ? "" : "-" + i);
            Path free = file.resolveSibling(stem + "." + why + "-" + unique + ending);
            if (Files.notExists(free)) {
                return free;
            }
        }
        throw new FileSystemException(file.toString(), null, "no free name beside it");
    }

    private static FileAttribute<?>[] closed(Path path, String permissions) {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }
}
