package dev.redrive.app.log;

import dev.redrive.enterprise.http.Secrets;
import dev.redrive.files.OwnerFiles;
import dev.redrive.keys.Redactor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes over the logging of the whole program: redacted lines, kept in memory until the window is
 * painted, then in five rotating files of 1 MiB. Nothing goes to the console. Any thread.
 */
public final class LogFiles implements AutoCloseable {

    private static final String OWN = "dev.redrive";
    private static final int FILE_BYTES = 1 << 20;
    private static final int FILES = 5;

    private final OneLineFormatter formatter;
    private final PendingRecords records = new PendingRecords(OWN);
    // A field, as a logger without a reference loses its level.
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

    /** Replaces all handlers. */
    public static LogFiles install(Redactor redactor) {
        LogFiles files = new LogFiles(redactor);
        files.handlersBefore.forEach(files.root::removeHandler);
        files.root.addHandler(files.records);
        files.root.setLevel(Level.WARNING);
        files.own.setLevel(Level.INFO);
        return files;
    }

    /**
     * Writes the records in memory, and all later ones, to {@code redrive-0.log} in that folder,
     * which is created if missing. Never on the JavaFX thread.
     *
     * @return why it could not be opened; records stay in memory then; null when it was
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

    /** Whether records are written to a file. */
    public boolean isOpen() {
        return isOpen;
    }

    /** Closes the file and restores the handlers from before. Later calls do nothing. */
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

    /**
     * Formats a record as one line, in UTC, redacted as a whole: message, parameters, and the
     * throwable with its causes and suppressed exceptions.
     */
    static final class OneLineFormatter extends Formatter {

        private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]+");
        private static final int LONGEST = 32_000;
        private static final int MOST_FRAMES = 40;

        private final Redactor redactor;

        OneLineFormatter(Redactor redactor) {
            this.redactor = redactor;
        }

        @Override
        public String format(LogRecord record) {
            StringBuilder text = new StringBuilder();
            text.append(record.getLevel().getName()).append(" [");
            text.append(record.getLongThreadID()).append("] ");
            text.append(record.getLoggerName()).append(' ').append(formatMessage(record));
            if (record.getThrown() != null) {
                append(text, "\n", record.getThrown(), seenByIdentity());
            }
            // Redacted before line breaks are taken out and before it is cut: both could hide a
            // key.
            String line = BREAKS.matcher(redactor.clean(text.toString())).replaceAll(" | ");
            String cut = line.length() > LONGEST ? line.substring(0, LONGEST) + " (cut)" : line;
            return record.getInstant() + " " + cut + System.lineSeparator();
        }

        private static Set<Throwable> seenByIdentity() {
            return Collections.newSetFromMap(new IdentityHashMap<>());
        }

        private static void append(
                StringBuilder text, String before, Throwable thrown, Set<Throwable> seen) {
            text.append(before).append(thrown);
            if (!seen.add(thrown)) {
                return;
            }
            StackTraceElement[] frames = thrown.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, MOST_FRAMES); i++) {
                text.append("\nat ").append(frames[i]);
            }
            for (Throwable suppressed : thrown.getSuppressed()) {
                append(text, "\nsuppressed ", suppressed, seen);
            }
            if (thrown.getCause() != null) {
                append(text, "\ncaused by ", thrown.getCause(), seen);
            }
        }
    }

    /**
     * Masks the secrets of this run in what the service says.
     *
     * @param redactor knows them
     */
    public record RedactedSecrets(Redactor redactor) implements Secrets {

        @Override
        public String masked(String prose) {
            return redactor.clean(prose);
        }

        @Override
        public boolean isIn(String data) {
            return redactor.isIn(data);
        }
    }
}
