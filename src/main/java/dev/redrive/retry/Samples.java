package dev.redrive.retry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The points of the chart: at most 500 for a task of any length, the first and the last always
 * among them, those between evenly apart. For one thread.
 */
final class Samples {

    static final int MOST = 500;

    private List<Sample> kept = new ArrayList<>();
    private long heard;
    private long stride = 1;

    /** Adds the newest. Earlier ones move with the clock when it was put back meanwhile. */
    void add(Sample newest) {
        if (!kept.isEmpty()) {
            if (newest.at().isBefore(kept.getLast().at())) {
                moveBack(newest.at());
            }
            if ((heard - 1) % stride != 0) {
                kept.removeLast(); // was there only as the newest
            }
        }
        kept.add(newest);
        heard++;
        if (kept.size() > MOST) {
            stride *= 2;
            List<Sample> all = kept;
            kept =
                    new ArrayList<>(
                            IntStream.range(0, all.size())
                                    .filter(i -> i % 2 == 0)
                                    .mapToObj(all::get)
                                    .toList());
        }
    }

    /** Oldest first. */
    List<Sample> list() {
        return List.copyOf(kept);
    }

    private void moveBack(Instant newest) {
        Duration by = Duration.between(newest, kept.getLast().at());
        kept.replaceAll(s -> new Sample(s.at().minus(by), s.nbRemainingItems()));
    }
}
