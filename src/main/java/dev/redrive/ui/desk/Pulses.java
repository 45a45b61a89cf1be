package dev.redrive.ui.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.animation.AnimationTimer;
import org.jspecify.annotations.Nullable;

/**
 * Runs commands on the JavaFX thread at its next pulse, before that pulse lays out and paints: what
 * changes many times between two pulses is drawn once. Any thread.
 */
public final class Pulses implements Executor {

    private final Executor ui;

    // Used on the JavaFX thread.
    private final List<Runnable> waiting = new ArrayList<>();
    private @Nullable AnimationTimer timer;

    /**
     * Needs no running JavaFX until the first command.
     *
     * @param ui runs on the JavaFX thread
     */
    public Pulses(Executor ui) {
        this.ui = ui;
    }

    @Override
    public void execute(Runnable command) {
        ui.execute(() -> {
            waiting.add(command);
            if (waiting.size() == 1) {
                timer().start();
            }
        });
    }

    private AnimationTimer timer() {
        AnimationTimer each = timer;
        if (each == null) {
            each =
                    new AnimationTimer() {
                        @Override
                        public void handle(long now) {
                            stop();
                            List<Runnable> due = List.copyOf(waiting);
                            waiting.clear();
                            due.forEach(Runnable::run);
                        }
                    };
            timer = each;
        }
        return each;
    }
}
