package dev.redrive.app.log;

import dev.redrive.enterprise.http.Secrets;
import dev.redrive.files.OwnerFiles;
import dev.redrive.files.SafeFile;
import dev.redrive.keys.Redactor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
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

    /**
     * Keeps the latest records in memory until there is a file to write to, and then writes them on
     * a thread of its own: no thread waits for the disk to log. Takes all of Redrive's own records,
     * and only warnings of libraries.
     */
    static final class PendingRecords extends Handler {

        private static final int MOST = 1_000;
        private static final long LAST_LINES_S = 5;

        private final String own;
        private final Deque<LogRecord> pending = new ArrayDeque<>();
        private final ExecutorService writer =
                Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
        private @Nullable Handler target;

        PendingRecords(String own) {
            this.own = own;
        }

        /** Writes the records in memory, and all later ones, to {@code handler}. */
        synchronized void passOnTo(Handler handler) {
            if (target != null) {
                writer.execute(target::close);
            }
            target = handler;
            pending.forEach(record -> writer.execute(() -> handler.publish(record)));
            pending.clear();
        }

        @Override
        public boolean isLoggable(LogRecord record) {
            return super.isLoggable(record)
                    && (isOwn(record) || record.getLevel().intValue() >= Level.WARNING.intValue());
        }

        private boolean isOwn(LogRecord record) {
            String name = record.getLoggerName();
            return name != null && (name.equals(own) || name.startsWith(own + "."));
        }

        @Override
        public synchronized void publish(LogRecord record) {
            if (!isLoggable(record)) {
                return;
            }
            Handler to = target;
            if (to != null) {
                writer.execute(() -> to.publish(record));
                return;
            }
            if (pending.size() == MOST) {
                pending.remove();
            }
            pending.add(record);
        }

        @Override
        public synchronized void flush() {
            if (target != null) {
                writer.execute(target::flush);
            }
        }

        /** Waits up to 5 s until the last record is written. */
        @Override
        public synchronized void close() {
            pending.clear();
            if (target != null) {
                writer.execute(target::close);
                target = null;
            }
            writer.shutdown();
            try {
                writer.awaitTermination(LAST_LINES_S, TimeUnit.SECONDS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Writes to {@code redrive-0.log}, which is renamed to the next number when it is full. Only
     * the owner can read the files, and no link is followed. A line that cannot be written is
     * dropped. One thread at a time.
     */
    static final class RotatingLog extends Handler {

        private static final Set<OpenOption> AT_THE_END =
                Set.of(
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND,
                        LinkOption.NOFOLLOW_LINKS);

        private final Path folder;
        private final int bytes;
        private final int files;
        private FileChannel channel;
        private int lost;

        /**
         * Opens the first file to append to it.
         *
         * @param bytes about the largest size of a file
         * @param files the most files
         * @throws IOException when it cannot be opened
         */
        RotatingLog(Path folder, int bytes, int files, Formatter formatter) throws IOException {
            this.folder = folder;
            this.bytes = bytes;
            this.files = files;
            setFormatter(formatter);
            channel = open();
        }

        private Path file(int number) {
            return folder.resolve("redrive-" + number + ".log");
        }

        private FileChannel open() throws IOException {
            for (int number = 0; number < files; number++) { // The others are overwritten in turn.
                SafeFile.checkIsFile(file(number), LinkOption.NOFOLLOW_LINKS);
            }
            Path first = file(0);
            return FileChannel.open(first, AT_THE_END, OwnerFiles.attributes(first));
        }

        @Override
        public synchronized void publish(LogRecord record) {
            if (!isLoggable(record)) {
                return;
            }
            try {
                if (!channel.isOpen()) {
                    channel = open();
                }
                if (channel.size() >= bytes) {
                    rotate();
                }
                String line = getFormatter().format(record);
                write(lost == 0 ? line : lost + " lines before this one were lost\n" + line);
                lost = 0;
            } catch (IOException _) {
                lost++; // There is no other place to report it; the next line tries again.
            }
        }

        private void write(String line) throws IOException {
            ByteBuffer rest = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        }

        private void rotate() throws IOException {
            channel.close();
            try {
                for (int number = files - 2; number >= 0; number--) {
                    if (Files.exists(file(number), LinkOption.NOFOLLOW_LINKS)) {
                        Files.move(
                                file(number),
                                file(number + 1),
                                StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            } finally {
                channel = open();
            }
        }

        @Override
        public void flush() {
            // Nothing is buffered.
        }

        @Override
        public synchronized void close() {
            try {
                channel.close();
            } catch (IOException _) {
                lost++; // Every line has been passed to the system.
            }
        }
    }
}
