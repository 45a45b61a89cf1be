package dev.redrive.ui.dashboard;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.retry.TaskWatch;
import dev.redrive.ui.common.Fxml;
import dev.redrive.ui.common.Styles;
import dev.redrive.ui.common.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Binds the dashboard. JavaFX thread. */
public final class DashboardController {

    private static final double DRAIN_GAP = 10;

    private final DashboardViewModel model;
    private final Texts texts;
    private final Consumer<ItemKind> start;
    private final Function<TaskWatch, Node> progressView;
    private final Map<TaskWatch, Node> views = new HashMap<>();
    private final Parent root;

    @FXML private HBox cards;
    @FXML private VBox runningTasks;
    @FXML private VBox drain;

    /**
     * Builds the page.
     *
     * @param start asks the person about starting a retry of that kind
     * @param progressView makes the view of one watched task
     */
    @SuppressWarnings("NullAway.Init") // FXML fills the fields while load() runs.
    public DashboardController(
            DashboardViewModel model,
            Texts texts,
            Consumer<ItemKind> start,
            Function<TaskWatch, Node> progressView) {
        this.model = model;
        this.texts = texts;
        this.start = start;
        this.progressView = progressView;
        this.root = Fxml.DASHBOARD.load(this, texts);
    }

    /** The page. */
    public Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        for (ItemKind kind : ItemKind.values()) {
            Parent card = Fxml.CARD.load(new CardController(model.card(kind), start), texts);
            HBox.setHgrow(card, Priority.ALWAYS);
            cards.getChildren().add(card);
            addDrain(kind);
        }
        model.watches().addListener((ListChangeListener<TaskWatch>) _ -> showWatches());
        showWatches();
    }

    private void showWatches() {
        views.keySet().retainAll(model.watches());
        List<Node> shown =
                model.watches().stream()
                        .map(watch -> views.computeIfAbsent(watch, progressView))
                        .toList();
        runningTasks.getChildren().setAll(shown);
        runningTasks.setVisible(!shown.isEmpty());
        runningTasks.setManaged(!shown.isEmpty());
    }

    private void addDrain(ItemKind kind) {
        FlowPane row = new FlowPane(DRAIN_GAP, DRAIN_GAP / 2);
        row.setId(kind == ItemKind.TRIPS ? "drainTrips" : "drainCrashes");
        drain.getChildren().add(row);
        model.drain(kind).addListener((ListChangeListener<DrainStep>) _ -> showDrain(kind, row));
        showDrain(kind, row);
    }

    private void showDrain(ItemKind kind, FlowPane row) {
        row.getChildren().clear();
        Label title = new Label(model.card(kind).title());
        title.getStyleClass().add(Styles.MUTED);
        row.getChildren().add(title);
        boolean first = true;
        for (DrainStep step : model.drain(kind)) {
            Label day = new Label(first ? step.day() : "→  " + step.day());
            day.getStyleClass().add(Styles.MUTED);
            Label number = new Label(step.nbItems());
            number.getStyleClass().add(Styles.STRONG);
            HBox pair = new HBox(DRAIN_GAP, day, number);
            pair.setAlignment(Pos.CENTER_LEFT);
            row.getChildren().add(pair);
            first = false;
        }
        row.setVisible(!first);
        row.setManaged(!first);
        boolean any = drain.getChildren().stream().skip(1).anyMatch(Node::isVisible);
        drain.setVisible(any);
        drain.setManaged(any);
    }
}
