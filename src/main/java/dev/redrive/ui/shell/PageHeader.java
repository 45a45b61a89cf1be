package dev.redrive.ui.shell;

import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileKind;
import dev.redrive.ui.kit.LettersTile;
import dev.redrive.ui.kit.Nodes.TickingLabel;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Whose page it is, over a line in the customer's colour. JavaFX thread. */
final class PageHeader extends HBox {

    private static final double LEAST_WORDS = 120;

    /** Of the size of its font: a name up to this width is never cut, as usual ones are not. */
    private static final double USUAL_NAME = 12.5;

    private static final double LEAST_NAME = 8;

    private final Texts texts;
    private final LettersTile tile = LettersTile.large();
    final Label name =
            new Label() {
                @Override
                protected double computeMinWidth(double height) {
                    double whole = computePrefWidth(height);
                    double size = getFont().getSize();
                    return whole <= USUAL_NAME * size ? whole : LEAST_NAME * size;
                }
            };
    final Label profileKindBadge = badge("profileKindBadge");
    final Label demoBadge = badge("demoBadge");
    final Label readOnlyBadge = badge("readOnlyBadge");
    final Label profileHost = new Label();
    final Label statusKey = new Label();
    final Region dot = new Region();
    final Label contact = new TickingLabel();
    final Label contactDetail = new TickingLabel();

    PageHeader(Texts texts) {
        setId("topBar");
        getStyleClass().add("top-bar");
        setAlignment(Pos.CENTER_LEFT);
        setSpacing(12);
        name.setId("customerName");
        name.getStyleClass().add("page-title");
        this.texts = texts;
        say();
        profileHost.setId("profileHost");
        profileHost.getStyleClass().addAll(Styles.MUTED, Styles.SMALL);
        statusKey.setId("statusKey");
        statusKey.getStyleClass().addAll(Styles.MUTED, Styles.SMALL);
        statusKey.setMinWidth(LEAST_WORDS);
        profileHost.setMinWidth(LEAST_WORDS / 2);
        Label between = new Label("·");
        between.setAccessibleRole(AccessibleRole.NODE);
        between.getStyleClass().addAll(Styles.MUTED, Styles.SMALL);
        between.setMinWidth(Region.USE_PREF_SIZE);
        HBox first = new HBox(8, name, profileKindBadge, demoBadge, readOnlyBadge);
        first.setAlignment(Pos.CENTER_LEFT);
        HBox second = new HBox(5, profileHost, between, statusKey);
        second.setAlignment(Pos.CENTER_LEFT);
        VBox words = new VBox(first, second);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        contact.setId("contact");
        contact.setMinWidth(Region.USE_PREF_SIZE);
        contactDetail.setId("contactDetail");
        contactDetail.getStyleClass().addAll(Styles.MUTED, Styles.SMALL);
        contactDetail.setMinWidth(0);
        dot.getStyleClass().add("contact-dot");
        dot.managedProperty().bind(dot.visibleProperty());
        getChildren().addAll(tile, words, dot, contact, contactDetail);
    }

    /** Says what does not depend on the customer. */
    void say() {
        demoBadge.setText(texts.get("shell.demoBadge"));
        readOnlyBadge.setText(texts.get("profile.readOnly"));
    }

    private static Label badge(String id) {
        Label badge = new Label();
        badge.setId(id);
        badge.getStyleClass().add(Styles.KIND_BADGE);
        badge.setMinWidth(Region.USE_PREF_SIZE);
        badge.managedProperty().bind(badge.visibleProperty());
        return badge;
    }

    /** Shows that customer. */
    void show(Profile profile) {
        tile.show(profile);
        name.setText(profile.name());
        Styles.colour(this, profile.colour());
        profileKindBadge.pseudoClassStateChanged(
                Styles.WRONG, profile.kind() == ProfileKind.PRODUCTION);
    }
}
