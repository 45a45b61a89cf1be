package dev.redrive.ui.admin;

import dev.redrive.profile.Profile;
import dev.redrive.ui.kit.Dialogs.Handle;
import dev.redrive.ui.kit.Fxml;
import dev.redrive.ui.kit.Nodes.Off;
import dev.redrive.ui.kit.Overlay.ProfileLine;
import dev.redrive.ui.kit.ProblemBanner;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Binds the dialog that names a new team. JavaFX thread. */
final class NewTeamController {

    private final Profile customer;
    private final NewTeamViewModel model;
    private final Handle handle;
    private final Texts texts;
    private final Parent root;

    @FXML private VBox card;
    @FXML private Label nameLabel;
    @FXML private TextField name;
    @FXML private ProblemBanner banner;
    @FXML private Button confirm;
    @FXML private Button cancel;

    @SuppressWarnings("NullAway.Init") // FXML fills the fields while load() runs.
    NewTeamController(Profile customer, NewTeamViewModel model, Handle handle, Texts texts) {
        this.customer = customer;
        this.model = model;
        this.handle = handle;
        this.texts = texts;
        this.root = Fxml.ADMIN_TEAM.load(this, texts);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        Styles.colour(card, customer.colour());
        card.getChildren().addFirst(new ProfileLine(customer, texts));
        nameLabel.setLabelFor(name);
        name.textProperty().bindBidirectional(model.name);
        name.disableProperty().bind(model.busy);
        banner.setDismissText(texts.get("common.dismiss"));
        banner.problemProperty().bindBidirectional(model.problem);
        confirm.disableProperty().bind(model.whyNot.isNotEmpty());
        Off.because(confirm, model.whyNot);
        confirm.setOnAction(_ -> model.create());
        cancel.setOnAction(_ -> handle.close());
    }
}
