package dev.redrive.ui.kit;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something a person must be told, in the one form all problems have.
 *
 * @param title what happened, in the person's words
 * @param detail what the service or the system said, or what it means; plain text, may be empty
 * @param action what can be done about it now; null when there is nothing to press
 * @param severity how it looks
 */
public record Problem(String title, String detail, @Nullable Action action, Severity severity) {

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
        NOTICE,
        WARNING,
        ERROR
    }
}
