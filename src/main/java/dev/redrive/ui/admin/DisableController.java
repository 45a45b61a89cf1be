package dev.redrive.ui.admin;

import dev.redrive.enterprise.Administration.Team;
import dev.redrive.profile.Profile;
import dev.redrive.text.PastedText;
import dev.redrive.ui.kit.Dialogs.Handle;
import dev.redrive.ui.kit.Fxml;
import dev.redrive.ui.kit.Nodes.Off;
import dev.redrive.ui.kit.Overlay.ProfileLine;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Binds the dialog that disables a team once its name is typed. JavaFX thread. */
final class DisableController {

    private final Profile customer;
    private final Team team;
    private final Handle handle;
    private final Runnable disable;
    private final Texts texts;
    private final Parent root;

    @FXML private VBox card;
    @FXML private Label title;
    @FXML private Label name;
    @FXML private Label typedLabel;
    @FXML private TextField typed;
    @FXML private Button confirm;
    @FXML private Button cancel;

    @SuppressWarnings("NullAway.Init") // FXML fills the fields while load() runs.
    DisableController(Profile customer, Team team, Handle handle, Runnable disable, Texts texts) {
        this.customer = customer;
        this.team = team;
        this.handle = handle;
        this.disable = disable;
        this.texts = texts;
        this.root = Fxml.ADMIN_DISABLE.load(this, texts);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        Styles.colour(card, customer.colour());
        card.getChildren().addFirst(new ProfileLine(customer, texts));
        title.setText(texts.get("admin.disableTitle", team.teamId()));
        name.setText(team.teamId());
        typedLabel.setLabelFor(typed);
        ObservableValue<String> whyNot =
                typed.textProperty().map(text -> isName(text) ? "" : texts.get("admin.typeFirst"));
        confirm.disableProperty().bind(whyNot.map(words -> !words.isEmpty()));
        Off.because(confirm, whyNot);
        confirm.setOnAction(_ -> {
            if (isName(typed.getText())) {
                handle.close();
                disable.run();
            }
        });
        cancel.setOnAction(_ -> handle.close());
    }

    /** In the very letters, since names that differ in case only may be of two teams. */
    private boolean isName(String text) {
        return PastedText.clean(text).equals(PastedText.clean(team.teamId()));
    }
}
