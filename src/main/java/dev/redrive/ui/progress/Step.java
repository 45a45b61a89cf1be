package dev.redrive.ui.progress;

/**
 * One step on a task's way.
 *
 * @param text what it is, and when or how long
 * @param stage whether it is behind, now, or still to come
 */
public record Step(String text, Stage stage) {

    /** Where a step stands. */
    public enum Stage {
        DONE,
        NOW,
        TO_COME
    }
}
