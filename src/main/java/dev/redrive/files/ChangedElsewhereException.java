package dev.redrive.files;

import java.io.Serial;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Saving would have undone a change that was made outside this window; nothing was saved. */
public final class ChangedElsewhereException extends FileSystemException {

    @Serial private static final long serialVersionUID = 1;

    /** That file is meant. */
    public ChangedElsewhereException(Path file) {
        super(file.toString(), null, "changed outside this window");
    }
}
