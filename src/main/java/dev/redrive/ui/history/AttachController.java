package dev.redrive.ui.history;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileKind;
import dev.redrive.ui.kit.ChooserCell;
import dev.redrive.ui.kit.Fxml;
import dev.redrive.ui.kit.LettersTile;
import dev.redrive.ui.kit.Nodes.FieldProblem;
import dev.redrive.ui.kit.Nodes.Off;
import dev.redrive.ui.kit.Nodes.Shown;
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
import javafx.util.StringConverter;
import org.controlsfx.control.SearchableComboBox;
import org.jspecify.annotations.Nullable;

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
    @FXML private LettersTile letters;
    @FXML private VBox customerBox;
    @FXML private Label customerLabel;
    @FXML private SearchableComboBox<Profile> attachCustomer;
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

    private void bindCustomer() {
        boolean isChoice = model.customers.size() > 1;
        Shown.now(customerBox, isChoice);
        customerLabel.setLabelFor(attachCustomer);
        attachCustomer.setConverter(new NameOf());
        attachCustomer.setCellFactory(_ -> new ChooserCell<>(Profile::name));
        attachCustomer.getItems().setAll(model.customers);
        attachCustomer.valueProperty().bindBidirectional(model.customer);
        attachCustomer.disableProperty().bind(model.busy);
        model.customer.subscribe(now -> {
            if (now != null) {
                show(now);
            }
        });
    }

    private void show(Profile customer) {
        Styles.colour(card, customer.colour());
        letters.show(customer);
        profileName.setText(customer.name());
        profileKind.setText(texts.get(KIND + customer.kind().name()));
        profileKind.pseudoClassStateChanged(
                Styles.WRONG, customer.kind() == ProfileKind.PRODUCTION);
        host.setText(customer.host());
    }

    /** Puts the keyboard where the id is pasted. */
    public void focus() {
        attachTask.requestFocus();
    }

    private static final class NameOf extends StringConverter<Profile> {
        @Override
        public String toString(@Nullable Profile customer) {
            return customer == null ? "" : customer.name();
        }

        @Override
        public Profile fromString(String words) {
            throw new UnsupportedOperationException("customers are chosen, not typed");
        }
    }

    @FXML
    private void initialize() {
        bindCustomer();
        fieldLabel.setLabelFor(attachTask);
        attachTask.textProperty().bindBidirectional(model.taskId);
        attachTask.setOnAction(_ -> model.attach());
        FieldProblem.bind(fieldProblem, attachTask, model.taskIdProblem);
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
        Off.whileBusy(confirmAttach, model.busy, texts);
        confirmAttach.setOnAction(_ -> model.attach());
        cancelAttach.setOnAction(_ -> model.cancel());
    }
}
