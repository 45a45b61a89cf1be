package dev.redrive.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Creates files and folders that only their owner can access. Never on the JavaFX thread. */
public final class OwnerFiles {

    private static final System.Logger LOG = System.getLogger(OwnerFiles.class.getName());

    private OwnerFiles() {}

    /**
     * Creates the folder and those above it where they are missing; they are closed to other users
     * on file systems with POSIX permissions.
     *
     * @throws IOException when it cannot be created, or a file has its name
     */
    public static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, closed(folder, "rwx------"));
        }
    }

    /**
     * Creates the file and its folder where they are missing; changes nothing that exists.
     *
     * @throws IOException when one of them cannot be created
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

    /**
     * The attributes that give only the owner access to a new file; none on file systems without
     * POSIX permissions.
     */
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
