package dev.redrive.ui.credentials;

import dev.redrive.profile.PassphraseFile;
import dev.redrive.profile.PassphraseFile.Opening;
import dev.redrive.ui.common.Background;
import dev.redrive.ui.common.Texts;
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
 * Asks for the passphrase of the key file, once for each time the program is open, or for another
 * one. JavaFX thread.
 */
public final class PassphraseViewModel {

    /** What is asked. */
    public enum Step {
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
    public enum Field {
        /** The passphrase the file has, where it is to get another one. */
        BEFORE,
        /** The passphrase. */
        PASSPHRASE,
        /** The same again. */
        REPEATED
    }

    private record Wrong(Field field, String words) {}

    /** Of a new passphrase; what is shorter can be guessed by machines. */
    static final int SHORTEST = 12;

    private static final String PROBLEM = "passphrase.problem.";

    private final PassphraseFile file;
    private final Runnable afterOpening;
    private final Background background;
    private final Texts texts;
    private final Runnable onOpened;
    private final Runnable onClose;
    private final ObjectProperty<Step> step = new SimpleObjectProperty<>(Step.LOOKING);
    private final StringProperty before = new SimpleStringProperty("");
    private final StringProperty passphrase = new SimpleStringProperty("");
    private final StringProperty repeated = new SimpleStringProperty("");
    private final StringProperty problem = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable Field> wrongField = new SimpleObjectProperty<>();
    private final StringProperty note = new SimpleStringProperty("");
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final BooleanProperty canSetAside = new SimpleBooleanProperty();

    /**
     * A dialog that has not looked at the file yet.
     *
     * @param afterOpening runs in the background once the file is open
     * @param onOpened runs after that, on the JavaFX thread
     * @param onClose takes the dialog away when the person gives up
     */
    public PassphraseViewModel(
            PassphraseFile file,
            Runnable afterOpening,
            Background background,
            Texts texts,
            Runnable onOpened,
            Runnable onClose) {
        this.file = file;
        this.afterOpening = afterOpening;
        this.background = background;
        this.texts = texts;
        this.onOpened = onOpened;
        this.onClose = onClose;
        before.subscribe((_, _) -> tell(null, ""));
        passphrase.subscribe((_, _) -> tell(null, ""));
        repeated.subscribe((_, _) -> tell(null, ""));
    }

    /** Looks whether there is a file. */
    public void start() {
        background.call(
                file::exists, () -> {}, exists -> step.set(exists ? Step.ENTER : Step.CREATE));
    }

    /** Lets the person change the passphrase of the file that is there. */
    public void startChange() {
        step.set(Step.CHANGE);
    }

    /** Opens the file with what was typed, makes it, or gives it another passphrase. */
    public void confirm() {
        Step asked = step.get();
        Wrong wrong =
                switch (asked) {
                    case LOOKING -> null;
                    case CREATE -> wrongWithNew();
                    case ENTER -> wrongWithOld(Field.PASSPHRASE, passphrase);
                    case CHANGE -> wrongWithChange();
                };
        if (wrong != null) {
            tell(wrong.field(), wrong.words());
            return;
        }
        tell(null, "");
        if (busy.get() || asked == Step.LOOKING) {
            return;
        }
        busy.set(true);
        char[] typed = passphrase.get().toCharArray();
        char[] old = before.get().toCharArray();
        background.call(
                () -> open(asked, old, typed),
                () -> busy.set(false),
                opening -> opened(asked, opening));
    }

    private @Nullable Wrong wrongWithNew() {
        if (passphrase.get().length() < SHORTEST) {
            return new Wrong(Field.PASSPHRASE, texts.get("passphrase.tooShort", SHORTEST));
        }
        return passphrase.get().equals(repeated.get())
                ? null
                : new Wrong(Field.REPEATED, texts.get("passphrase.notTheSame"));
    }

    private @Nullable Wrong wrongWithOld(Field field, StringProperty old) {
        return old.get().isEmpty() ? new Wrong(field, texts.get("passphrase.empty")) : null;
    }

    private @Nullable Wrong wrongWithChange() {
        Wrong wrong = wrongWithOld(Field.BEFORE, before);
        if (wrong == null && passphrase.get().equals(before.get())) {
            wrong = new Wrong(Field.PASSPHRASE, texts.get("passphrase.sameAsBefore"));
        }
        return wrong == null ? wrongWithNew() : wrong;
    }

    private void tell(@Nullable Field field, String words) {
        wrongField.set(field);
        problem.set(words);
    }

    private Opening open(Step asked, char[] old, char[] typed) {
        try {
            Opening opening =
                    switch (asked) {
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

    private void opened(Step asked, Opening opening) {
        if (opening == Opening.OPENED) {
            clear();
            onOpened.run();
            return;
        }
        // A file that came or went meanwhile is asked about anew.
        if (opening == Opening.MISSING) {
            step.set(Step.CREATE);
        } else if (opening == Opening.EXISTS) {
            step.set(Step.ENTER);
        }
        boolean changing = asked == Step.CHANGE;
        boolean wrong = opening == Opening.WRONG_PASSPHRASE;
        // A file that is to be changed is in use: nothing is to be put away then.
        canSetAside.set(!changing && (wrong || opening == Opening.DAMAGED));
        boolean wrongBefore = changing && wrong;
        tell(
                wrongBefore ? Field.BEFORE : Field.PASSPHRASE,
                texts.get(wrongBefore ? "passphrase.wrongBefore" : PROBLEM + opening.name()));
    }

    /** Moves the file out of the way, so that a new one can be begun; nothing of it is deleted. */
    public void setAside() {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        background.call(
                this::moved,
                () -> busy.set(false),
                said -> {
                    if (said.moved()) {
                        clear();
                        step.set(Step.CREATE);
                        canSetAside.set(false);
                        note.set(said.words());
                    } else {
                        tell(null, said.words());
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
        tell(null, "");
    }

    /** What is asked. */
    public ObjectProperty<Step> stepProperty() {
        return step;
    }

    /** The passphrase the file has, where it is to get another one. */
    public StringProperty beforeProperty() {
        return before;
    }

    /** The passphrase as typed. */
    public StringProperty passphraseProperty() {
        return passphrase;
    }

    /** The same again, for a new one. */
    public StringProperty repeatedProperty() {
        return repeated;
    }

    /** Why the file is not open; empty when nothing was wrong yet. */
    public StringProperty problemProperty() {
        return problem;
    }

    /** Where that is to be mended; null when nothing was wrong, or nothing that was typed. */
    public ObjectProperty<@Nullable Field> wrongFieldProperty() {
        return wrongField;
    }

    /** Where a file was put that was set aside; empty when none was. */
    public StringProperty noteProperty() {
        return note;
    }

    /** Whether the file is being opened. */
    public BooleanProperty busyProperty() {
        return busy;
    }

    /** Whether the person may want to begin anew. */
    public BooleanProperty canSetAsideProperty() {
        return canSetAside;
    }
}
