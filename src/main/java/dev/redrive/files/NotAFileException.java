package dev.redrive.files;

import java.io.Serial;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** In place of a file there is a folder, a pipe or a device. */
public final class NotAFileException extends FileSystemException {

    @Serial private static final long serialVersionUID = 1;

    /** That path is meant. */
    public NotAFileException(Path path) {
        super(path.toString(), null, "not a regular file");
    }
}
