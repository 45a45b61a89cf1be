package dev.redrive.ui.kit;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What a person is told in the window's one banner. The most serious is shown, of equal ones the
 * newest; what has no place waits until what is shown is dismissed or over. A problem takes the
 * place of an earlier one with the same title. JavaFX thread.
 */
public final class Problems {

    private final List<Problem> all = new ArrayList<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> shown = new ReadOnlyObjectWrapper<>();

    /** Tells it, as soon as nothing more serious is to be told. */
    public void tell(Problem problem) {
        add(problem, false);
    }

    /** Tells at once what came of something the person just did. */
    public void answer(Problem problem) {
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

    /** Takes back what is over, whether it is shown or waits. */
    public void settle(Problem problem) {
        all.remove(problem);
        show();
    }

    /** The person has seen what is shown. */
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
