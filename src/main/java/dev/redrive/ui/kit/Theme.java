package dev.redrive.ui.kit;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.redrive.profile.Appearance;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * How the window looks: light or dark, as the system is or as the settings fix it, in usual or high
 * contrast, and how large its texts are. JavaFX thread.
 */
public final class Theme {

    /** In pixels, at 100 %. */
    static final double TEXT = 14;

    private static final int USUAL = 100;

    private final BooleanProperty dark = new SimpleBooleanProperty();
    private final ObservableValue<Appearance> chosen;
    private final ObservableValue<Boolean> highContrast;
    private final ObservableValue<Number> textSize;
    private Subscription listening = () -> {};

    /**
     * Applies the theme now and whenever a setting or the system changes. Made before the first
     * control, which would otherwise load JavaFX's own theme, and that takes longer.
     *
     * @param textSize in percent of the usual size
     */
    public Theme(
            ObservableValue<Appearance> appearance,
            ObservableValue<Boolean> highContrast,
            ObservableValue<Number> textSize) {
        this.chosen = appearance;
        this.highContrast = highContrast;
        this.textSize = textSize;
        listenTo(appearance.subscribe(this::apply));
        listenTo(
                Platform.getPreferences()
                        .colorSchemeProperty()
                        .subscribe(() -> apply(appearance.getValue())));
    }

    private void listenTo(Subscription more) {
        listening = listening.and(more);
    }

    /** Adds Redrive's own style sheet to a window. */
    public void dress(Parent root) {
        root.getStylesheets().add(Styles.sheet());
        root.sceneProperty().subscribe(scene -> scheme(scene, chosen.getValue()));
        listenTo(chosen.subscribe(appearance -> scheme(root.getScene(), appearance)));
        listenTo(dark.subscribe(isDark -> mark(root, Styles.DARK, isDark)));
        listenTo(highContrast.subscribe(isHigh -> mark(root, Styles.CONTRAST, isHigh)));
        listenTo(textSize.subscribe(percent -> size(root, percent.intValue())));
    }

    private static void mark(Parent root, String style, boolean wanted) {
        root.getStyleClass().remove(style);
        if (wanted) {
            root.getStyleClass().add(style);
        }
    }

    /** The usual size is the theme's own, so that it costs nothing. */
    private static void size(Parent root, int percent) {
        root.setStyle(percent == USUAL ? "" : "-fx-font-size: " + TEXT * percent / USUAL + "px;");
    }

    /** Lets the title bar be as light or dark as the window below it. */
    private static void scheme(@Nullable Scene scene, Appearance appearance) {
        if (scene != null) {
            scene.getPreferences()
                    .setColorScheme(
                            switch (appearance) {
                                case LIGHT -> ColorScheme.LIGHT;
                                case DARK -> ColorScheme.DARK;
                                case SYSTEM -> null; // As the system's.
                            });
        }
    }

    /** Stops listening to system and settings, which would keep the window in memory. */
    public void end() {
        listening.unsubscribe();
    }

    private void apply(Appearance appearance) {
        dark.set(
                switch (appearance) {
                    case LIGHT -> false;
                    case DARK -> true;
                    case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
                });
        Application.setUserAgentStylesheet(
                dark.get()
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
    }
}
