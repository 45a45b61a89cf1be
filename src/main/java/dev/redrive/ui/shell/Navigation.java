package dev.redrive.ui.shell;

import dev.redrive.ui.kit.Nodes.Shown;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The buttons that lead to the pages of the window. JavaFX thread. */
final class Navigation {

    private final Map<Page, ToggleButton> buttons = new EnumMap<>(Page.class);
    private final Map<Page, StackPane> panes = new EnumMap<>(Page.class);
    private final ToggleGroup group = new ToggleGroup();
    private boolean isSelecting;

    /** Adds the button of a page, with its key beside it. */
    StackPane add(Page which, String id, Feather icon, Label hint) {
        ToggleButton button = new ToggleButton(null, new FontIcon(icon));
        button.setId(id);
        button.setToggleGroup(group);
        button.setMaxWidth(Double.POSITIVE_INFINITY);
        button.getStyleClass().add("nav-button");
        buttons.put(which, button);
        StackPane pane = new StackPane(button, hint);
        pane.setAlignment(Pos.CENTER_RIGHT);
        panes.put(which, pane);
        return pane;
    }

    /** The button of that page; that of all customers for the page of one. */
    ToggleButton button(Page which) {
        Page shown = which == Page.CUSTOMER ? Page.DASHBOARD : which;
        return Objects.requireNonNull(buttons.get(shown));
    }

    /** Offers a page, or leaves it out. */
    void offer(Page which, boolean now) {
        Shown.now(Objects.requireNonNull(panes.get(which)), now);
    }

    /** Whether that page can be opened. */
    boolean offers(Page which) {
        return Objects.requireNonNull(panes.get(which)).isVisible();
    }

    /** Names the buttons after their texts; those of a rail show no text. */
    void name(boolean rail) {
        for (ToggleButton button : buttons.values()) {
            button.setContentDisplay(rail ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
            button.setAccessibleText(button.getText());
            button.setTooltip(rail ? new Tooltip(button.getText()) : null);
        }
    }

    /** Marks the page that is shown, without showing it. */
    void select(Page which) {
        ToggleButton button = button(which);
        if (!button.isSelected()) {
            isSelecting = true;
            button.setSelected(true);
            isSelecting = false;
        }
    }

    /** What shows the page of a button. */
    void onChosen(Consumer<Page> show) {
        // Pressed with the mouse, or reached with the arrows, which press nothing.
        buttons.forEach((which, button) ->
                button.selectedProperty()
                        .subscribe((_, now) -> {
                            if (now && !isSelecting) {
                                show.accept(which);
                            }
                        }));
        // Pressing the page one is on leaves what is shown within it.
        buttons.forEach((which, button) -> button.setOnAction(_ -> show.accept(which)));
        // Pressing the page one is on must not deselect it.
        group.selectedToggleProperty()
                .subscribe((before, now) -> {
                    if (now == null && before != null) {
                        before.setSelected(true);
                    }
                });
    }
}
