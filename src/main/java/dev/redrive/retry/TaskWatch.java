package dev.redrive.retry;

import java.util.function.Consumer;

/**
 * Watches one task to its end: fetch, classify, publish, decide the delay, wait. Runs as one loop
 * on a virtual thread of its own; every method here may be called from any thread and returns at
 * once.
 */
public interface TaskWatch {

    /** The latest state. */
    WatchState state();

    /**
     * Tells the listener every new state, on the watch's thread, and the present one at once.
     *
     * @return ends the listening when run
     */
    Runnable listen(Consumer<WatchState> listener);

    /** Checks at once instead of at the next planned time. */
    void checkNow();

    /** Ends the watch, not the task. */
    void stop();

    /** A key was entered: a watch that waits for one goes on, others check with it from now on. */
    void keyEntered();
}
