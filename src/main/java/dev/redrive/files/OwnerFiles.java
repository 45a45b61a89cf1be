package dev.redrive.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes files and folders for their owner alone. Never on the JavaFX thread. */
public final class OwnerFiles {

    private static final System.Logger LOG = System.getLogger(OwnerFiles.class.getName());

    private OwnerFiles() {}

    /**
     * Makes the folder and those above it where they are missing; what it makes is closed to other
     * users where the file system knows such permissions.
     *
     * @throws IOException when it cannot be made, or something else has its name
     */
    public static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, closed(folder, "rwx------"));
        }
    }

    /**
     * Makes the file, and its folder, where they are missing; leaves alone what is there.
     *
     * @throws IOException when one of them cannot be made
     */
    public static void createFile(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            createFolder(folder);
        }
        try {
            Files.createFile(file, attributes(file));
        } catch (FileAlreadyExistsException e) {
            LOG.log(System.Logger.Level.TRACE, "{0} exists", e.getFile());
        }
    }

    /** What makes a new file its owner's alone; nothing where the file system knows no such way. */
    public static FileAttribute<?>[] attributes(Path file) {
        return closed(file, "rw-------");
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
