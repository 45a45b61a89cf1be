package dev.redrive.app;

import dev.redrive.retry.Waiter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Waits by blocking the watch's virtual thread, a slice at a time. Between two slices it looks at
 * the clock, because the time a thread waits by stands still while the machine sleeps: who wakes it
 * finds every wait that is over by the clock ended within one slice, each in its own rhythm and so
 * not all at once.
 */
final class ThreadWaiter implements Waiter {

    private static final Duration SLICE = Duration.ofSeconds(1);

    private final Semaphore wakes = new Semaphore(0);
    private final InstantSource clock;
    private final Duration slice;

    /**
     * A waiter that nobody has woken yet.
     *
     * @param clock goes on while the machine sleeps
     */
    ThreadWaiter(InstantSource clock) {
        this(clock, SLICE);
    }

    /** For tests, which have no second to spare. */
    ThreadWaiter(InstantSource clock, Duration slice) {
        this.clock = clock;
        this.slice = slice;
    }

    @Override
    public boolean await(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        Instant begun = clock.instant();
        Instant last = begun;
        while (true) {
            long left = Math.clamp(end - System.nanoTime(), 0, slice.toNanos());
            if (wakes.tryAcquire(left, TimeUnit.NANOSECONDS)) {
                wakes.drainPermits();
                return true;
            }
            Instant now = clock.instant();
            if (now.plus(SLICE).isBefore(last)) {
                return true; // The clock was put back, and what was said of the next check with it.
            }
            last = now;
            if (end - System.nanoTime() <= 0
                    || Duration.between(begun, now).compareTo(atMost) >= 0) {
                return false;
            }
        }
    }

    @Override
    public void wake() {
        wakes.release();
    }
}
