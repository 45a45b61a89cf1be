package dev.redrive.ui.history;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.profile.ProfileKind;
import dev.redrive.ui.kit.Fxml;
import dev.redrive.ui.kit.ProblemBanner;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/** Binds the dialog that takes a task id. JavaFX thread. */
public final class AttachController {

    private static final String KIND = "profile.kind.";

    private final AttachViewModel model;
    private final Texts texts;
    private final Parent root;

    @FXML private VBox card;
    @FXML private Label profileName;
    @FXML private Label profileKind;
    @FXML private Label host;
    @FXML private Label fieldLabel;
    @FXML private TextField attachTask;
    @FXML private Label fieldProblem;
    @FXML private ToggleGroup kinds;
    @FXML private RadioButton attachTrips;
    @FXML private RadioButton attachCrashes;
    @FXML private ProblemBanner banner;
    @FXML private Button cancelAttach;
    @FXML private Button confirmAttach;

    /** Builds the dialog. */
    @SuppressWarnings("NullAway.Init") // FXML fills the fields while load() runs.
    public AttachController(AttachViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        this.root = Fxml.ATTACH.load(this, texts);
    }

    /** The dialog's content. */
    public Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        Styles.colour(card, model.profile.colour());
        profileName.setText(model.profile.name());
        profileKind.setText(texts.get(KIND + model.profile.kind().name()));
        profileKind.pseudoClassStateChanged(
                Styles.WRONG, model.profile.kind() == ProfileKind.PRODUCTION);
        host.setText(model.profile.host());
        fieldLabel.setLabelFor(attachTask);
        attachTask.textProperty().bindBidirectional(model.taskId);
        attachTask.setOnAction(_ -> model.attach());
        fieldProblem.textProperty().bind(model.taskIdProblem);
        fieldProblem.visibleProperty().bind(model.taskIdProblem.isNotEmpty());
        fieldProblem.managedProperty().bind(fieldProblem.visibleProperty());
        model.taskIdProblem.subscribe(
                wrong -> attachTask.pseudoClassStateChanged(Styles.WRONG, !wrong.isEmpty()));
        attachTrips.setUserData(ItemKind.TRIPS);
        attachCrashes.setUserData(ItemKind.CRASHES);
        (model.kind.get() == ItemKind.CRASHES ? attachCrashes : attachTrips).setSelected(true);
        kinds.selectedToggleProperty()
                .subscribe(chosen -> {
                    if (chosen != null && chosen.getUserData() instanceof ItemKind kind) {
                        model.kind.set(kind);
                    }
                });
        banner.setDismissText(texts.get("common.dismiss"));
        banner.problemProperty().bindBidirectional(model.problem);
        confirmAttach.disableProperty().bind(model.busy);
        confirmAttach.setOnAction(_ -> model.attach());
        cancelAttach.setOnAction(_ -> model.cancel());
    }
}
