package dev.redrive.ui.shell;

import dev.redrive.profile.Profile;
import dev.redrive.ui.common.Styles;
import javafx.scene.control.ListCell;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A profile in the chooser: its colour as a dot, and its name. */
final class ProfileCell extends ListCell<Profile> {

    private final Region dot = new Region();

    ProfileCell() {
        dot.getStyleClass().add(Styles.DOT);
    }

    @Override
    protected void updateItem(@Nullable Profile profile, boolean empty) {
        super.updateItem(profile, empty);
        if (empty || profile == null) {
            setText("");
            setGraphic(null);
            return;
        }
        Styles.colour(dot, profile.colour());
        setText(profile.name());
        setGraphic(dot);
    }
}
