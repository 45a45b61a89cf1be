package dev.redrive.ui.history;

import dev.redrive.ui.common.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Whose a retry was: the profile's colour as a dot, its name, its kind. */
final class OwnerCell extends TableCell<HistoryLine, Owner> {

    private static final double GAP = 7;

    private final Region dot = new Region();
    private final Label name = new Label();
    private final Label kind = new Label();
    private final HBox all = new HBox(GAP, dot, name, kind);
    private final Tooltip whole = new Tooltip();

    OwnerCell() {
        dot.getStyleClass().add(Styles.DOT);
        kind.getStyleClass().addAll(Styles.MUTED, Styles.SMALL);
        kind.setMinWidth(Region.USE_PREF_SIZE);
        all.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(@Nullable Owner owner, boolean empty) {
        super.updateItem(owner, empty);
        if (empty || owner == null || owner.equals(Owner.NONE)) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        paint(dot, owner);
        name.setText(owner.name());
        kind.setText(owner.kind());
        whole.setText(owner.name());
        setTooltip(whole);
        setGraphic(all);
    }

    /** Gives the dot the profile's colour, or none where the profile was removed. */
    static void paint(Region dot, Owner owner) {
        if (owner.colour() == null) {
            Styles.noColour(dot);
        } else {
            Styles.colour(dot, owner.colour());
        }
    }
}
