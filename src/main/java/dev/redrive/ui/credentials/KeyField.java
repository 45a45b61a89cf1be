package dev.redrive.ui.credentials;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.PasswordField;
import javafx.scene.control.Skin;
import javafx.scene.control.skin.TextFieldSkin;

/** A password field that can show what is typed. What it holds can be pasted, never copied. */
public final class KeyField extends PasswordField {

    private static final String DOT = "•";

    private final BooleanProperty revealed = new SimpleBooleanProperty();

    /** A masked, empty field, as FXML makes it. */
    public KeyField() {
        // The skin asks for the mask only when it is made.
        revealed.subscribe((_, _) -> setSkin(createDefaultSkin()));
    }

    /** Whether the characters can be read. */
    BooleanProperty revealedProperty() {
        return revealed;
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new TextFieldSkin(this) {
            @Override
            protected String maskText(String text) {
                return revealed.get() ? text : DOT.repeat(text.length());
            }
        };
    }
}
