package dev.redrive.ui.credentials;

import dev.redrive.ui.kit.Nodes.Shown;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * What stands in place of the form while the demo is shown. A key pasted there is refused, and the
 * note says so. JavaFX thread.
 */
final class DemoNote {

    private DemoNote() {}

    /**
     * Adds what is said to a pasted key.
     *
     * @param page where it may be pasted, outside a field
     * @param addText offers the form of a new profile
     */
    static void complete(
            VBox note, Parent page, CredentialsViewModel model, String addText, Runnable add) {
        Label refused = new Label();
        refused.setId("demoKeyProblem");
        refused.getStyleClass().add("field-problem");
        refused.setWrapText(true);
        refused.setMinHeight(Region.USE_PREF_SIZE);
        Shown.words(refused, model.form.keyProblem);
        Button ownKey = new Button(addText);
        ownKey.setId("demoAddKey");
        ownKey.setOnAction(_ -> add.run());
        Shown.when(ownKey, refused.visibleProperty());
        note.getChildren().addAll(refused, ownKey);
        page.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    boolean pastes =
                            (event.getCode() == KeyCode.V && event.isShortcutDown())
                                    || (event.getCode() == KeyCode.INSERT && event.isShiftDown());
                    boolean inField = event.getTarget() instanceof TextInputControl;
                    if (pastes && !inField && model.refusesKey()) {
                        event.consume();
                    }
                });
    }
}
