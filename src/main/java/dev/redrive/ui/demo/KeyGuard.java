package dev.redrive.ui.demo;

import dev.redrive.keys.LikelyKey;
import dev.redrive.ui.kit.Nodes.FieldProblem;
import dev.redrive.ui.kit.Texts;
import java.util.function.BooleanSupplier;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.TextInputControl;
import org.jspecify.annotations.Nullable;

/**
 * Keeps keys out of every field in which something is typed or pasted for the demo: what looks like
 * one never reaches the field, and a note beside it says so until something else happens there.
 * JavaFX thread.
 */
public final class KeyGuard extends Label {

    /** The form of a customer is where a key belongs. */
    private static final String FORM_OF_A_CUSTOMER = "credentialsForm";

    private static final double WIDTH = 340;
    private static final double GAP = 4;
    private static final double MARGIN = 12;

    private final Texts texts;
    private final BooleanSupplier isForDemo;
    private @Nullable TextInputControl field;
    private @Nullable String helpBefore;

    /**
     * A guard that guards nothing yet.
     *
     * @param isForDemo whether what is typed now is for the demo
     */
    public KeyGuard(Texts texts, BooleanSupplier isForDemo) {
        this.texts = texts;
        this.isForDemo = isForDemo;
        setId("keyRefused");
        getStyleClass().add("key-refused");
        setWrapText(true);
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
    }

    /** Guards every field of that window that takes the focus from now on. */
    public void watch(Scene scene) {
        scene.focusOwnerProperty()
                .subscribe(owner -> {
                    hide();
                    if (owner instanceof TextInputControl focused) {
                        guard(focused);
                    }
                });
        scene.widthProperty().subscribe(_ -> hide());
        scene.heightProperty().subscribe(_ -> hide());
    }

    private void guard(TextInputControl focused) {
        if (focused.getTextFormatter() == null
                && !(focused instanceof PasswordField)
                && !isInForm(focused)) {
            focused.setTextFormatter(new TextFormatter<>(change -> filtered(focused, change)));
        }
    }

    private static boolean isInForm(Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (FORM_OF_A_CUSTOMER.equals(up.getId())) {
                return true;
            }
        }
        return false;
    }

    @SuppressWarnings("NullAway") // With null, JavaFX leaves the field as it is.
    private TextFormatter.Change filtered(TextInputControl changed, TextFormatter.Change change) {
        return isAllowed(changed, change) ? change : null;
    }

    private boolean isAllowed(TextInputControl changed, TextFormatter.Change change) {
        if (!change.isContentChange()) {
            return true;
        }
        boolean isKey =
                !change.getText().isEmpty()
                        && isForDemo.getAsBoolean()
                        && LikelyKey.isIn(change.getControlNewText());
        hide();
        if (isKey) {
            show(changed);
        }
        return !isKey;
    }

    private void show(TextInputControl refusing) {
        field = refusing;
        helpBefore = refusing.getAccessibleHelp();
        setText(texts.get("demo.noKey"));
        FieldProblem.mark(refusing, getText());
        setVisible(true);
        applyCss();
        double high = prefHeight(WIDTH);
        Bounds at = refusing.localToScene(refusing.getLayoutBounds());
        Scene scene = refusing.getScene();
        double below = at.getMaxY() + GAP;
        resizeRelocate(
                Math.clamp(
                        at.getMinX(), MARGIN, Math.max(MARGIN, scene.getWidth() - WIDTH - MARGIN)),
                below + high <= scene.getHeight() ? below : at.getMinY() - GAP - high,
                WIDTH,
                high);
    }

    private void hide() {
        if (field != null) {
            FieldProblem.mark(field, "");
            field.setAccessibleHelp(helpBefore);
            field = null;
        }
        setVisible(false);
    }
}
