package dev.redrive.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

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
    private final List<Stretch> stretches = new ArrayList<>();

    /** A time of one speed: when it began, by both clocks, and how fast demo time ran in it. */
    private record Stretch(Instant real, Instant demo, double speed) {}

    DemoClock(InstantSource real) {
        this.real = real;
        this.lastReal = real.instant();
        this.demo = lastReal;
        stretches.add(new Stretch(lastReal, demo, speed));
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
        stretches.add(new Stretch(lastReal, demo, speed));
    }

    /**
     * When it really was that demo time, so that what the service says of past events fits the
     * clocks of those who watch it. Times before the beginning ran at real speed.
     */
    Instant realAt(Instant demoTime) {
        for (Stretch stretch : stretches.reversed()) {
            if (!demoTime.isBefore(stretch.demo())) {
                return stretch.real().plus(atSpeed(stretch.demo(), demoTime, stretch.speed()));
            }
        }
        Stretch first = stretches.getFirst();
        return first.real().plus(Duration.between(first.demo(), demoTime));
    }

    private static Duration atSpeed(Instant from, Instant to, double speed) {
        return Duration.ofNanos(Math.round(Duration.between(from, to).toNanos() / speed));
    }
}
