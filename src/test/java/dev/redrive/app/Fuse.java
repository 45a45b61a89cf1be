package dev.redrive.app;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A moment drawn by lot: so many things must happen, and then a few milliseconds more. Counted in
 * what happens and not in time, so that a slow machine kills at the same points as a fast one. Any
 * thread.
 */
final class Fuse {

    private static final int LONGEST_MICROS = 12_000;

    private final AtomicInteger left;
    private final Duration after;
    private final CountDownLatch burnt = new CountDownLatch(1);
    private volatile Runnable then = () -> {};

    private Fuse(int things, Duration after) {
        this.left = new AtomicInteger(things);
        this.after = after;
    }

    /**
     * One that burns down.
     *
     * @param most how many things happen at most, from 1
     */
    static Fuse drawn(Random random, int most) {
        int things = 1 + random.nextInt(most);
        // Half of them at once: in the middle of an answer, or of writing it down.
        int micros = random.nextBoolean() ? 0 : random.nextInt(LONGEST_MICROS);
        return new Fuse(things, Duration.of(micros, ChronoUnit.MICROS));
    }

    /** One that leads nowhere. */
    static Fuse endless() {
        return new Fuse(Integer.MAX_VALUE, Duration.ZERO);
    }

    /** What it does in the end, on the thread of the last thing that happened. */
    void leadsTo(Runnable what) {
        then = what;
    }

    /** One thing happened. */
    void burn() {
        if (left.decrementAndGet() == 0) {
            LockSupport.parkNanos(after.toNanos());
            then.run();
            burnt.countDown();
        }
    }

    void await() throws InterruptedException {
        burnt.await();
    }
}
