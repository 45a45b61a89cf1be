package dev.redrive.ui.credentials;

import dev.redrive.ui.credentials.PassphraseViewModel.Field;
import dev.redrive.ui.credentials.PassphraseViewModel.Step;
import dev.redrive.ui.credentials.PassphraseViewModel.Wrong;
import dev.redrive.ui.kit.Fxml;
import dev.redrive.ui.kit.Nodes.FieldProblem;
import dev.redrive.ui.kit.Nodes.Off;
import dev.redrive.ui.kit.Nodes.Shown;
import dev.redrive.ui.kit.Texts;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;

/** Binds the dialog for the passphrase. JavaFX thread. */
public final class PassphraseController {

    private final PassphraseViewModel model;
    private final Texts texts;
    private final Parent root;

    @FXML private Label title;
    @FXML private Label meaning;
    @FXML private Label note;
    @FXML private VBox before;
    @FXML private Label beforeLabel;
    @FXML private KeyField passphraseBefore;
    @FXML private Label passphraseLabel;
    @FXML private KeyField passphrase;
    @FXML private VBox again;
    @FXML private Label repeatLabel;
    @FXML private KeyField passphraseAgain;
    @FXML private Label problem;
    @FXML private ProgressIndicator busy;
    @FXML private Button setAside;
    @FXML private Button cancelPassphrase;
    @FXML private Button confirmPassphrase;

    /** Builds the dialog. */
    @SuppressWarnings("NullAway.Init") // FXML fills the fields while load() runs.
    public PassphraseController(PassphraseViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        this.root = Fxml.PASSPHRASE.load(this, texts);
    }

    /** The dialog's content. */
    public Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        beforeLabel.setLabelFor(passphraseBefore);
        passphraseLabel.setLabelFor(passphrase);
        repeatLabel.setLabelFor(passphraseAgain);
        passphraseBefore.textProperty().bindBidirectional(model.before);
        passphrase.textProperty().bindBidirectional(model.passphrase);
        passphraseAgain.textProperty().bindBidirectional(model.repeated);
        for (KeyField field : List.of(passphraseBefore, passphrase, passphraseAgain)) {
            field.setOnAction(_ -> model.confirm());
            field.disableProperty().bind(model.busy);
        }
        showWhile(problem, model.wrongProperty().map(Wrong::words));
        showWhile(note, model.noteProperty());
        model.wrongProperty().subscribe(this::showWrong);
        busy.visibleProperty().bind(model.busy);
        busy.managedProperty().bind(model.busy);
        setAside.visibleProperty().bind(model.canSetAside);
        setAside.managedProperty().bind(model.canSetAside);
        Off.whileBusy(setAside, model.busy, texts);
        setAside.setOnAction(_ -> model.setAside());
        cancelPassphrase.setOnAction(_ -> model.cancel());
        Off.whileBusy(cancelPassphrase, model.busy, texts);
        confirmPassphrase.setOnAction(_ -> model.confirm());
        Off.whileBusy(confirmPassphrase, model.busy, texts);
        model.step.subscribe(this::showStep);
    }

    private void showStep(Step step) {
        String name =
                switch (step) {
                    case CREATE -> "create";
                    case CHANGE -> "change";
                    case LOOKING, ENTER -> "enter";
                };
        boolean changing = step == Step.CHANGE;
        title.setText(texts.get("passphrase." + name + "Title"));
        meaning.setText(texts.get("passphrase." + name + "Text"));
        confirmPassphrase.setText(texts.get("passphrase." + name));
        passphraseLabel.setText(texts.get(changing ? "passphrase.new" : "passphrase.field"));
        repeatLabel.setText(texts.get(changing ? "passphrase.newAgain" : "passphrase.repeat"));
        Shown.now(before, changing);
        Shown.now(again, changing || step == Step.CREATE);
        (changing ? passphraseBefore : passphrase).requestFocus();
    }

    private void showWrong(Wrong wrong) {
        Map.of(
                        Field.BEFORE, passphraseBefore,
                        Field.PASSPHRASE, passphrase,
                        Field.REPEATED, passphraseAgain)
                .forEach((field, shown) ->
                        FieldProblem.mark(shown, field == wrong.field() ? wrong.words() : ""));
    }

    private static void showWhile(Label label, ObservableValue<String> text) {
        label.textProperty().bind(text);
        text.subscribe(words -> Shown.now(label, !words.isEmpty()));
    }
}
