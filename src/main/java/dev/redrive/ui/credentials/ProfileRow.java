package dev.redrive.ui.credentials;

import dev.redrive.keys.KeyState;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileKind;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.profiles.ProfilesModel;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One profile in the list: colour, name, kind and how its key ends. */
final class ProfileRow extends ListCell<Profile> {

    private static final String KIND = "profile.kind.";

    private final ProfilesModel profiles;
    private final Texts texts;
    private final Region dot = new Region();
    private final Label name = new Label();
    private final Label about = new Label();
    private final HBox row = new HBox(12, dot, new VBox(2, name, about));

    ProfileRow(ProfilesModel profiles, Texts texts) {
        this.profiles = profiles;
        this.texts = texts;
        dot.getStyleClass().add(Styles.DOT);
        dot.setMinWidth(Region.USE_PREF_SIZE);
        name.getStyleClass().add(Styles.STRONG);
        about.getStyleClass().addAll(Styles.MUTED, "small");
        row.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Profile profile, boolean empty) {
        super.updateItem(profile, empty);
        if (empty || profile == null) {
            setGraphic(null);
            return;
        }
        Styles.colour(dot, profile.colour());
        name.setText(profile.name());
        about.setText(about(profile));
        setGraphic(row);
        setAccessibleText(name.getText() + ", " + about.getText());
    }

    private String about(Profile profile) {
        if (profile.kind() == ProfileKind.DEMO) {
            return texts.get("credentials.demo");
        }
        String kind = texts.get(KIND + profile.kind().name());
        if (profile.readOnly()) {
            kind = texts.get("credentials.rowReadOnly", kind);
        }
        KeyState key = profiles.keys().of(profile);
        if (key.isUnread()) {
            return texts.get("shell.keyUnread");
        }
        if (key.isUnavailable()) {
            // Alone: with the kind before it there is no room for it.
            return texts.get("credentials.rowKeyUnavailable");
        }
        return key.ending() == null
                ? texts.get("credentials.rowNoKey", kind)
                : texts.get("credentials.rowKey", kind, key.ending());
    }
}
