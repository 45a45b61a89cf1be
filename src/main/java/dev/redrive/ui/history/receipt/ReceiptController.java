package dev.redrive.ui.history.receipt;

import dev.redrive.journal.JournalEntry;
import dev.redrive.profile.Profile;
import dev.redrive.ui.history.receipt.Receipt.Line;
import dev.redrive.ui.history.receipt.Receipt.Part;
import dev.redrive.ui.history.receipt.ReceiptViewModel.Language;
import dev.redrive.ui.kit.Fxml;
import dev.redrive.ui.kit.LettersTile;
import dev.redrive.ui.kit.Nodes.Named;
import dev.redrive.ui.kit.Nodes.Off;
import dev.redrive.ui.kit.Nodes.Shown;
import dev.redrive.ui.kit.ProblemBanner;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows a receipt as the customer will read it, beside what goes in. JavaFX thread. */
public final class ReceiptController {

    private static final double GAP = 12;
    private static final double LABELS = 150;
    private static final String ARROW = "  →  ";

    private final ReceiptViewModel model;
    private final Texts texts;
    private final Parent root;

    @FXML private VBox card;
    @FXML private LettersTile tile;
    @FXML private Label title;
    @FXML private Label demo;
    @FXML private ScrollPane preview;
    @FXML private VBox page;
    @FXML private ToggleGroup scopes;
    @FXML private ToggleButton retryOnly;
    @FXML private ToggleButton whole;
    @FXML private CheckBox taskIds;
    @FXML private CheckBox who;
    @FXML private Label whoText;
    @FXML private CheckBox reason;
    @FXML private Label reasonText;
    @FXML private ToggleGroup languages;
    @FXML private ToggleButton english;
    @FXML private ToggleButton french;
    @FXML private ProblemBanner banner;
    @FXML private FontIcon done;
    @FXML private Label message;
    @FXML private Button showInFolder;
    @FXML private Button closeReceipt;
    @FXML private Button saveText;
    @FXML private Button savePage;
    @FXML private Button copy;

    /** Builds the dialog. */
    @SuppressWarnings("NullAway.Init") // FXML fills the fields while load() runs.
    public ReceiptController(ReceiptViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        this.root = Fxml.RECEIPT.load(this, texts);
    }

    /** The dialog's content. */
    public Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        JournalEntry entry = model.entry();
        if (model.profile == null) {
            Shown.now(tile, false);
        } else {
            Styles.colour(card, model.profile.colour());
            tile.show(model.profile);
        }
        boolean isDemo = Profile.isDemo(entry.profileId());
        Shown.now(demo, isDemo);
        title.setText(texts.get("receipt.for", entry.profileName()));
        bindChoice(scopes, whole, retryOnly);
        model.isWhole.subscribe(all -> scopes.selectToggle(all ? whole : retryOnly));
        scopes.selectedToggleProperty().subscribe(now -> model.isWhole.set(whole.equals(now)));
        boolean hasMore = model.outage.nbRetries() > 1;
        whole.setDisable(!hasMore);
        Off.because(whole, new SimpleStringProperty(hasMore ? "" : texts.get("receipt.oneRetry")));
        bindChoice(languages, english, french);
        Named.group(texts, texts.get("receipt.language"), List.of(english, french));
        model.language.subscribe(
                now -> languages.selectToggle(now == Language.FRENCH ? french : english));
        languages
                .selectedToggleProperty()
                .subscribe(now ->
                        model.language.set(
                                french.equals(now) ? Language.FRENCH : Language.ENGLISH));
        taskIds.selectedProperty().bindBidirectional(model.taskIds);
        who.selectedProperty().bindBidirectional(model.who);
        whoText.setText(Texts.shown(entry.operator()));
        reason.selectedProperty().bindBidirectional(model.reason);
        reasonText.setText(Texts.shown(entry.reason()));
        banner.setDismissText(texts.get("common.dismiss"));
        banner.problemProperty().bindBidirectional(model.problemProperty());
        message.textProperty().bind(model.message);
        Named.announce(message);
        Shown.when(done, model.message.isNotEmpty());
        Shown.when(showInFolder, model.saved.isNotNull());
        showInFolder.setOnAction(_ -> model.showInFolder());
        copy.setOnAction(_ -> model.copy());
        savePage.setOnAction(_ -> model.savePage());
        saveText.setOnAction(_ -> model.saveText());
        closeReceipt.setOnAction(_ -> model.close());
        preview.setAccessibleText(texts.get("receipt.preview"));
        model.receipt.subscribe(this::show);
    }

    /** One of the two is always chosen. */
    private static void bindChoice(ToggleGroup group, Toggle first, Toggle second) {
        group.selectedToggleProperty()
                .subscribe((before, now) -> {
                    if (now == null) {
                        group.selectToggle(before == null ? first : before);
                    }
                });
        group.selectToggle(second);
    }

    private void show(Receipt receipt) {
        page.getChildren()
                .setAll(
                        Styles.wrapped(new Label(receipt.title()), "receipt-title"),
                        Styles.wrapped(new Label(receipt.profile())));
        if (!receipt.numbers().isEmpty()) {
            page.getChildren()
                    .addAll(
                            numbers(receipt),
                            Styles.wrapped(new Label(receipt.numbersCaption()), "receipt-muted"));
        }
        page.getChildren().add(Styles.wrapped(new Label(receipt.outcome()), "receipt-outcome"));
        receipt.parts().forEach(this::add);
        page.getChildren().add(Styles.wrapped(new Label(receipt.made()), "receipt-muted"));
        page.setAccessibleText(receipt.text());
    }

    private static TextFlow numbers(Receipt receipt) {
        TextFlow flow = new TextFlow();
        flow.setId("receiptNumbers");
        List<String> numbers = receipt.numbers();
        for (int i = 0; i < numbers.size(); i++) {
            Text number = new Text(numbers.get(i));
            boolean isLast = i == numbers.size() - 1;
            number.getStyleClass()
                    .add(isLast && receipt.isDrained() ? "receipt-drained" : "receipt-number");
            flow.getChildren().add(number);
            if (!isLast) {
                Text arrow = new Text(ARROW);
                arrow.getStyleClass().add("receipt-arrow");
                flow.getChildren().add(arrow);
            }
        }
        return flow;
    }

    private void add(Part part) {
        page.getChildren().add(Styles.wrapped(new Label(part.heading()), "receipt-heading"));
        if (!part.lines().isEmpty()) {
            GridPane grid = new GridPane(GAP, 3);
            ColumnConstraints labels = new ColumnConstraints(LABELS);
            ColumnConstraints values = new ColumnConstraints();
            values.setHgrow(Priority.ALWAYS);
            grid.getColumnConstraints().setAll(labels, values);
            int row = 0;
            for (Line line : part.lines()) {
                Label value = Styles.wrapped(new Label(line.value()));
                value.setAccessibleText(Named.number(texts, line.value()));
                grid.addRow(row++, Styles.wrapped(new Label(line.label()), "receipt-muted"), value);
            }
            page.getChildren().add(grid);
        }
        part.sentences()
                .forEach(sentence -> page.getChildren().add(Styles.wrapped(new Label(sentence))));
    }
}
