package dev.redrive.ui.dashboard;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.retry.TaskWatch;
import dev.redrive.ui.dashboard.DashboardViewModel.DrainStep;
import dev.redrive.ui.kit.Nodes.ScrollPage;
import dev.redrive.ui.kit.Nodes.ShortenedLabel;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** Makes the dashboard and binds it. JavaFX thread. */
public final class DashboardController {

    private static final double GAP = 14;
    private static final double HEADING_GAP = 12;
    private static final double DRAIN_GAP = 10;
    private static final double DRAIN_LINES = 8;

    private final DashboardViewModel model;
    private final Texts texts;
    private final Function<TaskWatch, Node> progressView;
    private final Map<TaskWatch, Node> views = new HashMap<>();
    private final HBox cards = new HBox(GAP);
    private final VBox runningTasks = new VBox(GAP);
    private final VBox drain;
    private final ScrollPane root;

    /**
     * Builds the page.
     *
     * @param start asks the user about starting a retry of that kind
     * @param progressView makes the view of one watched task
     */
    public DashboardController(
            DashboardViewModel model,
            Texts texts,
            Consumer<ItemKind> start,
            Function<TaskWatch, Node> progressView) {
        this.model = model;
        this.texts = texts;
        this.progressView = progressView;
        drain = drain();
        root = page();
        for (ItemKind kind : ItemKind.values()) {
            Node card = new CardView(model.card(kind), start).root();
            HBox.setHgrow(card, Priority.ALWAYS);
            cards.getChildren().add(card);
            addDrain(kind);
        }
        model.watches().addListener((ListChangeListener<TaskWatch>) _ -> showWatches());
        showWatches();
    }

    /** The page. */
    public Parent root() {
        return root;
    }

    private ScrollPane page() {
        cards.setId("cards");
        runningTasks.setId("runningTasks");
        VBox body = new VBox(GAP, cards, runningTasks, drain);
        ScrollPane scroll = new ScrollPage(body);
        scroll.setId("dashboard");
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return scroll;
    }

    private VBox drain() {
        Label title = new Label(texts.get("dashboard.drain"));
        title.getStyleClass().add(Styles.STRONG);
        Label meaning = new Label(texts.get("dashboard.drainMeaning"));
        meaning.getStyleClass().addAll(Styles.MUTED, Styles.SMALL);
        meaning.setWrapText(true);
        meaning.setMaxWidth(Double.POSITIVE_INFINITY);
        HBox.setHgrow(meaning, Priority.ALWAYS);
        HBox heading = new HBox(HEADING_GAP, title, meaning);
        heading.setAlignment(Pos.CENTER_LEFT);
        VBox card = new VBox(DRAIN_LINES, heading);
        card.setId("drain");
        card.getStyleClass().addAll("card", "compact");
        return card;
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

    /** One kind's card: its nodes, bound to what it says. JavaFX thread. */
    static final class CardView {

        private static final double LEAST_STATUS = 60;
        private static final double GAP = 12;
        private static final double WIDTH = 300;
        private static final double HEADING_HEIGHT = 24;

        private final CardViewModel model;
        private final Consumer<ItemKind> start;
        private final VBox root;

        CardView(CardViewModel model, Consumer<ItemKind> start) {
            this.model = model;
            this.start = start;
            Label last = wrapped(Styles.MUTED);
            last.textProperty().bind(model.lastProperty());
            Region gap = new Region();
            VBox.setVgrow(gap, Priority.ALWAYS);
            Button retry = retry();
            root = new VBox(GAP, heading(), last, gap, retry, off(retry));
            root.getStyleClass().add("card");
            root.setMinWidth(0);
            root.setPrefWidth(WIDTH);
            root.setMaxWidth(Double.POSITIVE_INFINITY);
        }

        Region root() {
            return root;
        }

        private HBox heading() {
            Label title = new Label(model.title());
            title.getStyleClass().add("card-title");
            title.setMinWidth(Region.USE_PREF_SIZE);
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            Label status = new ShortenedLabel();
            status.setMinWidth(LEAST_STATUS);
            status.getStyleClass().add(Styles.BADGE);
            status.textProperty().bind(model.status);
            status.visibleProperty().bind(model.status.isNotEmpty());
            model.seen.subscribe(
                    seen -> Styles.tone(status, seen ? Styles.Tone.INFO : Styles.Tone.PLAIN));
            HBox heading = new HBox(GAP, title, gap, status);
            heading.setAlignment(Pos.CENTER_LEFT);
            heading.setMinHeight(HEADING_HEIGHT);
            return heading;
        }

        private Button retry() {
            Button retry = new Button(model.buttonText());
            retry.setId(model.kind == ItemKind.TRIPS ? "retryTrips" : "retryCrashes");
            retry.getStyleClass().addAll(Styles.ACCENT, "large");
            retry.setWrapText(true);
            retry.setTextAlignment(TextAlignment.CENTER);
            retry.setMinHeight(Region.USE_PREF_SIZE);
            retry.setMaxWidth(Region.USE_PREF_SIZE);
            retry.disableProperty().bind(model.startable.not());
            retry.accessibleHelpProperty().bind(model.off);
            retry.setOnAction(_ -> start.accept(model.kind));
            return retry;
        }

        private Label off(Button retry) {
            Label off = wrapped(Styles.MUTED, Styles.SMALL);
            off.setId(retry.getId() + "Off");
            off.textProperty().bind(model.off);
            off.visibleProperty().bind(model.off.isNotEmpty());
            off.managedProperty().bind(off.visibleProperty());
            return off;
        }

        private static Label wrapped(String... styles) {
            Label label = new Label();
            label.getStyleClass().addAll(styles);
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
            return label;
        }
    }
}
