package dev.redrive.ui.admin;

import dev.redrive.enterprise.Administration.NewHyperAdmin;
import dev.redrive.enterprise.AnswerLimits;
import dev.redrive.text.PastedText;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.kit.Texts;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** A new hyper-admin as it is entered. JavaFX thread. */
final class NewPersonViewModel implements AdminDialogs.Ended {

    final StringProperty userId = new SimpleStringProperty("");
    final StringProperty firstName = new SimpleStringProperty("");
    final StringProperty lastName = new SimpleStringProperty("");
    final StringProperty password = new SimpleStringProperty("");
    final BooleanProperty revealed = new SimpleBooleanProperty();

    /** Whether the request is in flight. */
    final BooleanProperty busy = new SimpleBooleanProperty();

    final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();

    /** Why it cannot be created as it is; empty where it can. */
    final StringBinding whyNot;

    private final Texts texts;
    private final RandomGenerator random;
    private BiConsumer<NewHyperAdmin, char[]> create = (_, _) -> {};

    NewPersonViewModel(Texts texts, RandomGenerator random) {
        this.texts = texts;
        this.random = random;
        this.whyNot =
                Bindings.createStringBinding(
                        this::whyNot, userId, firstName, lastName, password, busy);
    }

    /** What creates the hyper-admin; the password is its to wipe. */
    void onCreate(BiConsumer<NewHyperAdmin, char[]> with) {
        create = with;
    }

    private String whyNot() {
        if (busy.get()) {
            return texts.get("common.busy");
        }
        for (StringProperty field : new StringProperty[] {userId, firstName, lastName}) {
            String typed = PastedText.clean(field.get());
            if (typed.isEmpty()) {
                return texts.get("admin.personFirst");
            }
            if (!AnswerLimits.isUsableId(typed)) {
                return texts.get("admin.nameUnusable", AnswerLimits.LONGEST_ID);
            }
        }
        return Password.unmet(password.get()).isEmpty() ? "" : texts.get("admin.passwordFirst");
    }

    /** Fills in a password that meets the rules, and shows it: nobody knows it yet. */
    void generate() {
        password.set(Password.generate(random));
        revealed.set(true);
    }

    /** Sends the request, once, however often this is called while it is in flight. */
    void create() {
        if (whyNot.get().isEmpty()) {
            busy.set(true);
            problem.set(null);
            create.accept(
                    new NewHyperAdmin(
                            PastedText.clean(userId.get()),
                            PastedText.clean(firstName.get()),
                            PastedText.clean(lastName.get())),
                    password.get().toCharArray());
        }
    }

    @Override
    public void refused(Problem why) {
        busy.set(false);
        problem.set(why);
    }

    /** The dialog is over: its password is shown to nobody again. */
    void forget() {
        password.set("");
        revealed.set(false);
    }
}
