package dev.redrive.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A chart in memory: at most {@link KeptSample#MOST} points, the first and the last always among
 * them, those between evenly apart. For one thread.
 */
final class SampleLine {

    private List<KeptSample> kept = new ArrayList<>();
    private long heard;
    private long stride = 1;

    void add(KeptSample newest) {
        if (!kept.isEmpty()) {
            if (newest.equals(kept.getLast())) {
                return;
            }
            if ((heard - 1) % stride != 0) {
                kept.removeLast(); // was there only as the newest
            }
        }
        kept.add(newest);
        heard++;
        if (kept.size() > KeptSample.MOST) {
            stride *= 2;
            kept = everySecond(kept);
        }
    }

    List<KeptSample> list() {
        return List.copyOf(kept);
    }

    private static List<KeptSample> everySecond(List<KeptSample> all) {
        return new ArrayList<>(
                IntStream.range(0, all.size()).filter(i -> i % 2 == 0).mapToObj(all::get).toList());
    }
}
