package dev.redrive.ui.task;

import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Sample;
import dev.redrive.journal.TaskTimes;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Nodes.Named;
import dev.redrive.ui.kit.Nodes.ShortenedLabel;
import dev.redrive.ui.kit.Nodes.WordsCell;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.outage.Curve;
import dev.redrive.ui.outage.NoteField;
import dev.redrive.ui.outage.NoteViewModel;
import dev.redrive.ui.outage.OutageTexts;
import dev.redrive.ui.task.StepTexts.Step;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Makes the page of one task and binds it: its view with a large chart, which can be shown as a
 * table, what happened to it, and facts. JavaFX thread.
 */
public final class TaskController {

    private static final double GAP = 14;
    private static final double TABLE_HEIGHT = 260;
    private static final double TIMELINE_HEIGHT = 220;

    private final ProgressViewModel model;
    private final NoteViewModel note;
    private final Texts texts;
    private final Formats formats;
    private final Parent root;

    /** Builds the page. */
    public TaskController(
            ProgressViewModel model, NoteViewModel note, Texts texts, Formats formats) {
        this.model = model;
        this.note = note;
        this.texts = texts;
        this.formats = formats;
        VBox card =
                new VBox(
                        ProgressController.onOwnPage(model, texts, formats, this::chartParts)
                                .root());
        card.getStyleClass().add("card");
        HBox below = new HBox(GAP, timeline(), facts());
        root = new VBox(GAP, card, below);
        root.setId("taskPage");
        Styles.colour(root, model.profile().colour());
    }

    /** The page, which scrolls in what shows it. */
    public Parent root() {
        return root;
    }

    /** Puts a heading over the chart that changes it into a table and back. */
    private Node chartParts(Region chart) {
        Label title = new Label(texts.get("chart.title"));
        title.getStyleClass().add(Styles.STRONG);
        ToggleButton asTable = new ToggleButton(texts.get("chart.asTable"));
        asTable.setId("chartAsTable");
        asTable.setGraphic(new FontIcon("fth-list"));
        asTable.getStyleClass().addAll("flat", Styles.SMALL);
        asTable.setTooltip(new Tooltip(texts.get("chart.asTableHelp")));
        HBox heading = new HBox(GAP, title, asTable);
        heading.setAlignment(Pos.CENTER_LEFT);
        TableView<Integer> table = table();
        table.visibleProperty().bind(asTable.selectedProperty());
        table.managedProperty().bind(asTable.selectedProperty());
        chart.visibleProperty().bind(asTable.selectedProperty().not());
        chart.managedProperty().bind(chart.visibleProperty());
        asTable.selectedProperty().subscribe(shown -> fill(table, shown));
        model.curve.subscribe(_ -> fill(table, asTable.isSelected()));
        return new VBox(4, heading, chart, table);
    }

    private TableView<Integer> table() {
        TableView<Integer> table = new TableView<>();
        table.setId("chartTable");
        table.setAccessibleText(texts.get("chart.title"));
        table.setMinHeight(TABLE_HEIGHT);
        table.setPrefHeight(TABLE_HEIGHT);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns()
                .setAll(
                        List.of(
                                column("chart.time", point -> formats.time(sample(point).at())),
                                column(
                                        "chart.items",
                                        point -> formats.number(sample(point).nbRemainingItems())),
                                column("chart.pointRate", this::rate)));
        return table;
    }

    private TableColumn<Integer, String> column(String key, Function<Integer, String> value) {
        TableColumn<Integer, String> column = new TableColumn<>(texts.get(key));
        column.setSortable(false);
        column.setCellFactory(_ -> new WordsCell<>(texts));
        column.setCellValueFactory(cell ->
                new ReadOnlyStringWrapper(value.apply(cell.getValue())).getReadOnlyProperty());
        return column;
    }

    private Sample sample(int point) {
        List<Sample> samples = model.curve.get().samples();
        return samples.get(Math.min(point, samples.size() - 1));
    }

    private String rate(int point) {
        Curve curve = model.curve.get();
        Double rate = point < curve.samples().size() ? curve.rate(point) : null;
        return rate == null ? Formats.UNKNOWN : formats.rate(rate);
    }

    /** Only while it is shown; the newest point first. */
    private void fill(TableView<Integer> table, boolean isShown) {
        int points = isShown ? model.curve.get().samples().size() : 0;
        table.getItems().setAll(IntStream.range(0, points).boxed().toList().reversed());
    }

    private Region timeline() {
        ListView<Timeline.Line> list = new ListView<>(model.timeline);
        list.setId("taskTimeline");
        list.getStyleClass().add("timeline");
        list.setCellFactory(_ -> new LineCell());
        list.setPrefHeight(TIMELINE_HEIGHT);
        list.setMinHeight(TIMELINE_HEIGHT);
        list.setAccessibleText(texts.get("timeline.title"));
        return card("timeline.title", list);
    }

    private static final class LineCell extends ListCell<Timeline.Line> {

        private final Label time = new Label();
        private final Label words = new ShortenedLabel();
        private final HBox row = new HBox(GAP, time, words);

        private LineCell() {
            time.getStyleClass().addAll("task-id", Styles.MUTED, Styles.SMALL);
            time.setMinWidth(USE_PREF_SIZE);
            words.setMinWidth(0);
            row.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0); // As wide as the list, so that long words are shortened.
        }

        @Override
        protected void updateItem(Timeline.@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            time.setText(line.time());
            words.setText(line.words());
            words.pseudoClassStateChanged(Styles.WRONG, line.isTrouble());
            setAccessibleText(line.time() + " " + line.words());
            setGraphic(row);
        }
    }

    private Region facts() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("facts");
        JournalEntry entry = model.entry();
        String moment = formats.exactly(TaskTimes.requestedAt(entry));
        fact(grid, "facts.task", Texts.shown(model.taskId())).getStyleClass().add("task-id");
        fact(
                grid,
                "facts.requested",
                entry.attached()
                        ? moment
                        : texts.get("facts.requestedBy", moment, entry.operator()));
        fact(grid, "facts.reason", entry.reason().isEmpty() ? Formats.UNKNOWN : entry.reason());
        fact(grid, "facts.host", entry.host());
        OutageTexts outages = new OutageTexts(texts, formats);
        Label outage = fact(grid, "facts.outage", "");
        model.outage.subscribe(
                now -> outage.setText(now == null ? Formats.UNKNOWN : outages.line(now)));
        Label way = fact(grid, "facts.way", "");
        way.setId("taskSteps");
        model.steps.subscribe(steps ->
                way.setText(steps.stream().map(Step::text).collect(Collectors.joining(" → "))));
        VBox content = new VBox(GAP, grid, new NoteField("taskNote", note, texts));
        return card("facts.title", content);
    }

    private Label fact(GridPane grid, String key, String value) {
        Label name = new Label(texts.get(key));
        name.getStyleClass().addAll(Styles.MUTED, Styles.SMALL);
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label words = new Label(value);
        words.accessibleTextProperty()
                .bind(words.textProperty().map(shown -> Named.number(texts, shown)));
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        name.setLabelFor(words);
        grid.addRow(grid.getRowCount(), name, words);
        return words;
    }

    private Region card(String key, Node content) {
        Label title = new Label(texts.get(key));
        title.getStyleClass().add(Styles.STRONG);
        VBox card = new VBox(8, title, content);
        card.getStyleClass().addAll("card", "compact");
        card.setPrefWidth(400);
        card.setMinWidth(0);
        HBox.setHgrow(card, Priority.ALWAYS);
        return card;
    }
}
