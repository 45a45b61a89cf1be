package dev.redrive.ui.shell;

import dev.redrive.profile.Profile;
import dev.redrive.ui.common.ChooserCell;
import dev.redrive.ui.common.Styles;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A profile in the chooser: its colour as a dot, and its name. */
final class ProfileCell extends ChooserCell<Profile> {

    private final Region dot = new Region();

    ProfileCell() {
        super(Profile::name);
        dot.getStyleClass().add(Styles.DOT);
    }

    @Override
    protected void updateItem(@Nullable Profile profile, boolean empty) {
        super.updateItem(profile, empty);
        if (empty || profile == null) {
            setGraphic(null);
            return;
        }
        Styles.colour(dot, profile.colour());
        setGraphic(dot);
    }
}
