package dev.redrive.ui.kit;

import dev.redrive.profile.Profile;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/**
 * A profile where something is decided about it: its colour, its name, its kind, never one alone.
 */
final class ProfileLine extends HBox {

    private static final String KIND = "profile.kind.";
    private static final double GAP = 10;

    /** The line of that profile. */
    ProfileLine(Profile profile, Texts texts) {
        super(GAP);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("profile-line");
        Styles.colour(this, profile.colour());
        Region dot = new Region();
        dot.getStyleClass().add(Styles.DOT);
        dot.setMinWidth(Region.USE_PREF_SIZE);
        Label name = new Label(profile.name());
        name.getStyleClass().add(Styles.STRONG);
        name.setWrapText(true);
        name.setMinHeight(Region.USE_PREF_SIZE);
        Label kind = new Label(texts.get(KIND + profile.kind().name()));
        kind.getStyleClass().add(Styles.KIND_BADGE);
        kind.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(dot, name, kind);
    }
}
