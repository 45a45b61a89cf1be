package dev.redrive.testing;

import dev.redrive.retry.Waiter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Moves the clock instead of waiting; a test can look around in the middle of each wait. */
public final class HandWaiter implements Waiter {

    private static final int MOST = 1_000;

    private final HandClock clock;
    private final Deque<Runnable> during = new ArrayDeque<>();
    private int waits;
    private int wakes;

    /** Moves that clock. */
    public HandWaiter(HandClock clock) {
        this.clock = clock;
    }

    /** Runs this at the beginning of the next wait that has nothing to run yet. */
    public void during(Runnable what) {
        during.add(what);
    }

    /** How often somebody asked for a check at once, or for an end. */
    public int wakes() {
        return wakes;
    }

    @Override
    public boolean await(Duration atMost) {
        waits++;
        int wakesBefore = wakes;
        if (waits > MOST) {
            throw new AssertionError("the watch does not come to an end");
        }
        Runnable next = during.poll();
        if (next != null) {
            next.run();
        }
        clock.move(atMost);
        return wakes > wakesBefore;
    }

    @Override
    public void wake() {
        wakes++;
    }
}
