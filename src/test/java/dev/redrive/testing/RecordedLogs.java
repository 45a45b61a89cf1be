package dev.redrive.testing;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Records what a class logs until it is closed, and keeps it out of the build's output. */
public final class RecordedLogs extends Handler implements AutoCloseable {

    private final Logger logger;
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    /** Listens to that class from now on. */
    public RecordedLogs(Class<?> logging) {
        logger = Logger.getLogger(logging.getName());
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    /** The messages of warnings and errors, oldest first. */
    public List<String> warnings() {
        return records.stream()
                .filter(record -> record.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogRecord::getMessage)
                .toList();
    }

    /** Everything that a log file could hold of it: messages and stack traces. */
    public String everything() {
        StringWriter whole = new StringWriter();
        PrintWriter lines = new PrintWriter(whole);
        for (LogRecord record : records) {
            lines.println(record.getMessage());
            if (record.getThrown() != null) {
                record.getThrown().printStackTrace(lines);
            }
        }
        return whole.toString();
    }

    @Override
    public void publish(LogRecord record) {
        records.add(record);
    }

    @Override
    public void flush() {
        // Nothing is buffered.
    }

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
    }
}
