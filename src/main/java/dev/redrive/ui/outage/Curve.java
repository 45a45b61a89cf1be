package dev.redrive.ui.outage;

import dev.redrive.journal.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link RemainingChart} shows.
 *
 * @param samples oldest first
 * @param timeLeft how long after the last point nothing will be left; null where that is not known
 *     and nothing may be projected
 * @param spans when the task was not seen, or did not move; oldest first
 * @param until how far the time goes at least; null for no further than the last point
 */
public record Curve(
        List<Sample> samples,
        @Nullable Duration timeLeft,
        List<Span> spans,
        @Nullable Instant until) {

    public static final Curve EMPTY = new Curve(List.of(), null, List.of(), null);

    /**
     * Whether it has gone on since that earlier one of the same task by less than a pixel.
     *
     * @param pixelSeconds how long a pixel is
     * @param pixelItems how many items a pixel is
     */
    boolean looksLike(Curve earlier, double pixelSeconds, double pixelItems) {
        if (samples.isEmpty()
                || earlier.samples.isEmpty()
                || samples.size() < earlier.samples.size()
                || !start().equals(earlier.start())
                || !spans.equals(earlier.spans)) {
            return false;
        }
        Sample last = samples.getLast();
        Sample before = earlier.samples.getLast();
        long items = Math.abs(last.nbRemainingItems() - before.nbRemainingItems());
        return items < pixelItems
                && isWithin(last.at(), before.at(), pixelSeconds)
                && isWithin(expectedEnd(), earlier.expectedEnd(), pixelSeconds)
                && isWithin(until, earlier.until, pixelSeconds);
    }

    private @Nullable Instant expectedEnd() {
        return timeLeft == null ? null : samples.getLast().at().plus(timeLeft);
    }

    private static boolean isWithin(
            @Nullable Instant one, @Nullable Instant other, double seconds) {
        if (one == null || other == null) {
            return Objects.equals(one, other);
        }
        return Math.abs(Duration.between(one, other).toMillis()) < seconds * 1_000;
    }

    /** When the first point was taken; the epoch where there is none. */
    Instant start() {
        return samples.isEmpty() ? Instant.EPOCH : samples.getFirst().at();
    }

    /** Seconds after the first point, never before it. */
    double seconds(Instant at) {
        return Math.max(0, Duration.between(start(), at).toMillis() / 1_000.0);
    }

    /** The beginning of a span: for one that was not seen the last point before it. */
    Instant begin(Span span) {
        return !span.isUnseen()
                ? span.from()
                : samples.stream()
                        .map(Sample::at)
                        .filter(at -> !at.isAfter(span.from()))
                        .reduce((_, later) -> later)
                        .orElse(span.from());
    }

    /** The end of a span, also of one that lasts. */
    Instant end(Span span) {
        Instant to = span.to();
        if (to != null) {
            return to;
        }
        return until == null ? samples.isEmpty() ? span.from() : samples.getLast().at() : until;
    }

    /** Whether the task was not seen for a while between two points. */
    boolean isBrokenBetween(Instant before, Instant after) {
        return spans.stream()
                .filter(Span::isUnseen)
                .anyMatch(span -> !span.from().isBefore(before) && span.from().isBefore(after));
    }

    /** Items a second since the point before; null for the first, and where the number grew. */
    public @Nullable Double rate(int point) {
        if (point < 1) {
            return null;
        }
        Sample before = samples.get(point - 1);
        Sample now = samples.get(point);
        double passed = Duration.between(before.at(), now.at()).toMillis() / 1_000.0;
        long done = before.nbRemainingItems() - now.nbRemainingItems();
        return passed <= 0 || done < 0 ? null : (Double) (done / passed);
    }

    /**
     * A time of which the line says less than it seems.
     *
     * @param to null while it lasts
     */
    public record Span(Kind kind, Instant from, @Nullable Instant to) {

        /** Why it is shaded. */
        public enum Kind {
            /** Polls failed. */
            NO_CONTACT,
            /** No polls were made: there was no key, or the task was not watched. */
            NOT_CHECKED,
            /** Nothing moved. */
            STILL
        }

        /** Whether the task was not seen. */
        boolean isUnseen() {
            return kind != Kind.STILL;
        }
    }
}
