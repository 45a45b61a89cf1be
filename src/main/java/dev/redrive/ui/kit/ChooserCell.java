package dev.redrive.ui.kit;

import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/**
 * A row in the list of a chooser. The list stays within the window however long its texts are; a
 * text that is cut has a tooltip. JavaFX thread.
 *
 * @param <T> what is chosen
 */
public class ChooserCell<T> extends ListCell<T> {

    /** In pixels: beside the navigation, still within the narrowest window. */
    private static final double MOST_WIDTH = 480;

    /** In characters: what is shorter is never cut. */
    private static final int SHORT = 24;

    private final Function<T, String> words;

    /** A cell that shows each item in these words. */
    public ChooserCell(Function<T, String> words) {
        this.words = words;
    }

    /** Shows the items of a chooser in these words, in its list and once chosen. */
    public static <T> void use(ComboBox<T> chooser, Function<T, String> words) {
        chooser.setCellFactory(_ -> new ChooserCell<>(words));
        chooser.setButtonCell(new ChooserCell<>(words));
    }

    @Override
    protected void updateItem(@Nullable T item, boolean empty) {
        super.updateItem(item, empty);
        String text = empty || item == null ? "" : words.apply(item);
        setText(text);
        setTooltip(text.length() > SHORT ? new Tooltip(text) : null);
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.min(MOST_WIDTH, super.computePrefWidth(height));
    }
}
