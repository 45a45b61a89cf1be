package dev.redrive.ui.common;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** A page as wide as the window, which scrolls where it is higher. JavaFX thread. */
public final class ScrollPage extends ScrollPane {

    /** The page with that on it. */
    public ScrollPage(VBox body) {
        super(body);
        body.getStyleClass().add("page-body");
        setFitToWidth(true);
        getStyleClass().add("page-scroll");
    }
}
