package dev.redrive.ui.start;

import dev.redrive.ui.common.Fxml;
import dev.redrive.ui.common.ProblemBanner;
import dev.redrive.ui.common.Styles;
import dev.redrive.ui.common.Texts;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Binds the "already running" dialog. JavaFX thread. */
public final class RunningController {

    private final RunningViewModel model;
    private final Texts texts;
    private final Parent root;

    @FXML private VBox card;
    @FXML private Label profileName;
    @FXML private Label host;
    @FXML private Label title;
    @FXML private Label fieldLabel;
    @FXML private TextField attachTask;
    @FXML private Button watchTask;
    @FXML private Label fieldProblem;
    @FXML private Label fieldHelp;
    @FXML private ProblemBanner banner;
    @FXML private Button close;
    @FXML private Button tryAgain;

    /** Builds the dialog. */
    @SuppressWarnings("NullAway.Init") // FXML fills the fields while load() runs.
    public RunningController(RunningViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        this.root = Fxml.RUNNING.load(this, texts);
    }

    /** The dialog's content. */
    public Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        Styles.colour(card, model.profile().colour());
        profileName.setText(model.profile().name());
        host.setText(model.profile().host());
        title.setText(model.title());
        fieldLabel.setLabelFor(attachTask);
        attachTask.textProperty().bindBidirectional(model.taskIdProperty());
        attachTask.setOnAction(_ -> model.attach());
        watchTask.disableProperty().bind(model.busyProperty());
        watchTask.setOnAction(_ -> model.attach());
        fieldHelp.setText(model.fieldHelp());
        fieldProblem.textProperty().bind(model.taskIdProblemProperty());
        fieldProblem.visibleProperty().bind(model.taskIdProblemProperty().isNotEmpty());
        fieldProblem.managedProperty().bind(fieldProblem.visibleProperty());
        model.taskIdProblemProperty()
                .subscribe(wrong ->
                        attachTask.pseudoClassStateChanged(Styles.WRONG, !wrong.isEmpty()));
        banner.setDismissText(texts.get("common.dismiss"));
        banner.problemProperty().bindBidirectional(model.problemProperty());
        close.setOnAction(_ -> model.cancel());
        tryAgain.setOnAction(_ -> model.tryAgain());
    }
}
