package dev.redrive.ui.history;

import dev.redrive.ui.history.RemovalViewModel.Age;
import dev.redrive.ui.kit.Fxml;
import dev.redrive.ui.kit.Nodes.Off;
import dev.redrive.ui.kit.ProblemBanner;
import dev.redrive.ui.kit.Texts;
import java.util.Arrays;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;

/** Binds the dialog that removes old entries. JavaFX thread. */
public final class RemovalController {

    private final RemovalViewModel model;
    private final Texts texts;
    private final Parent root;

    @FXML private Label ageLabel;
    @FXML private ComboBox<Choice<Age>> removeAge;
    @FXML private Label meaning;
    @FXML private ProblemBanner banner;
    @FXML private Button confirmRemoval;
    @FXML private Button cancelRemoval;

    /** Builds the dialog. */
    @SuppressWarnings("NullAway.Init") // FXML fills the fields while load() runs.
    public RemovalController(RemovalViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        this.root = Fxml.REMOVAL.load(this, texts);
    }

    /** The dialog's content. */
    public Parent root() {
        return root;
    }

    private ObservableValue<String> whyNot() {
        return Bindings.createStringBinding(
                () ->
                        model.busy.get()
                                ? texts.get("common.busy")
                                : model.removable.get() ? "" : model.meaning.get(),
                model.busy,
                model.removable,
                model.meaning);
    }

    @FXML
    private void initialize() {
        ageLabel.setLabelFor(removeAge);
        Choice.bind(removeAge, model.age, Arrays.stream(Age.values()), model::ageText);
        removeAge.disableProperty().bind(model.busy);
        meaning.textProperty().bind(model.meaning);
        banner.setDismissText(texts.get("common.dismiss"));
        banner.problemProperty().bindBidirectional(model.problemProperty());
        confirmRemoval.textProperty().bind(model.confirm);
        confirmRemoval.disableProperty().bind(model.removable.not().or(model.busy));
        Off.because(confirmRemoval, whyNot());
        confirmRemoval.setOnAction(_ -> model.remove());
        cancelRemoval.setOnAction(_ -> model.cancel());
    }
}
