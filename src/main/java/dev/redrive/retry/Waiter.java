package dev.redrive.retry;

import java.time.Duration;

/** How a watch waits, so that tests need not. One for each watch. */
public interface Waiter {

    /**
     * Waits that long, or until {@link #wake()}; returns at once when woken since the last wait.
     *
     * @throws InterruptedException when the waiting thread is interrupted
     */
    void await(Duration atMost) throws InterruptedException;

    /** Ends the present wait, or the next one. Any thread; never blocks. */
    void wake();
}
