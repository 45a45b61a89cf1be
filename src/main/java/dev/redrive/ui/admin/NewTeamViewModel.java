package dev.redrive.ui.admin;

import dev.redrive.enterprise.AnswerLimits;
import dev.redrive.keys.LikelyKey;
import dev.redrive.text.PastedText;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.kit.Texts;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** The name of a new team. JavaFX thread. */
final class NewTeamViewModel implements AdminDialogs.Ended {

    final StringProperty name = new SimpleStringProperty("");

    /** Whether the request is in flight. */
    final BooleanProperty busy = new SimpleBooleanProperty();

    final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();

    /** Why it cannot be created as it is; empty where it can. */
    final StringBinding whyNot;

    private final Texts texts;
    private Consumer<String> create = _ -> {};

    NewTeamViewModel(Texts texts) {
        this.texts = texts;
        this.whyNot = Bindings.createStringBinding(this::whyNot, name, busy);
    }

    /** What creates the team. */
    void onCreate(Consumer<String> with) {
        create = with;
    }

    private String whyNot() {
        if (busy.get()) {
            return texts.get("common.busy");
        }
        String id = PastedText.clean(name.get());
        if (id.isEmpty()) {
            return texts.get("admin.nameFirst");
        }
        if (!AnswerLimits.isUsableId(id)) {
            return texts.get("admin.nameUnusable", AnswerLimits.LONGEST_ID);
        }
        return LikelyKey.isIn(id) ? texts.get("admin.nameIsKey") : "";
    }

    /** Sends the request, once, however often this is called while it is in flight. */
    void create() {
        if (whyNot.get().isEmpty()) {
            busy.set(true);
            problem.set(null);
            create.accept(PastedText.clean(name.get()));
        }
    }

    @Override
    public void refused(Problem why) {
        busy.set(false);
        problem.set(why);
    }
}
