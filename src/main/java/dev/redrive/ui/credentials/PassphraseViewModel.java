package dev.redrive.ui.credentials;

import dev.redrive.keys.PassphraseFile;
import dev.redrive.keys.PassphraseFile.Opening;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * The dialog for the passphrase of the key file, once per start, or for a new one. JavaFX thread.
 */
public final class PassphraseViewModel {

    /** What the dialog is for. */
    enum Step {
        /** Not known yet: the disk is looked at. */
        LOOKING,
        /** A new passphrase, twice. */
        CREATE,
        /** The passphrase the file has. */
        ENTER,
        /** The passphrase the file has, and a new one twice. */
        CHANGE
    }

    /** What is typed into. */
    enum Field {
        /** The passphrase the file has, where it is to get another one. */
        BEFORE,
        /** The passphrase. */
        PASSPHRASE,
        /** The same again. */
        REPEATED
    }

    /**
     * Why the file is not open, or still has its passphrase.
     *
     * @param field the one to be marked; null for none
     * @param words empty when nothing is wrong
     */
    public record Wrong(@Nullable Field field, String words) {

        static final Wrong NOTHING = new Wrong(null, "");

        boolean isNothing() {
            return words.isEmpty();
        }
    }

    /** Of a new passphrase; what is shorter can be guessed by machines. */
    static final int SHORTEST = 12;

    private static final String PROBLEM = "passphrase.problem.";

    private final PassphraseFile file;
    private final Runnable afterOpening;
    private final Background background;
    private final Texts texts;
    private final Runnable onOpened;
    private final Runnable onClose;
    final ObjectProperty<Step> step = new SimpleObjectProperty<>(Step.LOOKING);
    final StringProperty before = new SimpleStringProperty("");
    final StringProperty passphrase = new SimpleStringProperty("");
    final StringProperty repeated = new SimpleStringProperty("");
    private final ObjectProperty<Wrong> wrong = new SimpleObjectProperty<>(Wrong.NOTHING);
    private final StringProperty note = new SimpleStringProperty("");
    final BooleanProperty busy = new SimpleBooleanProperty();
    final BooleanProperty canSetAside = new SimpleBooleanProperty();

    /**
     * A dialog that has not looked at the file yet.
     *
     * @param afterOpening runs in the background once the file is open
     * @param onOpened runs after that, on the JavaFX thread
     * @param onClose takes the dialog away when the user cancels
     */
    public PassphraseViewModel(
            UiKit kit,
            PassphraseFile file,
            Runnable afterOpening,
            Runnable onOpened,
            Runnable onClose) {
        this.file = file;
        this.afterOpening = afterOpening;
        this.background = kit.background();
        this.texts = kit.texts();
        this.onOpened = onOpened;
        this.onClose = onClose;
        before.subscribe((_, _) -> wrong.set(Wrong.NOTHING));
        passphrase.subscribe((_, _) -> wrong.set(Wrong.NOTHING));
        repeated.subscribe((_, _) -> wrong.set(Wrong.NOTHING));
    }

    /** Looks whether there is a file. */
    public void start() {
        background.run(file::exists).then(exists -> step.set(exists ? Step.ENTER : Step.CREATE));
    }

    /** Lets the user change the passphrase of the file that is there. */
    public void startChange() {
        step.set(Step.CHANGE);
    }

    /** Opens the file with what was typed, makes it, or gives it another passphrase. */
    void confirm() {
        Step current = step.get();
        Wrong found =
                switch (current) {
                    case LOOKING -> Wrong.NOTHING;
                    case CREATE -> wrongWithNew();
                    case ENTER -> wrongWithOld(Field.PASSPHRASE, passphrase);
                    case CHANGE -> wrongWithChange();
                };
        wrong.set(found);
        if (!found.isNothing() || busy.get() || current == Step.LOOKING) {
            return;
        }
        busy.set(true);
        char[] typed = passphrase.get().toCharArray();
        char[] old = before.get().toCharArray();
        background
                .run(() -> open(current, old, typed))
                .inAnyCase(() -> busy.set(false))
                .then(opening -> opened(current, opening));
    }

    private Wrong wrongWithNew() {
        if (passphrase.get().length() < SHORTEST) {
            return new Wrong(Field.PASSPHRASE, texts.get("passphrase.tooShort", SHORTEST));
        }
        return passphrase.get().equals(repeated.get())
                ? Wrong.NOTHING
                : new Wrong(Field.REPEATED, texts.get("passphrase.notTheSame"));
    }

    private Wrong wrongWithOld(Field field, StringProperty old) {
        return old.get().isEmpty()
                ? new Wrong(field, texts.get("passphrase.empty"))
                : Wrong.NOTHING;
    }

    private Wrong wrongWithChange() {
        Wrong found = wrongWithOld(Field.BEFORE, before);
        if (found.isNothing() && passphrase.get().equals(before.get())) {
            found = new Wrong(Field.PASSPHRASE, texts.get("passphrase.sameAsBefore"));
        }
        return found.isNothing() ? wrongWithNew() : found;
    }

    private Opening open(Step current, char[] old, char[] typed) {
        try {
            Opening opening =
                    switch (current) {
                        case CREATE -> file.create(typed);
                        case CHANGE -> file.change(old, typed);
                        default -> file.open(typed);
                    };
            if (opening == Opening.OPENED) {
                afterOpening.run();
            }
            return opening;
        } finally {
            Arrays.fill(old, '\0');
            Arrays.fill(typed, '\0');
        }
    }

    private void opened(Step current, Opening opening) {
        if (opening == Opening.OPENED) {
            clear();
            onOpened.run();
            return;
        }
        // Where a file came or went meanwhile, the dialog starts over.
        if (opening == Opening.MISSING) {
            step.set(Step.CREATE);
        } else if (opening == Opening.EXISTS) {
            step.set(Step.ENTER);
        }
        boolean changing = current == Step.CHANGE;
        boolean another = opening == Opening.WRONG_PASSPHRASE;
        // A file that is to be changed is in use: nothing is to be put away then.
        canSetAside.set(!changing && (another || opening == Opening.DAMAGED));
        wrong.set(
                changing && another
                        ? new Wrong(Field.BEFORE, texts.get("passphrase.wrongBefore"))
                        : new Wrong(Field.PASSPHRASE, texts.get(PROBLEM + opening.name())));
    }

    /** Moves the file out of the way, so that a new one can be begun; nothing of it is deleted. */
    void setAside() {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        background
                .run(this::moved)
                .inAnyCase(() -> busy.set(false))
                .then(said -> {
                    if (said.moved()) {
                        clear();
                        step.set(Step.CREATE);
                        canSetAside.set(false);
                        note.set(said.words());
                    } else {
                        wrong.set(new Wrong(null, said.words()));
                    }
                });
    }

    private record Said(boolean moved, String words) {}

    private Said moved() {
        try {
            Path where = file.setAside();
            return new Said(true, texts.get("passphrase.setAside", where));
        } catch (IOException e) {
            return new Said(
                    false, texts.get("passphrase.notSetAside", String.valueOf(e.getMessage())));
        }
    }

    /** Gives up; the file stays closed. */
    public void cancel() {
        clear();
        onClose.run();
    }

    private void clear() {
        before.set("");
        passphrase.set("");
        repeated.set("");
        wrong.set(Wrong.NOTHING);
    }

    /** What is wrong, and with which field. */
    public ObjectProperty<Wrong> wrongProperty() {
        return wrong;
    }

    /** Where a file was put that was set aside; empty when none was. */
    public StringProperty noteProperty() {
        return note;
    }
}
