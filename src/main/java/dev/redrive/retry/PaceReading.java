package dev.redrive.retry;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How fast a task moves, as of the last answer.
 *
 * @param itemsPerSecond over the last 30 s; null before 5 s and three samples of movement are known
 * @param timeLeft from the overall pace since the first movement; null when it can not be told
 * @param movedAt when the remaining number last changed; null before it did
 */
public record PaceReading(
        @Nullable Double itemsPerSecond, @Nullable Duration timeLeft, @Nullable Instant movedAt) {

    /** After so long without movement a pace can not be told any more, and that is worth saying. */
    public static final Duration STILL = Duration.ofSeconds(60);

    /** Nothing known yet. */
    public static final PaceReading NONE = new PaceReading(null, null, null);
}
