package dev.redrive.ui.kit;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

/** Runs something every second on the JavaFX thread, for texts such as "2 s ago". */
public final class Ticker {

    private final Timeline timeline;

    /** Ticks from now until {@link #stop()}. */
    public Ticker(Runnable tick) {
        timeline = new Timeline(new KeyFrame(Duration.seconds(1), _ -> tick.run()));
        timeline.setCycleCount(Animation.INDEFINITE);
        timeline.play();
    }

    /** Ends the ticking. */
    public void stop() {
        timeline.stop();
    }
}
