package dev.redrive.ui.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.animation.AnimationTimer;
import org.jspecify.annotations.Nullable;

/**
 * Runs commands on the JavaFX thread at its next pulse, before that pulse lays out and paints: what
 * changes many times between two pulses is drawn once. What those commands ask for in turn runs in
 * the same pulse, so one change takes one pulse however many models follow each other. Any thread.
 */
public final class Pulses implements Executor {

    /** Commands that ask for one another without end get a pulse each instead of all of one. */
    private static final int MOST_ROUNDS = 8;

    private final Executor ui;

    // Used on the JavaFX thread.
    private final List<Runnable> waiting = new ArrayList<>();
    private @Nullable AnimationTimer timer;
    private Runnable along = () -> {};
    private boolean isRunning;

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
            if (waiting.size() == 1 && !isRunning) {
                timer().start();
            }
        });
    }

    /** Runs that, too, in every pulse for which there were commands, after them. JavaFX thread. */
    public void along(Runnable what) {
        along = what;
    }

    /** All that is due at a pulse. */
    void run() {
        isRunning = true;
        try {
            for (int round = 0; round < MOST_ROUNDS && !waiting.isEmpty(); round++) {
                List<Runnable> due = List.copyOf(waiting);
                waiting.clear();
                due.forEach(Runnable::run);
                if (round == 0) {
                    along.run();
                }
            }
        } finally {
            isRunning = false;
            if (!waiting.isEmpty()) {
                timer().start();
            }
        }
    }

    private AnimationTimer timer() {
        AnimationTimer each = timer;
        if (each == null) {
            each =
                    new AnimationTimer() {
                        @Override
                        public void handle(long now) {
                            stop();
                            Pulses.this.run();
                        }
                    };
            timer = each;
        }
        return each;
    }
}
