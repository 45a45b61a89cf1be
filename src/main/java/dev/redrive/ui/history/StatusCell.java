package dev.redrive.ui.history;

import dev.redrive.ui.common.Styles;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** How far a retry came, as a badge. */
final class StatusCell extends TableCell<HistoryLine, HistoryLine> {

    private final Label badge = new Label();
    private final Tooltip whole = new Tooltip();

    StatusCell() {
        badge.getStyleClass().add(Styles.BADGE);
        badge.setTooltip(whole);
    }

    @Override
    protected void updateItem(@Nullable HistoryLine line, boolean empty) {
        super.updateItem(line, empty);
        if (empty || line == null || line.row() == null) {
            setGraphic(null);
            return;
        }
        badge.setText(line.status());
        whole.setText(line.status());
        Styles.tone(badge, line.tone());
        setGraphic(badge);
    }
}
