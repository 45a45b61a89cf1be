package dev.redrive.files;

import java.io.Serial;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A newer Redrive wrote the file, which this one may not replace and may not understand. */
public final class NewerVersionException extends FileSystemException {

    @Serial private static final long serialVersionUID = 1;

    /** That file is meant. */
    public NewerVersionException(Path file) {
        super(file.toString(), null, "of a newer version");
    }
}
