package dev.redrive.ui.kit;

import java.util.concurrent.Executor;

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
