package dev.redrive.ui.progress;

import dev.redrive.journal.Sample;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the chart shows.
 *
 * @param samples oldest first
 * @param timeLeft how long after the last answer nothing will be left; null where nothing tells
 */
record Curve(List<Sample> samples, @Nullable Duration timeLeft) {

    static final Curve EMPTY = new Curve(List.of(), null);
}
