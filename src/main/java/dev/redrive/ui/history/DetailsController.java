package dev.redrive.ui.history;

import dev.redrive.journal.Outage;
import dev.redrive.ui.history.FactTexts.Fact;
import dev.redrive.ui.history.table.Columns;
import dev.redrive.ui.kit.CopiedText;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Fxml;
import dev.redrive.ui.kit.LettersTile;
import dev.redrive.ui.kit.Nodes.Named;
import dev.redrive.ui.kit.Nodes.Off;
import dev.redrive.ui.kit.Nodes.Shown;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.outage.Curve;
import dev.redrive.ui.outage.DrainBars;
import dev.redrive.ui.outage.NoteField;
import dev.redrive.ui.outage.RemainingChart;
import java.util.List;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Binds the details beside the table. JavaFX thread. */
final class DetailsController {

    /** What is longer is no value but sentences, and stands below its label. */
    private static final int LONG = 100;

    private final DetailsViewModel model;
    private final Texts texts;
    private final Function<@Nullable Outage, String> joinedOf;
    private final Runnable close;
    private final DrainBars drain;
    private final ScrollPane root;

    @FXML private Label demo;
    @FXML private Label title;
    @FXML private Button closeDetails;
    @FXML private LettersTile tile;
    @FXML private Label profileKind;
    @FXML private Label status;
    @FXML private HBox task;
    @FXML private Label taskId;
    @FXML private Button copyTaskId;
    @FXML private Label meaning;
    @FXML private Label reported;
    @FXML private Label verdict;
    @FXML private VBox bars;
    @FXML private Label joined;
    @FXML private Button retryOutage;
    @FXML private Button watchTask;
    @FXML private Button saveReceipt;
    @FXML private RemainingChart chart;
    @FXML private Label chartText;
    @FXML private GridPane facts;
    @FXML private VBox note;

    /**
     * Builds the details.
     *
     * @param joined what an outage took on with what colleagues reported; may be empty
     * @param close shows no details any more
     */
    @SuppressWarnings("NullAway.Init") // FXML fills the fields while load() runs.
    DetailsController(
            DetailsViewModel model,
            Texts texts,
            Formats formats,
            Function<@Nullable Outage, String> joined,
            Runnable close) {
        this.joinedOf = joined;
        this.model = model;
        this.texts = texts;
        this.drain = DrainBars.large(texts, formats);
        this.close = close;
        this.root = (ScrollPane) Fxml.DETAILS.load(this, texts);
        model.entryId.subscribe(() -> root.setVvalue(0)); // Each is read from its top.
    }

    /** The details. */
    public Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        model.title.subscribe(name -> title.setWrapText(LettersTile.Name.canWrap(name)));
        title.textProperty().bind(model.title);
        title.setTooltip(new Tooltip());
        title.getTooltip().textProperty().bind(model.title);
        status.textProperty().bind(model.status);
        model.tone.subscribe(tone -> Styles.tone(status, tone));
        model.owner.subscribe(owner -> {
            Columns.show(tile, owner);
            tile.setManaged(tile.isVisible());
            profileKind.setText(owner.kind());
            Shown.now(demo, owner.isDemo());
        });
        Shown.words(reported, model.reported);
        Shown.when(note, model.reported.isEmpty());
        Shown.when(facts, model.reported.isEmpty());
        Shown.when(verdict, model.verdict.isNotEmpty());
        Shown.when(meaning, model.meaning.isNotEmpty());
        Shown.when(saveReceipt, model.reported.isEmpty());
        taskId.textProperty().bind(model.taskId.map(Texts::shown));
        Shown.when(task, model.taskId.isNotEmpty());
        copyTaskId.setOnAction(_ -> CopiedText.put(model.taskId.get()));
        verdict.textProperty().bind(model.verdict);
        model.tone.subscribe(tone -> Styles.tone(verdict, tone));
        bars.getChildren().add(drain);
        model.outage.subscribe(outage -> {
            drain.show(outage, false);
            joined.setText(joinedOf.apply(outage));
            Shown.now(joined, !joined.getText().isEmpty());
            boolean has = outage != null && outage.retries().size() > 1;
            Shown.now(bars, has);
        });
        retryOutage.textProperty().bind(model.retryText);
        retryOutage.setOnAction(_ -> model.retry());
        Shown.when(retryOutage, model.retryable);
        retryOutage.disableProperty().bind(model.forbidden.isNotEmpty());
        Off.because(retryOutage, model.forbidden);
        copyTaskId.setAccessibleText(texts.get("history.copyTaskId"));
        closeDetails.setOnAction(_ -> close.run());
        closeDetails.setAccessibleText(texts.get("history.closeDetails"));
        meaning.textProperty().bind(model.meaning);
        model.watchable.subscribe(this::markNextStep);
        watchTask.setOnAction(_ -> model.watch());
        Shown.when(watchTask, model.watchable);
        saveReceipt.setOnAction(_ -> model.openReceipt());
        model.points.subscribe(points -> {
            chart.show(new Curve(points, null, List.of(), null));
            Shown.now(chart, !points.isEmpty());
        });
        chart.accessibleTextProperty().bind(model.chartText);
        chartText.textProperty().bind(model.chartText);
        Shown.when(chartText, model.reported.isEmpty());
        model.facts.subscribe(this::showFacts);
        note.getChildren().setAll(new NoteField("historyNote", model.note, texts));
    }

    /** One button is blue: the task that still runs, else the receipt. */
    private void markNextStep(boolean watchable) {
        saveReceipt.getStyleClass().remove(Styles.ACCENT);
        if (!watchable) {
            saveReceipt.getStyleClass().add(Styles.ACCENT);
        }
    }

    private void showFacts(List<Fact> all) {
        facts.getChildren().clear();
        int row = 0;
        for (Fact fact : all) {
            Label label = new Label(fact.label());
            label.getStyleClass().addAll(Styles.MUTED, Styles.SMALL);
            label.setMinWidth(Region.USE_PREF_SIZE);
            Label value = new Label(fact.value());
            value.setAccessibleText(Named.number(texts, value.getText()));
            value.setWrapText(true);
            value.setMinHeight(Region.USE_PREF_SIZE);
            GridPane.setHgrow(value, Priority.ALWAYS);
            GridPane.setValignment(label, javafx.geometry.VPos.TOP);
            if (fact.value().length() > LONG) {
                facts.add(label, 0, row++, 2, 1);
                facts.add(value, 0, row++, 2, 1);
            } else {
                facts.addRow(row++, label, value);
            }
        }
    }
}
