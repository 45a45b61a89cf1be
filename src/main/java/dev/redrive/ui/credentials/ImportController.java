package dev.redrive.ui.credentials;

import dev.redrive.profile.ImportedProfile;
import dev.redrive.profile.ImportedProfile.Choice;
import dev.redrive.profile.Profile;
import dev.redrive.ui.kit.ChooserCell;
import dev.redrive.ui.kit.Fxml;
import dev.redrive.ui.kit.Nodes.Named;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** Shows what a file of profiles would change, each before and after. JavaFX thread. */
final class ImportController {

    private static final String CHOICE = "transfer.choice.";

    private final TransferViewModel model;
    private final List<ImportedProfile> items;
    private final Runnable close;
    private final Texts texts;
    private final List<Supplier<TransferViewModel.Row>> chosen = new ArrayList<>();
    private final Parent root;

    @FXML private VBox rows;
    @FXML private Button cancelImport;
    @FXML private Button confirmImport;

    /**
     * Builds the dialog.
     *
     * @param close takes the dialog away
     */
    @SuppressWarnings("NullAway.Init") // FXML fills the fields while load() runs.
    ImportController(
            TransferViewModel model, List<ImportedProfile> items, Runnable close, Texts texts) {
        this.model = model;
        this.items = items;
        this.close = close;
        this.texts = texts;
        this.root = Fxml.IMPORT.load(this, texts);
    }

    /** The dialog's content. */
    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        for (int i = 0; i < items.size(); i++) {
            rows.getChildren().add(row(items.get(i), "importChoice" + (i + 1)));
        }
        showConfirm();
        cancelImport.setOnAction(_ -> close.run());
        confirmImport.setOnAction(_ -> {
            List<Profile> outcomes = outcomes();
            close.run();
            model.save(outcomes);
        });
    }

    private List<Profile> outcomes() {
        return model.outcomes(chosen.stream().map(Supplier::get).toList());
    }

    private void showConfirm() {
        confirmImport.setText(texts.get("transfer.confirm", outcomes().size()));
    }

    private VBox row(ImportedProfile item, String id) {
        Region dot = new Region();
        dot.getStyleClass().add(Styles.DOT);
        dot.setMinWidth(Region.USE_PREF_SIZE);
        Styles.colour(dot, item.incoming().colour());
        Label name = Styles.wrapped(new Label(item.incoming().name()));
        name.getStyleClass().add(Styles.STRONG);
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        ComboBox<Choice> choice = new ComboBox<>();
        choice.setId(id);
        choice.setMinWidth(0);
        choice.setPrefWidth(0);
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.getItems().setAll(item.choices());
        choice.setConverter(words(item));
        choice.setCellFactory(_ -> new ChooserCell<>(choice.getConverter()::toString));
        Named.field(choice, item.incoming().name());
        HBox head = new HBox(10, dot, name);
        head.setAlignment(Pos.CENTER_LEFT);
        Label after = Styles.wrapped(new Label());
        GridPane change = new GridPane(10, 2);
        change.addRow(0, caption("transfer.before"), Styles.wrapped(new Label(model.before(item))));
        change.addRow(1, caption("transfer.after"), after);
        chosen.add(() -> new TransferViewModel.Row(item, choice.getValue()));
        choice.setValue(item.proposal());
        choice.valueProperty()
                .subscribe(now -> {
                    after.setText(model.after(item, now));
                    showConfirm();
                });
        VBox row = new VBox(6, head, change, choice);
        row.setFillWidth(true);
        return row;
    }

    private StringConverter<Choice> words(ImportedProfile item) {
        return new StringConverter<>() {
            @Override
            public String toString(Choice choice) {
                return item.isSame()
                        ? texts.get("transfer.same")
                        : texts.get(CHOICE + choice.name(), item.freeName());
            }

            @Override
            public Choice fromString(String words) {
                throw new UnsupportedOperationException("nothing is typed here");
            }
        };
    }

    private Label caption(String key) {
        Label label = new Label(texts.get(key));
        label.getStyleClass().add(Styles.MUTED);
        label.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setValignment(label, javafx.geometry.VPos.TOP);
        return label;
    }
}
