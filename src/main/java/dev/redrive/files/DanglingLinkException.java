package dev.redrive.files;

import java.io.Serial;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** In place of a file there is a link, and what it leads to does not exist. */
public final class DanglingLinkException extends FileSystemException {

    @Serial private static final long serialVersionUID = 1;

    /** That link is meant. */
    public DanglingLinkException(Path link) {
        super(link.toString(), null, "a link that leads to nothing");
    }
}
