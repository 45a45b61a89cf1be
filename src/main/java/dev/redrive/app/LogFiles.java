package dev.redrive.app;

import dev.redrive.files.OwnerFiles;
import dev.redrive.profile.Redactor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes over the logging of the whole program: redacted lines, held in memory until the window is
 * painted, then in five rotating files of 1 MiB. Nothing goes to the console, which no redaction
 * guards. Any thread.
 */
public final class LogFiles implements AutoCloseable {

    private static final String OWN = "dev.redrive";
    private static final int FILE_BYTES = 1 << 20;
    private static final int FILES = 5;

    private final OneLineFormatter formatter;
    private final HeldRecords records = new HeldRecords(OWN);
    // Held on to, because a logger nobody holds forgets its level.
    private final Logger root = Logger.getLogger("");
    private final Logger own = Logger.getLogger(OWN);
    private final List<Handler> handlersBefore = List.of(root.getHandlers());
    private final @Nullable Level rootLevelBefore = root.getLevel();
    private final @Nullable Level ownLevelBefore = own.getLevel();
    private volatile boolean isOpen;
    private boolean closed;

    private LogFiles(Redactor redactor) {
        formatter = new OneLineFormatter(redactor);
    }

    /** Takes over from whatever handlers there are. */
    public static LogFiles install(Redactor redactor) {
        LogFiles files = new LogFiles(redactor);
        files.handlersBefore.forEach(files.root::removeHandler);
        files.root.addHandler(files.records);
        files.root.setLevel(Level.WARNING);
        files.own.setLevel(Level.INFO);
        return files;
    }

    /**
     * Writes what is held, and all that follows, to {@code redrive-0.log} in that folder, which is
     * made if need be. Never on the JavaFX thread.
     *
     * @return why it could not be opened, in which case records are held as before; null when it
     *     was
     */
    public @Nullable IOException open(Path logsFolder) {
        try {
            OwnerFiles.createFolder(logsFolder);
            RotatingLog file = new RotatingLog(logsFolder, FILE_BYTES, FILES, formatter);
            records.passOnTo(file);
            isOpen = true;
            return null;
        } catch (IOException e) {
            return e;
        }
    }

    /** Whether lines reach a file. */
    boolean isOpen() {
        return isOpen;
    }

    /** Closes the file and gives logging back as it was found; once, later calls do nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        root.removeHandler(records);
        records.close();
        handlersBefore.forEach(root::addHandler);
        root.setLevel(rootLevelBefore);
        own.setLevel(ownLevelBefore);
    }
}
