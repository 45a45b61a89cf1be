package dev.redrive.ui.profiles;

import dev.redrive.profile.Appearance;
import dev.redrive.profile.Preferences;
import dev.redrive.profile.Preferences.Language;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * What the user has chosen for the whole window. Every change is saved, and in effect at once but
 * for the language. JavaFX thread.
 */
public final class PreferencesModel {

    /** Light, dark or as the system is. */
    public final ObjectProperty<Appearance> appearance;

    /** Whether borders, texts and the focus are drawn in stronger colours. */
    public final BooleanProperty highContrast;

    /** The language of the window from the next start. */
    public final ObjectProperty<Language> language;

    /** In percent of the usual size. */
    public final IntegerProperty textSize;

    /** Whether a retry for Production requires the user to type the profile's name. */
    public final BooleanProperty namesTyped;

    /** Whether a task that ends while something else is shown is announced. */
    public final BooleanProperty notifications;

    /** Whether a receipt leaves out who requested the retry and the reason. */
    public final BooleanProperty carefulReceipts;

    private final Consumer<UnaryOperator<Preferences>> save;

    /**
     * @param loaded as they are in the file
     * @param save applies a change to what is in the file
     */
    PreferencesModel(Preferences loaded, Consumer<UnaryOperator<Preferences>> save) {
        this.save = save;
        appearance = new SimpleObjectProperty<>(loaded.appearance());
        highContrast = new SimpleBooleanProperty(loaded.highContrast());
        language = new SimpleObjectProperty<>(loaded.language());
        textSize = new SimpleIntegerProperty(loaded.textSize());
        namesTyped = new SimpleBooleanProperty(loaded.namesTyped());
        notifications = new SimpleBooleanProperty(loaded.notifications());
        carefulReceipts = new SimpleBooleanProperty(loaded.carefulReceipts());
        saveChangesOf(appearance, Preferences::with);
        saveChangesOf(highContrast, Preferences::contrasting);
        saveChangesOf(language, Preferences::with);
        saveChangesOf(textSize, (old, now) -> old.sized(now.intValue()));
        saveChangesOf(namesTyped, Preferences::typingNames);
        saveChangesOf(notifications, Preferences::notifying);
        saveChangesOf(carefulReceipts, Preferences::carefulReceipts);
    }

    private <T> void saveChangesOf(
            Property<T> property, BiFunction<Preferences, T, Preferences> change) {
        property.subscribe((_, now) -> save.accept(old -> change.apply(old, now)));
    }

    /** All of them. */
    public Preferences now() {
        return new Preferences(
                appearance.get(),
                highContrast.get(),
                language.get(),
                textSize.get(),
                namesTyped.get(),
                notifications.get(),
                carefulReceipts.get());
    }

    /** Shows what another program has changed in the file. */
    void adopt(Preferences before, Preferences now) {
        adopt(appearance, Preferences::appearance, before, now);
        adopt(highContrast, Preferences::highContrast, before, now);
        adopt(language, Preferences::language, before, now);
        adopt(textSize, Preferences::textSize, before, now);
        adopt(namesTyped, Preferences::namesTyped, before, now);
        adopt(notifications, Preferences::notifications, before, now);
        adopt(carefulReceipts, Preferences::carefulReceipts, before, now);
    }

    private static <T> void adopt(
            Property<T> property,
            Function<Preferences, ? extends T> field,
            Preferences before,
            Preferences now) {
        if (!field.apply(before).equals(field.apply(now))) {
            property.setValue(field.apply(now));
        }
    }
}
