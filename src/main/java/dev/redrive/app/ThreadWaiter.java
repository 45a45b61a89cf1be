package dev.redrive.app;

import dev.redrive.retry.Waiter;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Waits by blocking the watch's virtual thread. */
final class ThreadWaiter implements Waiter {

    private final Semaphore wakes = new Semaphore(0);

    @Override
    public void await(Duration atMost) throws InterruptedException {
        boolean woken = wakes.tryAcquire(Math.max(0, atMost.toMillis()), TimeUnit.MILLISECONDS);
        if (woken) {
            wakes.drainPermits();
        }
    }

    @Override
    public void wake() {
        wakes.release();
    }
}
