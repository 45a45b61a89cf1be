package dev.redrive.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.testing.HandExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;

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
}
