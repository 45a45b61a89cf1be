package dev.redrive.ui.history;

import dev.redrive.ui.common.Styles;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** How far a retry came, as a badge. */
final class StatusCell extends TableCell<HistoryLine, HistoryLine> {

    private final Label badge = new Label();

    StatusCell() {
        badge.getStyleClass().add(Styles.BADGE);
    }

    @Override
    protected void updateItem(@Nullable HistoryLine line, boolean empty) {
        super.updateItem(line, empty);
        if (empty || line == null || line.row() == null) {
            setGraphic(null);
            return;
        }
        badge.setText(line.status());
        Styles.tone(badge, line.tone());
        setGraphic(badge);
    }
}
