package dev.redrive.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.testing.HandExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TickerTest {

    private final HandExecutor later = new HandExecutor();
    private final AtomicInteger ticks = new AtomicInteger();

    @Test
    void whileTheConditionHolds_ticksAtOnceAndAgain_andNothingRunsOnceItDoesNot() {
        SimpleBooleanProperty seen = new SimpleBooleanProperty(false);
        Ticker.during(seen, later, ticks::incrementAndGet);
        assertThat(later.size()).isZero();
        assertThat(ticks).hasValue(0);

        seen.set(true);
        assertThat(ticks).hasValue(1);
        later.runFirst();
        later.runFirst();
        assertThat(ticks).hasValue(3);

        seen.set(false);
        later.runAll();
        assertThat(later.size()).isZero();
        assertThat(ticks).hasValue(3);
    }

    @Test
    void aConditionThatGoesAndComes_neverMakesItTickTwiceAsOften() {
        SimpleBooleanProperty seen = new SimpleBooleanProperty(true);
        Ticker.during(seen, later, ticks::incrementAndGet);
        for (int i = 0; i < 3; i++) {
            seen.set(false);
            seen.set(true);
        }
        for (int i = 0; i < 3; i++) { // Those that were on their way when it went.
            later.runFirst();
        }

        assertThat(later.size()).isOne();
        assertThat(ticks).hasValue(4);
    }

    @Test
    void aTickThatFails_isNotTheLast() {
        new Ticker(
                later,
                () -> {
                    throw new IllegalStateException("tick " + ticks.incrementAndGet());
                });
        for (int i = 0; i < 2; i++) {
            try {
                later.runFirst();
            } catch (IllegalStateException _) {
                // As thrown.
            }
        }

        assertThat(ticks).hasValue(2);
        assertThat(later.size()).isOne();
    }

    /** Drawn every second, a little later each time, as the answers of a poll are. */
    @ParameterizedTest
    @CsvSource({"200,1000", "200,1005", "950,1005", "10,1050", "500,200", "100,900"})
    void whileSomethingIsDrawn_ticksComeAlongAndNotByThemselves(long first, long every) {
        new Clocked().during(first, every, 30);

        assertThat(alone).hasValueLessThanOrEqualTo(3);
        assertThat(ticks.get()).isBetween(24, 40);
    }

    @ParameterizedTest
    @ValueSource(longs = {5_000, 15_000})
    void whatIsDrawnSeldom_keepsNoTickWaiting(long every) {
        new Clocked().during(200, every, 30);

        assertThat(ticks.get()).isBetween(24, 40);
    }

    @Test
    void nothingComesAlongWithATickerThatWasStopped() {
        Ticker ticker = new Ticker(later, ticks::incrementAndGet);
        ticker.stop();
        ticker.along();

        assertThat(ticks).hasValue(0);
    }

    private final AtomicInteger alone = new AtomicInteger();

    /** A ticker whose seconds pass as this says. */
    private final class Clocked {

        private long millis;
        private boolean isDrawing;
        private final Ticker ticker = new Ticker(later, this::tick, () -> millis * 1_000_000);

        private void tick() {
            ticks.incrementAndGet();
            if (!isDrawing) {
                alone.incrementAndGet();
            }
        }

        void during(long first, long every, int seconds) {
            for (millis = 1; millis <= seconds * 1_000L; millis++) {
                if (millis % 1_000 == 0) {
                    later.runFirst();
                }
                if (millis >= first && (millis - first) % every == 0) {
                    isDrawing = true;
                    ticker.along();
                    isDrawing = false;
                }
            }
        }
    }
}
