package dev.redrive.ui.history.table;

import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/** The part of the table a user sees. JavaFX thread. */
public interface Viewport {

    /** The index of the first line that is seen, from 0. */
    int first();

    /** Moves on by that many lines, back for a number below 0. */
    void scrollBy(int lines);

    /** Goes to the first line. */
    void scrollToTop();

    /** What is there while nothing is shown. */
    Viewport NONE =
            new Viewport() {
                @Override
                public int first() {
                    return 0;
                }

                @Override
                public void scrollBy(int lines) {
                    // Nothing is shown.
                }

                @Override
                public void scrollToTop() {
                    // Nothing is shown.
                }
            };

    /**
     * What is seen of a table whose rows are all of one height.
     *
     * @param table the table
     */
    public record TableViewport(TableView<ShownRow> table) implements Viewport {

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
}
