package dev.redrive.ui.shell;

import dev.redrive.profile.Profile;
import dev.redrive.ui.kit.ChooserCell;
import dev.redrive.ui.kit.Styles;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Skin;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Chooses a profile. Its list is made and styled when it is first opened, not while the window
 * opens. JavaFX thread.
 */
final class ProfileChooser extends ComboBox<Profile> {

    @Override
    protected Skin<?> createDefaultSkin() {
        return new LateListSkin(this);
    }

    private static final class LateListSkin extends ComboBoxListViewSkin<Profile> {

        private LateListSkin(ProfileChooser chooser) {
            super(chooser);
            // JavaFX keeps the list within the box, unseen, so that it has a size once it opens.
            Node list = getPopupContent();
            getChildren().remove(list);
            chooser.addEventHandler(
                    ComboBoxBase.ON_SHOWING,
                    _ -> {
                        if (list.getParent() == null) {
                            getChildren().add(list);
                        }
                    });
        }
    }

    /** A profile in the chooser: its colour as a dot, and its name. */
    static final class ProfileCell extends ChooserCell<Profile> {

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
}
