package dev.redrive.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A chart in memory: at most {@link Sample#MOST} points for a task of any length, always including
 * the first and the last, the others evenly spaced. For one thread.
 */
public final class Samples {

    private List<Sample> kept = new ArrayList<>();
    private long count;
    private long stride = 1;

    /** Adds the newest point, unless it is the last one already. */
    public void add(Sample newest) {
        if (!kept.isEmpty()) {
            if (newest.equals(kept.getLast())) {
                return;
            }
            if ((count - 1) % stride != 0) {
                kept.removeLast(); // was there only as the newest
            }
        }
        kept.add(newest);
        count++;
        if (kept.size() > Sample.MOST) {
            stride *= 2;
            kept = everySecond(kept);
        }
    }

    /** Shifts all points after the clock was set back, so that none is later than that moment. */
    public void notAfter(Instant moment) {
        if (!kept.isEmpty() && kept.getLast().at().isAfter(moment)) {
            Duration by = Duration.between(moment, kept.getLast().at());
            kept.replaceAll(s -> new Sample(s.at().minus(by), s.nbRemainingItems()));
        }
    }

    /** Oldest first. */
    public List<Sample> list() {
        return List.copyOf(kept);
    }

    private static List<Sample> everySecond(List<Sample> all) {
        return new ArrayList<>(
                IntStream.range(0, all.size()).filter(i -> i % 2 == 0).mapToObj(all::get).toList());
    }
}
