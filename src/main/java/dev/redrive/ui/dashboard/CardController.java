package dev.redrive.ui.dashboard;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.ui.common.Styles;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/** Binds one kind's card. */
final class CardController {

    private final CardViewModel model;
    private final Consumer<ItemKind> start;

    @FXML private Label title;
    @FXML private Label status;
    @FXML private Label last;
    @FXML private Button retry;
    @FXML private Label off;

    @SuppressWarnings("NullAway.Init") // FXML fills the fields.
    CardController(CardViewModel model, Consumer<ItemKind> start) {
        this.model = model;
        this.start = start;
    }

    @FXML
    private void initialize() {
        title.setText(model.title());
        status.textProperty().bind(model.statusProperty());
        status.visibleProperty().bind(model.statusProperty().isNotEmpty());
        Styles.tone(status, Styles.Tone.INFO);
        last.textProperty().bind(model.lastProperty());
        retry.setId(model.kind() == ItemKind.TRIPS ? "retryTrips" : "retryCrashes");
        retry.setText(model.buttonText());
        retry.disableProperty().bind(model.startableProperty().not());
        off.setId(retry.getId() + "Off");
        off.textProperty().bind(model.offProperty());
        off.visibleProperty().bind(model.offProperty().isNotEmpty());
        off.managedProperty().bind(off.visibleProperty());
        retry.accessibleHelpProperty().bind(model.offProperty());
        retry.setOnAction(_ -> start.accept(model.kind()));
    }
}
