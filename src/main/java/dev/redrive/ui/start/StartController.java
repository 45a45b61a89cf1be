package dev.redrive.ui.start;

import atlantafx.base.controls.CustomTextField;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileKind;
import dev.redrive.ui.kit.Fxml;
import dev.redrive.ui.kit.LettersTile;
import dev.redrive.ui.kit.Nodes.Named;
import dev.redrive.ui.kit.Nodes.Off;
import dev.redrive.ui.kit.Nodes.Shown;
import dev.redrive.ui.kit.ProblemBanner;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import javafx.event.EventHandler;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Binds the start dialog. JavaFX thread. */
public final class StartController {

    private static final String KIND = "profile.kind.";

    /** A longer name is written smaller, so that the dialog fits into a small window. */
    private static final int LONG_NAME = 40;

    private final StartViewModel model;
    private final Texts texts;
    private final Parent root;

    @FXML private VBox card;
    @FXML private LettersTile letters;
    @FXML private Label title;
    @FXML private Label profileName;
    @FXML private Label profileKind;
    @FXML private Label host;
    @FXML private Label risk;
    @FXML private VBox keyBox;
    @FXML private Label keyProblem;
    @FXML private Button enterKey;
    @FXML private VBox form;
    @FXML private Label which;
    @FXML private Label before;
    @FXML private Label team;
    @FXML private Label meaning;
    @FXML private Label attempts;
    @FXML private Label reasonLabel;
    @FXML private Label reasonPlace;
    @FXML private CustomTextField retryReason;
    @FXML private Label ticketFrom;
    @FXML private Label reasonRule;
    @FXML private Label nameRule;
    @FXML private VBox receiver;
    @FXML private CheckBox receiverReady;
    @FXML private VBox nameBox;
    @FXML private Label nameLabel;
    @FXML private TextField typedName;
    @FXML private ProblemBanner banner;
    @FXML private ProgressIndicator busy;
    @FXML private Label hint;
    @FXML private Button cancelRetry;
    @FXML private Button confirmRetry;

    /**
     * Builds the dialog.
     *
     * @param check the check of the receiving server; null where it cannot be checked
     */
    @SuppressWarnings("NullAway.Init") // FXML fills the fields while load() runs.
    public StartController(StartViewModel model, Texts texts, @Nullable Node check) {
        this.model = model;
        this.texts = texts;
        this.root = Fxml.START.load(this, texts);
        Shown.now(receiver, check != null);
        if (check != null) {
            receiver.getChildren().setAll(check);
        }
    }

    /** The dialog's content. */
    public Parent root() {
        return root;
    }

    /** Puts the keyboard where the user goes on: the key, the ticket or, with one, the tick. */
    public void focus() {
        if (form.isVisible()) {
            Control first = retryReason.getText().isEmpty() ? retryReason : receiverReady;
            first.requestFocus();
        } else {
            enterKey.requestFocus();
        }
    }

    @FXML
    private void initialize() {
        Profile profile = model.profile;
        Styles.colour(card, profile.colour());
        letters.show(profile);
        title.setText(model.title());
        profileName.setText(profile.name());
        if (profile.name().length() > LONG_NAME) {
            title.getStyleClass().add("long");
            profileName.getStyleClass().add("long");
        }
        profileKind.setText(texts.get(KIND + profile.kind().name()));
        profileKind.pseudoClassStateChanged(Styles.WRONG, profile.kind() == ProfileKind.PRODUCTION);
        host.textProperty().bind(model.place);
        show(risk, model.risk());
        bindKey();
        model.which.subscribe(now -> {
            which.setText(now.title());
            show(before, now.detail());
        });
        meaning.setText(
                String.join(
                        " ",
                        model.meaning(),
                        texts.get("start.notCancelled"),
                        texts.get("start.load")));
        Shown.words(team, model.team);
        Named.announce(team);
        bindForm(profile);
        banner.setDismissText(texts.get("common.dismiss"));
        banner.problemProperty().bindBidirectional(model.problemProperty());
        busy.visibleProperty().bind(model.busy);
        busy.managedProperty().bind(model.busy);
        Off.whileBusy(cancelRetry, model.busy, texts);
        cancelRetry.setOnAction(_ -> model.cancel());
        bindConfirm();
    }

    private void bindKey() {
        keyProblem.textProperty().bind(model.keyProblem);
        keyBox.visibleProperty().bind(model.keyProblem.isNotEmpty());
        keyBox.managedProperty().bind(keyBox.visibleProperty());
        enterKey.setOnAction(_ -> model.enterKey());
        form.visibleProperty().bind(keyBox.visibleProperty().not());
        form.managedProperty().bind(form.visibleProperty());
    }

    private void bindForm(Profile profile) {
        reasonLabel.setLabelFor(retryReason);
        retryReason.textProperty().bindBidirectional(model.reason);
        retryReason.disableProperty().bind(model.busy);
        retryReason.setAccessibleHelp((model.reasonRule() + " " + reasonPlace.getText()).strip());
        model.ticketFrom.subscribe(from -> show(ticketFrom, from));
        show(reasonRule, model.reasonRule());
        show(nameRule, model.nameRule());
        receiverReady.selectedProperty().bindBidirectional(model.receiverReady);
        attempts.setText(model.attempts());
        receiverReady.setAccessibleHelp(model.attempts());
        Off.whileBusy(receiverReady, model.busy, texts);
        attempts.setOnMouseClicked(_ -> receiverReady.fire()); // A disabled box ignores it.
        Shown.now(nameBox, model.asksForName);
        nameLabel.setLabelFor(typedName);
        nameLabel.setText(texts.get("start.typeName", profile.name()));
        typedName.textProperty().bindBidirectional(model.typedName);
        typedName.disableProperty().bind(model.busy);
    }

    private void bindConfirm() {
        confirmRetry.setText(model.confirmText());
        confirmRetry.disableProperty().bind(model.blocked);
        confirmRetry.setOnAction(_ -> model.confirm());
        Off.because(confirmRetry, model.why);
        KeyCodeCombination keys =
                new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
        model.why.subscribe(why -> {
            hint.setText(
                    !why.isEmpty() && form.isVisible()
                            ? why
                            : texts.get("start.keys", keys.getDisplayText()));
            hint.setVisible(form.isVisible());
        });
        // Of the scene, since nothing here has the focus while all of it is disabled.
        EventHandler<KeyEvent> start =
                event -> {
                    if (keys.match(event)) {
                        event.consume();
                        model.confirm();
                    }
                };
        card.sceneProperty()
                .subscribe((from, to) -> {
                    if (from != null) {
                        from.removeEventFilter(KeyEvent.KEY_PRESSED, start);
                    }
                    if (to != null) {
                        to.addEventFilter(KeyEvent.KEY_PRESSED, start);
                    }
                });
    }

    private static void show(Label label, String words) {
        label.setText(words);
        Shown.now(label, !words.isEmpty());
    }
}
