package dev.redrive.ui.start;

import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileKind;
import dev.redrive.ui.kit.Fxml;
import dev.redrive.ui.kit.ProblemBanner;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Binds the start dialog. JavaFX thread. */
public final class StartController {

    private static final String KIND = "profile.kind.";

    private final StartViewModel model;
    private final Texts texts;
    private final Parent root;

    @FXML private VBox card;
    @FXML private Label title;
    @FXML private Label profileName;
    @FXML private Label profileKind;
    @FXML private Label host;
    @FXML private Label meaning;
    @FXML private Label attempts;
    @FXML private Label reasonLabel;
    @FXML private TextField retryReason;
    @FXML private CheckBox receiverReady;
    @FXML private VBox nameBox;
    @FXML private Label nameLabel;
    @FXML private TextField typedName;
    @FXML private ProblemBanner banner;
    @FXML private ProgressIndicator busy;
    @FXML private Label busyText;
    @FXML private Button cancelRetry;
    @FXML private Button confirmRetry;

    /** Builds the dialog. */
    @SuppressWarnings("NullAway.Init") // FXML fills the fields while load() runs.
    public StartController(StartViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        this.root = Fxml.START.load(this, texts);
    }

    /** The dialog's content. */
    public Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        Profile profile = model.profile;
        Styles.colour(card, profile.colour());
        title.setText(model.title());
        profileName.setText(profile.name());
        profileKind.setText(texts.get(KIND + profile.kind().name()));
        profileKind.pseudoClassStateChanged(Styles.WRONG, profile.kind() == ProfileKind.PRODUCTION);
        host.setText(texts.get("start.host", profile.host()));
        meaning.setText(model.meaning());
        attempts.setText(model.attempts());
        reasonLabel.setLabelFor(retryReason);
        retryReason.textProperty().bindBidirectional(model.reason);
        retryReason.disableProperty().bind(model.busy);
        receiverReady.selectedProperty().bindBidirectional(model.receiverReady);
        receiverReady.disableProperty().bind(model.busy);
        nameBox.setVisible(model.asksForName);
        nameBox.setManaged(model.asksForName);
        nameLabel.setLabelFor(typedName);
        nameLabel.setText(texts.get("start.typeName", profile.name()));
        typedName.textProperty().bindBidirectional(model.typedName);
        typedName.disableProperty().bind(model.busy);
        banner.setDismissText(texts.get("common.dismiss"));
        banner.problemProperty().bindBidirectional(model.problemProperty());
        busy.visibleProperty().bind(model.busy);
        busyText.visibleProperty().bind(model.busy);
        busy.managedProperty().bind(model.busy);
        busyText.managedProperty().bind(model.busy);
        cancelRetry.disableProperty().bind(model.busy);
        cancelRetry.setOnAction(_ -> model.cancel());
        confirmRetry.setMnemonicParsing(false); // A name may have an underscore.
        confirmRetry.setText(model.confirmText());
        confirmRetry.disableProperty().bind(model.blocked);
        confirmRetry.setOnAction(_ -> model.confirm());
    }
}
