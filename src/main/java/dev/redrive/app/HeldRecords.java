package dev.redrive.app;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * Holds the latest records until there is a place to write them to. Takes what Redrive says, and
 * only warnings from everybody else.
 */
final class HeldRecords extends Handler {

    private static final int MOST = 1_000;

    private final String own;
    private final Deque<LogRecord> held = new ArrayDeque<>();
    private @Nullable Handler target;

    HeldRecords(String own) {
        this.own = own;
    }

    /** Writes what was held, and all that comes after it, to {@code handler}. */
    synchronized void passOnTo(Handler handler) {
        if (target != null) {
            target.close();
        }
        target = handler;
        held.forEach(handler::publish);
        held.clear();
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
        if (target != null) {
            target.publish(record);
            return;
        }
        if (held.size() == MOST) {
            held.remove();
        }
        held.add(record);
    }

    @Override
    public synchronized void flush() {
        if (target != null) {
            target.flush();
        }
    }

    @Override
    public synchronized void close() {
        held.clear();
        if (target != null) {
            target.close();
            target = null;
        }
    }
}
