package dev.redrive.app;

import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;

/** Waits until the window has been painted for the first time. JavaFX thread. */
final class FirstPaint extends AnimationTimer {

    private final Scene scene;
    private final Runnable then;
    private int pulses;
    private boolean painted;

    private FirstPaint(Scene scene, Runnable then) {
        this.scene = scene;
        this.then = then;
    }

    static void then(Scene scene, Runnable run) {
        new FirstPaint(scene, run).start();
    }

    @Override
    public void handle(long now) {
        pulses++;
        if (painted) {
            stop();
            then.run();
        } else if (pulses == 2) {
            // The first pulse has left its picture to the thread that paints, which paints one
            // after the other: when this one, of a single pixel, is there, so is that one.
            scene.snapshot(
                    _ -> {
                        painted = true;
                        return null;
                    },
                    new WritableImage(1, 1));
        }
    }
}
