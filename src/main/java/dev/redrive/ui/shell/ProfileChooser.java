package dev.redrive.ui.shell;

import dev.redrive.profile.Profile;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Skin;
import javafx.scene.control.skin.ComboBoxListViewSkin;

/**
 * Chooses a profile. Its list is styled and laid out when it is opened, not already when the window
 * is. JavaFX thread.
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
}
