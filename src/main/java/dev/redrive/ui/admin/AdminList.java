package dev.redrive.ui.admin;

import dev.redrive.ui.kit.Problem;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * One list of the page as it is shown. An answer to anything but the latest request is dropped, so
 * that one customer's list never stands under another. JavaFX thread.
 *
 * @param <T> what is listed
 */
final class AdminList<T> {

    final ObservableList<T> rows = FXCollections.observableArrayList();

    /** How many there are and when that was said; empty while nothing is known. */
    final StringProperty note = new SimpleStringProperty("");

    final BooleanProperty loading = new SimpleBooleanProperty();
    final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private int latest;

    /** Shows nothing; whatever is still to be answered is dropped. */
    void clear() {
        latest++;
        loading.set(false);
        rows.clear();
        note.set("");
        problem.set(null);
    }

    /** Begins a request, whose number the answer is shown by; the rows stay until then. */
    int begin() {
        loading.set(true);
        return ++latest;
    }

    /** Whether the answer to that request is the one that is waited for, and is so no longer. */
    boolean end(int request) {
        if (request != latest) {
            return false;
        }
        loading.set(false);
        return true;
    }

    void show(List<T> all, String words) {
        rows.setAll(all);
        note.set(words);
        problem.set(null);
    }

    /** The rows of before would be taken for the present ones. */
    void fail(Problem why) {
        rows.clear();
        note.set("");
        problem.set(why);
    }
}
