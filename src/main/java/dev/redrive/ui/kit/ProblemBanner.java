package dev.redrive.ui.kit;

import dev.redrive.ui.kit.Nodes.Shown;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The one form a problem is shown in; takes no room while there is none. JavaFX thread. */
public final class ProblemBanner extends HBox {

    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final FontIcon icon = Nodes.Named.silent(new FontIcon());
    private final Label title = new Label();
    private final Label detail = new Label();
    private final Button action = new Button();
    private final Button dismiss = new Button(null, new FontIcon(Feather.X));

    /** An empty banner, as FXML makes it. */
    public ProblemBanner() {
        getStyleClass().add(Styles.BANNER);
        setAccessibleRole(AccessibleRole.TEXT);
        title.setId("problemTitle");
        title.getStyleClass().add(Styles.BANNER_TITLE);
        title.setWrapText(true);
        detail.setId("problemDetail");
        detail.setWrapText(true);
        detail.setMinHeight(Region.USE_PREF_SIZE);
        title.setMinHeight(Region.USE_PREF_SIZE);
        action.setId("problemAction");
        action.setMinWidth(Region.USE_PREF_SIZE);
        dismiss.setId("problemDismiss");
        dismiss.getStyleClass().addAll("flat", "button-icon");
        dismiss.setOnAction(_ -> problem.set(null));
        VBox words = new VBox(title, detail);
        words.setSpacing(4);
        HBox.setHgrow(words, Priority.ALWAYS);
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(icon, words, action, dismiss);
        problem.subscribe(this::show);
    }

    /** The problem shown; null for none. A user can set it to null by the cross. */
    public ObjectProperty<@Nullable Problem> problemProperty() {
        return problem;
    }

    /** The name screen readers give the cross. */
    public void setDismissText(String text) {
        dismiss.setAccessibleText(text);
    }

    private void show(@Nullable Problem now) {
        Shown.now(this, now != null);
        if (now == null) {
            return;
        }
        icon.setIconCode(
                switch (now.severity()) {
                    case INFO -> Feather.INFO;
                    case WARNING, ERROR -> Feather.ALERT_TRIANGLE;
                });
        Styles.tone(
                this,
                switch (now.severity()) {
                    case INFO -> Styles.Tone.INFO;
                    case WARNING -> Styles.Tone.WARNING;
                    case ERROR -> Styles.Tone.DANGER;
                });
        title.setText(now.title());
        detail.setText(now.detail());
        detail.setManaged(!now.detail().isEmpty());
        detail.setVisible(!now.detail().isEmpty());
        Problem.Action todo = now.action();
        Shown.now(action, todo != null);
        if (todo != null) {
            action.setMnemonicParsing(false); // A name may have an underscore.
            action.setText(todo.text());
            action.setOnAction(_ -> todo.run().run());
        }
        setAccessibleText(now.title() + " " + now.detail());
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }
}
