package dev.redrive.ui.credentials;

import dev.redrive.policy.Policy;
import dev.redrive.ui.kit.Nodes.FieldProblem;
import dev.redrive.ui.kit.Nodes.Named;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.profiles.FixedSetting;
import dev.redrive.ui.profiles.PolicyModel;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** Fills the part of the form that takes the address of the receiving server. JavaFX thread. */
final class ReceiverField {

    private ReceiverField() {}

    static void fill(VBox part, ProfileForm form, PolicyModel policy, Texts texts) {
        TextField address = new TextField();
        address.setId("receiverUrl");
        address.setPromptText(texts.get("credentials.receiverPrompt"));
        Named.field(address, texts.get("credentials.receiver"));
        address.setTooltip(new Tooltip(texts.get("credentials.receiverHelp")));
        address.textProperty().bindBidirectional(form.receiver);
        Label problem = Styles.wrapped(new Label(), "field-problem");
        problem.setId("receiverProblem");
        FieldProblem.bind(problem, address, form.receiverProblem);
        Label note =
                FixedSetting.line(policy, Policy.Setting.RECEIVER_CHECK, texts, _ -> {}, address);
        note.setId("receiverNote");
        part.getChildren().setAll(address, problem, note);
    }
}
