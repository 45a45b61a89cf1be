package dev.redrive.ui.kit;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The problems shown in the window's one banner. The most serious one is shown first, the newest
 * among equals; the others wait until it is dismissed or settled. A problem replaces an earlier one
 * with the same title. JavaFX thread.
 */
public final class Problems {

    private final List<Problem> all = new ArrayList<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> shown = new ReadOnlyObjectWrapper<>();

    /** Shows the problem as soon as nothing more serious is shown. */
    public void add(Problem problem) {
        add(problem, false);
    }

    /** Shows at once the result of something the user just did. */
    public void showNow(Problem problem) {
        add(problem, true);
    }

    private void add(Problem problem, boolean first) {
        all.removeIf(other -> other.title().equals(problem.title()));
        int place = 0;
        while (!first
                && place < all.size()
                && all.get(place).severity().compareTo(problem.severity()) > 0) {
            place++;
        }
        all.add(place, problem);
        show();
    }

    /** Removes a problem that is over, whether it is shown or waits. */
    public void settle(Problem problem) {
        all.remove(problem);
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
        shown.set(all.isEmpty() ? null : all.getFirst());
    }

    /** What is shown; null for nothing. */
    public ReadOnlyObjectProperty<@Nullable Problem> shownProperty() {
        return shown.getReadOnlyProperty();
    }
}
