package dev.redrive.retry;

import java.time.Duration;

/** How a watch waits, so that tests need not. One for each watch. */
public interface Waiter {

    /**
     * Waits that long, or until {@link #wake()}; returns at once when woken since the last wait.
     * Time during which the machine slept counts too.
     *
     * @return whether it was woken, or else found the clock set back, before the time was over
     * @throws InterruptedException when the waiting thread is interrupted
     */
    boolean await(Duration atMost) throws InterruptedException;

    /** Ends the present wait, or the next one. Any thread; never blocks. */
    void wake();
}
