package dev.redrive.ui.history;

import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/**
 * What is seen of a table whose rows are all of one height.
 *
 * @param table the table
 */
record TableViewport(TableView<HistoryLine> table) implements Viewport {

    @Override
    public int first() {
        VirtualFlow<?> flow = flow();
        var cell = flow == null ? null : flow.getFirstVisibleCell();
        return cell == null ? 0 : Math.max(0, cell.getIndex());
    }

    @Override
    public void scrollBy(int lines) {
        VirtualFlow<?> flow = flow();
        if (flow != null) {
            table.layout(); // So that it knows of lines that have just come or gone.
            flow.scrollPixels(lines * table.getFixedCellSize());
        }
    }

    @Override
    public void scrollToTop() {
        table.scrollTo(0);
    }

    private @Nullable VirtualFlow<?> flow() {
        return table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? flow : null;
    }
}
