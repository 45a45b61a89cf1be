package dev.redrive.retry;

import dev.redrive.journal.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Measures how fast the number of remaining items falls. For one thread. */
public final class Pace {

    private static final Duration WINDOW = Duration.ofSeconds(30);
    private static final Duration LEAST = Duration.ofSeconds(5);
    private static final int LEAST_SAMPLES = 3;
    private static final double LONGEST_S = Duration.ofDays(100).toSeconds();

    private final Deque<Sample> window = new ArrayDeque<>();
    private @Nullable Sample first;
    private @Nullable Sample last;
    private int samples;
    private @Nullable Instant movedAt;

    /** Takes the remaining items of one answer. */
    void add(Sample sample) {
        Sample before = last;
        last = sample;
        if (before == null) {
            return;
        }
        if (before.nbRemainingItems() != sample.nbRemainingItems()) {
            movedAt = sample.at();
        }
        // After a long gap or a clock jump the length of the step is unknown: start again.
        Duration step = Duration.between(before.at(), sample.at());
        if (step.isNegative() || step.compareTo(PaceReading.STILL) > 0) {
            first = null;
            window.clear();
            samples = 0;
        }
        if (first == null && sample.nbRemainingItems() < before.nbRemainingItems()) {
            first = sample;
        }
        if (first != null) {
            samples++;
            window.addLast(sample);
            Instant from = sample.at().minus(WINDOW);
            window.removeIf(s -> s.at().isBefore(from));
        }
    }

    /** The pace as far as it is known at that time. */
    PaceReading reading(Instant now) {
        if (movedAt == null) {
            return PaceReading.NONE;
        }
        Instant moved = movedAt.isAfter(now) ? now : movedAt;
        Sample start = first;
        Sample newest = window.peekLast();
        if (start == null
                || newest == null
                || samples < LEAST_SAMPLES
                || Duration.between(start.at(), newest.at()).compareTo(LEAST) < 0
                || Duration.between(moved, now).compareTo(PaceReading.STILL) > 0) {
            return new PaceReading(null, null, moved);
        }
        return new PaceReading(rate(window.getFirst(), newest), timeLeft(start, newest), moved);
    }

    /** Items a second between the two; null when no time lies between them or items were added. */
    private static @Nullable Double rate(Sample from, Sample to) {
        double seconds = Duration.between(from.at(), to.at()).toMillis() / 1_000.0;
        double fewer = (double) from.nbRemainingItems() - to.nbRemainingItems();
        return seconds > 0 && fewer >= 0 ? fewer / seconds : null;
    }

    private static @Nullable Duration timeLeft(Sample from, Sample to) {
        Double rate = rate(from, to);
        if (rate == null || rate == 0 || to.nbRemainingItems() < 0) {
            return null;
        }
        double seconds = Math.ceil(to.nbRemainingItems() / rate);
        return seconds <= LONGEST_S ? Duration.ofSeconds((long) seconds) : null;
    }

    /**
     * How fast a task moves, as of the last answer.
     *
     * @param itemsPerSecond over the last 30 s; null before 5 s and three samples of movement are
     *     known
     * @param timeLeft from the overall pace since the first movement; null when it cannot be
     *     computed
     * @param movedAt when the remaining number last changed; null before it did
     */
    public record PaceReading(
            @Nullable Double itemsPerSecond,
            @Nullable Duration timeLeft,
            @Nullable Instant movedAt) {

        /** After so long without movement the pace is unknown, and the screen says so. */
        public static final Duration STILL = Duration.ofSeconds(60);

        /** Nothing known yet. */
        public static final PaceReading NONE = new PaceReading(null, null, null);
    }
}
