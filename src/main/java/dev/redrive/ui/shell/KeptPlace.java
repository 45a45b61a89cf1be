package dev.redrive.ui.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import org.jspecify.annotations.Nullable;

/**
 * What the user has typed into the fields of a page, where it is scrolled to and what has the
 * focus, for the same page made again. JavaFX thread.
 *
 * @param typed by the id of the field
 * @param scrolled how far each part that scrolls is, from the first to the last
 * @param focused the id of what has the focus; null where that is outside the page or has no id
 * @param caret where the cursor is in a field that has the focus
 */
record KeptPlace(
        Map<String, String> typed, List<Double> scrolled, @Nullable String focused, int caret) {

    /** What is so on that page now. */
    static KeptPlace of(Parent page) {
        Map<String, String> typed = new HashMap<>();
        String focused = null;
        int caret = 0;
        for (Node node : page.lookupAll("*")) {
            String id = node.getId();
            if (id != null && node.isFocused()) {
                focused = id;
            }
            if (id != null && node instanceof TextInputControl field && field.isEditable()) {
                typed.put(id, String.valueOf(field.getText()));
                caret = field.isFocused() ? field.getCaretPosition() : caret;
            }
        }
        return new KeptPlace(
                typed,
                scrolling(page).stream().map(ScrollPane::getVvalue).toList(),
                focused,
                caret);
    }

    private static List<ScrollPane> scrolling(Parent page) {
        List<ScrollPane> found = new ArrayList<>();
        if (page instanceof ScrollPane itself) {
            found.add(itself);
        }
        for (Node node : page.lookupAll(".scroll-pane")) {
            if (node instanceof ScrollPane pane && !found.contains(pane)) {
                found.add(pane);
            }
        }
        return found;
    }

    /** Makes it so on that page, which is in the window. */
    void restore(Parent page) {
        page.applyCss();
        page.layout();
        for (Node node : page.lookupAll("*")) {
            String before = node.getId() == null ? null : typed.get(node.getId());
            if (before != null
                    && node instanceof TextInputControl field
                    && !field.textProperty().isBound()
                    && !before.equals(field.getText())) {
                field.setText(before);
            }
        }
        page.layout();
        if (focused != null) {
            page.lookupAll("#" + focused).stream()
                    .filter(node -> node.isFocusTraversable() && !node.isDisabled())
                    .findFirst()
                    .ifPresent(this::focus);
        }
        // Last, as a page scrolls to what gets the focus.
        List<ScrollPane> panes = scrolling(page);
        for (int i = 0; i < Math.min(panes.size(), scrolled.size()); i++) {
            panes.get(i).setVvalue(scrolled.get(i));
        }
    }

    private void focus(Node node) {
        node.requestFocus();
        if (node instanceof TextInputControl field) {
            field.positionCaret(caret);
        }
    }
}
