package dev.redrive.app.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the latest records in memory until there is a file to write to, and then writes them on a
 * thread of its own: no thread waits for the disk to log. Takes all of Redrive's own records, and
 * only warnings of libraries.
 */
final class PendingRecords extends Handler {

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
