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

/** Light or dark: as the system is, or as the settings fix it. JavaFX thread. */
public final class Theme {

    private final Subscription system;
    private final BooleanProperty dark = new SimpleBooleanProperty();
    private final ObservableValue<Appearance> chosen;

    /**
     * Applies the theme now and whenever the setting or the system changes. Made before the first
     * control, which would otherwise load JavaFX's own theme, and that takes longer.
     */
    public Theme(ObservableValue<Appearance> appearance) {
        chosen = appearance;
        appearance.subscribe(this::apply);
        system =
                Platform.getPreferences()
                        .colorSchemeProperty()
                        .subscribe(() -> apply(appearance.getValue()));
    }

    /** Adds Redrive's own style sheet to a window. */
    public void dress(Parent root) {
        root.getStylesheets().add(Styles.sheet());
        root.sceneProperty().subscribe(scene -> scheme(scene, chosen.getValue()));
        chosen.subscribe(appearance -> scheme(root.getScene(), appearance));
        dark.subscribe(isDark -> {
            root.getStyleClass().remove(Styles.DARK);
            if (isDark) {
                root.getStyleClass().add(Styles.DARK);
            }
        });
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

    /** Stops listening to the system, which would otherwise keep the window in memory. */
    public void end() {
        system.unsubscribe();
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
