package dev.redrive.ui.kit;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A problem or a notice, in the one form that all banners have.
 *
 * @param title what happened, in the user's words
 * @param detail what the service or the system said, or what it means; plain text, may be empty
 * @param action what can be done about it now; null when there is nothing to press
 * @param severity how it looks
 */
public record Problem(String title, String detail, @Nullable Action action, Severity severity) {

    /** Something that went well, or that is good to know. */
    public static Problem info(String title, String detail) {
        return new Problem(title, detail, null, Severity.INFO);
    }

    public static Problem warning(String title, String detail) {
        return new Problem(title, detail, null, Severity.WARNING);
    }

    public static Problem error(String title, String detail) {
        return new Problem(title, detail, null, Severity.ERROR);
    }

    /** The same problem with a button of that text; runs the action on the JavaFX thread. */
    public Problem offering(String text, Runnable run) {
        return new Problem(title, detail, new Action(text, run), severity);
    }

    /** The same problem under another title. */
    public Problem titled(String other) {
        return new Problem(other, detail, action, severity);
    }

    /** Written out for the reason given at {@link dev.redrive.profile.Profile#equals}. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Problem problem
                && title.equals(problem.title)
                && detail.equals(problem.detail)
                && Objects.equals(action, problem.action)
                && severity == problem.severity;
    }

    @Override
    public int hashCode() {
        return Objects.hash(title, detail, action, severity);
    }

    /**
     * One thing to do.
     *
     * @param text what the button says
     * @param run what it does, on the JavaFX thread
     */
    public record Action(String text, Runnable run) {}

    /** How a banner looks, beside what it says. */
    public enum Severity {
        INFO,
        WARNING,
        ERROR
    }
}
