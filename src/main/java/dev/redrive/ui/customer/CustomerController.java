package dev.redrive.ui.customer;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.profile.Profile;
import dev.redrive.retry.TaskWatch;
import dev.redrive.team.TeamTask;
import dev.redrive.ui.desk.ColleagueList;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Nodes.ScrollPage;
import dev.redrive.ui.kit.Nodes.Shown;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.outage.DrainBars;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Makes the page of one customer and binds it. JavaFX thread. */
public final class CustomerController {

    private static final double GAP = 14;
    private static final double DRAIN_GAP = 12;

    private final Texts texts;
    private final Formats formats;
    private final ScrollPane root;

    /**
     * Builds the page.
     *
     * @param start shows the question whether to request a retry of that kind
     * @param taskView makes the view of one watched task
     * @param watch watches a colleague's task of that customer from here
     * @param likely which kind is the next to retry where no retry tells
     */
    public CustomerController(
            CustomerViewModel model,
            Texts texts,
            Formats formats,
            Consumer<ItemKind> start,
            Function<TaskWatch, Node> taskView,
            BiConsumer<Profile, TeamTask> watch,
            ObservableValue<ItemKind> likely) {
        this.texts = texts;
        this.formats = formats;
        CardViewModel trips = model.card(ItemKind.TRIPS);
        CardViewModel crashes = model.card(ItemKind.CRASHES);
        Supplier<ColleagueList> colleagues =
                () ->
                        new ColleagueList(
                                texts,
                                model.colleagueTexts,
                                task -> watch.accept(model.profile(), task));
        CardView first = new CardView(trips, texts, formats, start, taskView, colleagues.get());
        CardView second = new CardView(crashes, texts, formats, start, taskView, colleagues.get());
        VBox cards = new VBox(GAP, first.root(), second.root());
        cards.setId("cards");
        // One next step at most, where no task stands on the page. Listeners and not a binding,
        // which would follow only while something holds it.
        Runnable nextStep =
                () -> {
                    boolean isCrashes = likely.getValue() == ItemKind.CRASHES;
                    CardViewModel next =
                            isCrashes
                                    ? CardViewModel.next(crashes, trips)
                                    : CardViewModel.next(trips, crashes);
                    first.showNextStep(trips.equals(next));
                    second.showNextStep(crashes.equals(next));
                };
        for (CardViewModel card : List.of(trips, crashes)) {
            card.tasks.addListener((ListChangeListener<TaskWatch>) _ -> nextStep.run());
            card.outage.subscribe(_ -> nextStep.run());
        }
        root = new ScrollPage(new VBox(GAP, cards, drain(List.of(trips, crashes))));
        root.setId("dashboard");
        Shown.inSight(root).subscribe(model::seen);
        likely.when(Shown.inSight(root)).subscribe(nextStep);
        root.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    }

    /** The page. */
    public Parent root() {
        return root;
    }

    private Node drain(List<CardViewModel> lanes) {
        Label title = new Label(texts.get("dashboard.drain"));
        title.getStyleClass().add(Styles.STRONG);
        Label meaning = new Label(texts.get("dashboard.drainMeaning"));
        meaning.getStyleClass().addAll(Styles.MUTED, Styles.SMALL);
        HBox heading = new HBox(DRAIN_GAP, title, meaning);
        heading.setAlignment(Pos.BASELINE_LEFT);
        VBox card = new VBox(DRAIN_GAP, heading);
        card.setId("drain");
        card.getStyleClass().addAll("card", "compact");
        List<ObservableBooleanValue> shown = new ArrayList<>();
        for (CardViewModel lane : lanes) {
            card.getChildren().add(drainOf(lane));
            shown.add(lane.isDraining);
        }
        card.visibleProperty().bind(Bindings.or(shown.getFirst(), shown.getLast()));
        card.managedProperty().bind(card.visibleProperty());
        return card;
    }

    private Node drainOf(CardViewModel lane) {
        Label kind = new Label(lane.title());
        kind.getStyleClass().add(Styles.MUTED);
        kind.setMinWidth(64);
        DrainBars bars = DrainBars.large(texts, formats);
        CardView.follow(bars, lane);
        Label earlier = new Label();
        earlier.getStyleClass().addAll(Styles.MUTED, Styles.SMALL);
        earlier.setWrapText(true);
        earlier.textProperty().bind(lane.earlier);
        earlier.setMaxWidth(Double.POSITIVE_INFINITY);
        earlier.setPrefWidth(220);
        HBox.setHgrow(earlier, Priority.ALWAYS);
        HBox row = new HBox(DRAIN_GAP, kind, bars, earlier);
        row.setId(lane.kind == ItemKind.TRIPS ? "drainTrips" : "drainCrashes");
        row.visibleProperty().bind(lane.isDraining);
        row.managedProperty().bind(row.visibleProperty());
        return row;
    }
}
