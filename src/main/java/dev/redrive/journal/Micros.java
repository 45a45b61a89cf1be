package dev.redrive.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as they stand in the file: whole microseconds since 1970. */
final class Micros {

    private Micros() {}

    /** Times too far away for the column become the farthest it can hold. */
    static long of(Instant time) {
        try {
            return Instant.EPOCH.until(time, ChronoUnit.MICROS);
        } catch (ArithmeticException e) {
            return time.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
