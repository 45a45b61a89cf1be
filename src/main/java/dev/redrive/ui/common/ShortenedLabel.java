package dev.redrive.ui.common;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/**
 * A label for words of any length: whole where there is room, shortened where they would push out
 * what is beside them, with the whole text in a tooltip. JavaFX thread.
 */
public final class ShortenedLabel extends Label {

    /** Words up to this width are never shortened: usual ids and statuses are narrower. */
    private static final double MOST_KEPT = 260;

    private static final double MOST_TOOLTIP = 480;

    /** Without a text. */
    public ShortenedLabel() {
        this("");
    }

    /** With that text. */
    public ShortenedLabel(String text) {
        super(text);
        Tooltip whole = new Tooltip();
        whole.setWrapText(true);
        whole.setMaxWidth(MOST_TOOLTIP);
        whole.textProperty().bind(textProperty());
        setTooltip(whole);
    }

    @Override
    protected double computeMinWidth(double height) {
        return Math.min(MOST_KEPT, computePrefWidth(height));
    }
}
