package dev.redrive.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Demo time: begins at the real time and runs some times as fast. Never goes back, whatever the
 * real clock or the speed does. Not safe for threads by itself.
 */
final class DemoClock {

    private static final double FASTEST = 1_000;

    private final InstantSource real;
    private Instant lastReal;
    private Instant demo;
    private double speed = 1;

    DemoClock(InstantSource real) {
        this.real = real;
        this.lastReal = real.instant();
        this.demo = lastReal;
    }

    Instant now() {
        Instant realNow = real.instant();
        Duration passed = Duration.between(lastReal, realNow);
        if (passed.isPositive()) {
            demo = demo.plusNanos(Math.round(passed.toNanos() * speed));
        }
        lastReal = realNow;
        return demo;
    }

    /**
     * Changes the speed from this moment on.
     *
     * @throws IllegalArgumentException when it is not above 0 and at most 1,000
     */
    void speed(double faster) {
        if (!(faster > 0 && faster <= FASTEST)) {
            throw new IllegalArgumentException("speed must be above 0 and at most 1000: " + faster);
        }
        // What passed until now passed at the old speed.
        var _ = now();
        speed = faster;
    }
}
