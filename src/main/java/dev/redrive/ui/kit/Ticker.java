package dev.redrive.ui.kit;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * Runs something again and again on the JavaFX thread, for texts such as "2 s ago". Not an
 * animation of JavaFX, which would keep an idle window computing 60 pulses a second. JavaFX thread.
 */
public final class Ticker {

    private final Executor later;
    private final Runnable tick;
    private boolean isStopped;

    /**
     * Ticks from now until {@link #stop()}.
     *
     * @param later runs on the JavaFX thread once the time between two ticks has passed
     */
    public Ticker(Executor later, Runnable tick) {
        this.later = later;
        this.tick = tick;
        wind();
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
                tick.run();
            }
        });
    }

    /** Ends the ticking. */
    public void stop() {
        isStopped = true;
    }
}
