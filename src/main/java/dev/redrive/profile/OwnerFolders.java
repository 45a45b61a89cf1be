package dev.redrive.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders for the person's own files. */
public final class OwnerFolders {

    private OwnerFolders() {}

    /**
     * Makes the folder and those above it where they are missing; what it makes is closed to other
     * people where the file system knows such permissions. Never on the JavaFX thread.
     *
     * @throws IOException when it can not be made, or something else has its name
     */
    public static void create(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }
}
