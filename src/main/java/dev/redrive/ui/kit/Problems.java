package dev.redrive.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The problems shown in the window's one banner. The most serious one is shown first, the newest
 * among equals; the others wait until it is dismissed or settled. A problem replaces an earlier one
 * with the same title. JavaFX thread.
 */
public final class Problems {

    private final List<Said> all = new ArrayList<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> shown = new ReadOnlyObjectWrapper<>();

    /**
     * A problem in the banner.
     *
     * @param first as it was said at first, which is what its owner knows it by
     * @param problem as it is said now
     * @param again says it once more
     */
    private record Said(Problem first, Problem problem, Supplier<Problem> again) {

        Said inWords() {
            return new Said(first, again.get(), again);
        }
    }

    /**
     * Shows the problem as soon as nothing more serious is shown.
     *
     * @param words says it, now and whenever the language changes
     * @return what was said, for {@link #settle}
     */
    public Problem add(Supplier<Problem> words) {
        return add(words, false);
    }

    /**
     * Shows at once the result of something the user just did.
     *
     * @param words says it, now and whenever the language changes
     */
    public void showNow(Supplier<Problem> words) {
        add(words, true);
    }

    /**
     * Shows that at once, if there is anything to say.
     *
     * @param words null each time, or a problem each time
     */
    public void showNowIfAny(Supplier<@Nullable Problem> words) {
        if (words.get() != null) {
            showNow(() -> Objects.requireNonNull(words.get()));
        }
    }

    /** Shows at once what came of a dialog that is gone; it stays in the language of the dialog. */
    public void showNow(Problem problem) {
        showNow(() -> problem);
    }

    private Problem add(Supplier<Problem> words, boolean first) {
        Problem problem = words.get();
        all.removeIf(other -> other.problem().title().equals(problem.title()));
        int place = 0;
        while (!first
                && place < all.size()
                && all.get(place).problem().severity().compareTo(problem.severity()) > 0) {
            place++;
        }
        all.add(place, new Said(problem, problem, words));
        show();
        return problem;
    }

    /** Says all of them again, after another language was chosen. */
    public void sayAgain() {
        all.replaceAll(Said::inWords);
        show();
    }

    /** Removes a problem that is over, whether it is shown or waits. */
    public void settle(Problem problem) {
        all.removeIf(said -> said.first().equals(problem));
        show();
    }

    /** The user has seen the problem that is shown. */
    public void dismiss() {
        if (!all.isEmpty()) {
            all.removeFirst();
        }
        show();
    }

    private void show() {
        shown.set(all.isEmpty() ? null : all.getFirst().problem());
    }

    /** What is shown; null for nothing. */
    public ReadOnlyObjectProperty<@Nullable Problem> shownProperty() {
        return shown.getReadOnlyProperty();
    }
}
