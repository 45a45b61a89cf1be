package dev.redrive.app;

import dev.redrive.ui.credentials.KeyField;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;

/**
 * Every text of every node, to be seen or not: what is read, what is read aloud, what shows when
 * the mouse rests. What a person is typing into the key's own field is theirs. JavaFX thread.
 */
record NodeTexts(BiConsumer<String, String> to) {

    private static final List<AccessibleAttribute> ALOUD =
            List.of(
                    AccessibleAttribute.TEXT,
                    AccessibleAttribute.HELP,
                    AccessibleAttribute.ROLE_DESCRIPTION,
                    AccessibleAttribute.VALUE_STRING);

    void look(Node node) {
        String id = node.getClass().getSimpleName() + " #" + node.getId();
        for (AccessibleAttribute attribute : ALOUD) {
            tell("accessible " + id, node.queryAccessibleAttribute(attribute));
        }
        tell("accessible " + id, node.getAccessibleText());
        tell("accessible " + id, node.getAccessibleHelp());
        tell("accessible " + id, node.getAccessibleRoleDescription());
        tell("data " + id, node.getUserData());
        if (node.hasProperties()) {
            tell("data " + id, node.getProperties());
        }
        switch (node) {
            case Text text -> tell("shown " + id, text.getText());
            case Labeled labeled -> tell("shown " + id, labeled.getText());
            case KeyField field -> tell("shown " + id, field.getPromptText());
            case TextInputControl field -> {
                tell("shown " + id, field.getText());
                tell("shown " + id, field.getPromptText());
            }
            case ComboBoxBase<?> box -> tell("shown " + id, box.getValue());
            case ListView<?> list -> tell("shown " + id, list.getItems());
            case TableView<?> table -> tell("shown " + id, table.getItems());
            default -> {}
        }
        if (node instanceof Control control) {
            if (control.getTooltip() != null) {
                tell("tooltip " + id, control.getTooltip().getText());
            }
            if (control.getContextMenu() != null) {
                control.getContextMenu().getItems().forEach(item -> item(id, item));
            }
        }
        if (node instanceof MenuButton menu) {
            menu.getItems().forEach(item -> item(id, item));
        }
        if (node instanceof ScrollPane pane && pane.getContent() != null) {
            look(pane.getContent());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::look);
        }
    }

    private void item(String id, MenuItem item) {
        tell("shown menu " + id, item.getText());
    }

    private void tell(String place, @org.jspecify.annotations.Nullable Object text) {
        if (text != null) {
            to.accept(place, text.toString());
        }
    }
}
