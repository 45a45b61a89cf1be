package dev.redrive.app;

import javafx.animation.AnimationTimer;

/** Waits until the window has been painted for the first time. JavaFX thread. */
final class FirstPaint extends AnimationTimer {

    /** The first pulse lays out and paints; when the second begins, that is done. */
    private static final int PULSES = 2;

    private final Runnable then;
    private int pulses;

    private FirstPaint(Runnable then) {
        this.then = then;
    }

    static void then(Runnable run) {
        new FirstPaint(run).start();
    }

    @Override
    public void handle(long now) {
        pulses++;
        if (pulses > PULSES) {
            stop();
            then.run();
        }
    }
}
