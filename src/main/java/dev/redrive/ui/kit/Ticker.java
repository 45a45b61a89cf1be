package dev.redrive.ui.kit;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * Runs something again and again on the JavaFX thread, for texts such as "2 s ago". Not an
 * animation of JavaFX, which would keep an idle window computing 60 pulses a second. JavaFX thread.
 */
public final class Ticker {

    private static final long SECOND = 1_000_000_000L;
    private static final long NEARLY = 800_000_000L;

    private final Executor later;
    private final Runnable tick;
    private final LongSupplier nanos;
    private long tickedAt;
    private boolean cameAlong;
    private boolean isStopped;

    /**
     * Ticks from now until {@link #stop()}.
     *
     * @param later runs on the JavaFX thread once the time between two ticks has passed
     */
    public Ticker(Executor later, Runnable tick) {
        this(later, tick, System::nanoTime);
    }

    Ticker(Executor later, Runnable tick, LongSupplier nanos) {
        this.later = later;
        this.tick = tick;
        this.nanos = nanos;
        tickedAt = nanos.getAsLong();
        wind();
    }

    /**
     * Says that something is about to be drawn anyway: a tick that is nearly due comes along, and
     * not by itself a moment later, which would be drawn once more. So while something is drawn
     * every second, each tick is drawn with it. For a ticker of one second.
     */
    public void along() {
        // The first time even too early, so that the next is due just when this comes again.
        if (!isStopped && (!cameAlong || nanos.getAsLong() - tickedAt >= NEARLY)) {
            tick(true);
        }
    }

    private void tick(boolean along) {
        cameAlong = along;
        tickedAt = nanos.getAsLong();
        tick.run();
    }

    /**
     * Ticks while that holds: at once when it begins to, and then again and again. Nothing at all
     * runs while it does not.
     *
     * @param later as for the constructor
     */
    public static void during(ObservableValue<Boolean> condition, Executor later, Runnable tick) {
        AtomicReference<@Nullable Ticker> running = new AtomicReference<>();
        condition.subscribe(now -> {
            Ticker before = running.getAndSet(null);
            if (before != null) {
                before.stop();
            }
            if (now) {
                running.set(new Ticker(later, tick));
                tick.run();
            }
        });
    }

    private void wind() {
        later.execute(() -> {
            if (!isStopped) {
                wind(); // First, so that one tick that fails is not the last.
                if (!cameAlong || nanos.getAsLong() - tickedAt >= SECOND) {
                    tick(false);
                }
            }
        });
    }

    /** Ends the ticking. */
    public void stop() {
        isStopped = true;
    }
}
