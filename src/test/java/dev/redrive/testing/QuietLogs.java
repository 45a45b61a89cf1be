package dev.redrive.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps warnings that a test provokes out of the build's output. */
public final class QuietLogs implements AutoCloseable {

    // Held on to, because a logger nobody holds forgets its level.
    private final List<Logger> loggers = new ArrayList<>();

    /** Until closed, these classes log nothing. */
    public QuietLogs(Class<?>... classes) {
        for (Class<?> one : classes) {
            Logger logger = Logger.getLogger(one.getName());
            logger.setLevel(Level.OFF);
            loggers.add(logger);
        }
    }

    @Override
    public void close() {
        loggers.forEach(logger -> logger.setLevel(null));
    }
}
