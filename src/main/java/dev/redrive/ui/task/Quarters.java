package dev.redrive.ui.task;

import javafx.beans.value.ObservableValue;

/**
 * Reports each quarter that a task has passed and its end, not every answer, so that a screen
 * reader can announce it without flooding its user. JavaFX thread.
 */
final class Quarters {

    private static final int PARTS = 4;

    private final Runnable say;
    private int passed = -1;

    private Quarters(Runnable say) {
        this.say = say;
    }

    /**
     * Follows a task from where it is now.
     *
     * @param progress 0 to 1
     * @param ended whether the task has ended
     * @param say called when a quarter has been passed, or the task has ended before the last
     */
    static void follow(
            ObservableValue<Number> progress, ObservableValue<Boolean> ended, Runnable say) {
        Quarters quarters = new Quarters(say);
        progress.subscribe(now -> quarters.at(now.doubleValue()));
        ended.subscribe((before, now) -> quarters.ended(now && !before));
    }

    private void at(double share) {
        int now = (int) Math.floor(share * PARTS);
        boolean further = passed >= 0 && now > passed;
        passed = now;
        if (further) {
            say.run();
        }
    }

    private void ended(boolean now) {
        if (now && passed < PARTS) {
            say.run();
        }
    }
}
