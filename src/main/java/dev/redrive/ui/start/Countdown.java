package dev.redrive.ui.start;

import java.time.Duration;
import java.time.Instant;

/**
 * Counts down the time a person could see pass. A step of the clock backwards, or of more than 10 s
 * at once, is no such time: the clock was set or the machine slept, and counts as one second. So
 * nothing comes due over a jump of the clock, and nothing the moment a lid is opened.
 */
final class Countdown {

    private static final Duration LONGEST_STEP = Duration.ofSeconds(10);
    private static final Duration ONE_TICK = Duration.ofSeconds(1);

    private Duration left;
    private Instant last;

    Countdown(Duration length, Instant now) {
        left = length;
        last = now;
    }

    /** To be called about once a second. */
    void tick(Instant now) {
        Duration step = Duration.between(last, now);
        last = now;
        boolean jumped = step.isNegative() || step.compareTo(LONGEST_STEP) > 0;
        left = left.minus(jumped ? ONE_TICK : step);
    }

    /** What is left, rounded up to whole seconds; zero once it is over. */
    Duration left() {
        return isOver() ? Duration.ZERO : Duration.ofSeconds(left.plusMillis(999).toSeconds());
    }

    boolean isOver() {
        return !left.isPositive();
    }
}
