package dev.redrive.ui.credentials;

import dev.redrive.ui.kit.Nodes.FieldProblem;
import dev.redrive.ui.kit.Nodes.Named;
import dev.redrive.ui.kit.Nodes.Shown;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** Fills the part of the form that takes the address of the receiving server. JavaFX thread. */
final class ReceiverField {

    private ReceiverField() {}

    /**
     * Fills it.
     *
     * @param fixed why no address can be entered; empty where one can
     */
    static void fill(VBox part, ProfileForm form, Texts texts, ObservableValue<String> fixed) {
        TextField address = new TextField();
        address.setId("receiverUrl");
        address.setPromptText(texts.get("credentials.receiverPrompt"));
        Named.field(address, texts.get("credentials.receiver"));
        address.setTooltip(new Tooltip(texts.get("credentials.receiverHelp")));
        address.textProperty().bindBidirectional(form.receiver);
        Label problem = Styles.wrapped(new Label(), "field-problem");
        problem.setId("receiverProblem");
        FieldProblem.bind(problem, address, form.receiverProblem);
        address.disableProperty().bind(fixed.map(why -> !why.isEmpty()));
        Label note = Styles.wrapped(new Label(), Styles.MUTED, Styles.SMALL);
        note.setId("receiverNote");
        Shown.words(note, fixed);
        part.getChildren().setAll(address, problem, note);
    }
}
