package dev.redrive.retry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Moves the clock instead of waiting, and remembers for how long. */
final class RecordingWaiter implements Waiter {

    private static final int MOST = 2_000;

    private final FakeClock clock;
    private final Map<Integer, Runnable> during = new HashMap<>();
    private final List<Duration> waits = new ArrayList<>();
    private boolean woken;

    RecordingWaiter(FakeClock clock) {
        this.clock = clock;
    }

    /** Runs this in the middle of that wait, counted from 1; it moves the clock itself. */
    void during(int wait, Runnable what) {
        during.put(wait, what);
    }

    /** The waits so far, as they were asked for. */
    List<Duration> waits() {
        return waits;
    }

    @Override
    public boolean await(Duration atMost) {
        waits.add(atMost);
        if (waits.size() > MOST) {
            throw new AssertionError("the watch does not come to an end");
        }
        if (!woken) {
            during.getOrDefault(waits.size(), () -> {}).run();
        }
        if (!woken) {
            clock.move(atMost);
        }
        boolean before = woken;
        woken = false;
        return before;
    }

    @Override
    public void wake() {
        woken = true;
    }
}
