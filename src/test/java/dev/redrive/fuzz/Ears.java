package dev.redrive.fuzz;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Hears what would otherwise be swallowed: errors in logs and on threads nobody waits for. */
final class Ears extends Handler implements AutoCloseable {

    private final Logger house = Logger.getLogger("dev.redrive");
    private final Level levelBefore = house.getLevel();
    private final Thread.UncaughtExceptionHandler before =
            Thread.getDefaultUncaughtExceptionHandler();
    private final String key;
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();

    Ears(String key) {
        this.key = key;
        setLevel(Level.ALL);
        house.setLevel(Level.ALL);
        house.setUseParentHandlers(false);
        house.addHandler(this);
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, error) -> heard.add("on " + thread + ": " + error));
    }

    /** What should not have happened. */
    Queue<String> heard() {
        return heard;
    }

    @Override
    public void publish(LogRecord entry) {
        String said = entry.getMessage() + " " + entry.getThrown();
        if (entry.getLevel().intValue() >= Level.SEVERE.intValue() || said.contains(key)) {
            heard.add(said);
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        house.removeHandler(this);
        house.setUseParentHandlers(true);
        house.setLevel(levelBefore);
        Thread.setDefaultUncaughtExceptionHandler(before);
    }
}
