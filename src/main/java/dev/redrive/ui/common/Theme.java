package dev.redrive.ui.common;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.redrive.profile.Appearance;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.util.Subscription;

/** Light or dark: as the system is, or as the settings fix it. JavaFX thread. */
public final class Theme {

    private final Parent root;
    private final Subscription system;

    /** Dresses the window with that root, now and whenever the wish or the system changes. */
    public Theme(Parent root, ObservableValue<Appearance> appearance) {
        this.root = root;
        root.getStylesheets().add(Styles.sheet());
        appearance.subscribe(this::apply);
        system =
                Platform.getPreferences()
                        .colorSchemeProperty()
                        .subscribe(_ -> apply(appearance.getValue()));
    }

    /** Heeds the system no more, which would else hold on to the window for ever. */
    public void end() {
        system.unsubscribe();
    }

    private void apply(Appearance wish) {
        boolean dark =
                switch (wish) {
                    case LIGHT -> false;
                    case DARK -> true;
                    case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
                };
        Application.setUserAgentStylesheet(
                dark
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
        root.getStyleClass().remove(Styles.DARK);
        if (dark) {
            root.getStyleClass().add(Styles.DARK);
        }
    }
}
