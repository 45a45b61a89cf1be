package dev.redrive.ui.demo;

import dev.redrive.ui.kit.Nodes.Shown;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.Ticker;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/**
 * Puts the demo around the page of a customer: the story above, the customer's server beside it,
 * the console at the foot; nothing while another customer is chosen. JavaFX thread.
 */
public final class DemoFrame {

    /** From this width on the server's panel stands beside the page, else above it. */
    private static final double WIDE = 860;

    /** Below this height only what is needed is shown. */
    private static final double LOW = 560;

    private static final double PANEL = 292;
    private static final double GAP = 12;

    private final DemoViewModel model;
    private final VBox top = new VBox(GAP);
    private final VBox side = new VBox();
    private final ServerPanel beside;
    private final ServerPanel above;
    private final WelcomeCards welcome;
    private final BorderPane root;
    private final Subscription following;

    /**
     * Around that page.
     *
     * @param often runs on the JavaFX thread a moment later, some times a second
     * @param seldom the same, but once a second
     */
    public DemoFrame(
            DemoViewModel model,
            TourViewModel tour,
            Texts texts,
            Parent page,
            Executor often,
            Executor seldom) {
        this.model = model;
        ConsoleBar console = new ConsoleBar(model, texts);
        console.tour.textProperty().bind(tour.button);
        console.tour.setOnAction(_ -> tour.start());
        beside = new ServerPanel(model, texts, true);
        above = new ServerPanel(model, texts, false);
        top.getStyleClass().add("demo-top");
        welcome = new WelcomeCards(model, tour, texts);
        StoryLine story = new StoryLine(model);
        top.getChildren().addAll(welcome, story);
        side.getStyleClass().add("demo-side");
        side.setPrefWidth(PANEL);
        // In the order in which the keyboard goes through them.
        root = new BorderPane();
        root.setTop(top);
        root.setCenter(page);
        root.setRight(side);
        root.setBottom(console);
        BooleanBinding isWide = root.widthProperty().greaterThanOrEqualTo(WIDE);
        top.visibleProperty().bind(model.shownProperty());
        console.visibleProperty().bind(model.shownProperty());
        side.visibleProperty().bind(model.shownProperty().and(isWide).and(model.firstStart.not()));
        // The tour leads through what is there behind the welcome.
        BooleanBinding welcomes = model.firstStart.and(tour.openProperty().not());
        welcome.visibleProperty().bind(welcomes);
        // What there is to press comes before what there is to read.
        BooleanBinding isLow = root.heightProperty().lessThan(LOW);
        // A story without steps is told by the welcome.
        BooleanBinding isTold =
                Bindings.createBooleanBinding(
                        () -> !model.steps.get().isEmpty() || !model.firstStart.get(),
                        model.steps,
                        model.firstStart);
        story.visibleProperty().bind(welcomes.and(isLow).not().and(isTold));
        story.about.visibleProperty().bind(model.firstStart.or(isLow).not());
        story.about.managedProperty().bind(story.about.visibleProperty());
        for (Node part : List.of(top, side, console, welcome, story)) {
            part.managedProperty().bind(part.visibleProperty());
        }
        isWide.subscribe(wide -> place(wide));
        following =
                Subscription.combine(
                        model.firstStart.subscribe(_ -> place(isWide.get())),
                        story.following,
                        beside.following,
                        above.following,
                        console::close);
        // Not an animation, which would keep JavaFX in motion, and in memory all it touches.
        // And often only while something runs: the window of a demo that rests rests as well.
        Ticker.during(Shown.inSightWhile(model.movingProperty(), root), often, model::refresh);
        Ticker.during(Shown.inSightWhile(model.shownProperty(), root), seldom, model::refresh);
    }

    /** On a first start there is nothing that the customer's server has seen. */
    private void place(boolean wide) {
        side.getChildren().clear();
        top.getChildren().remove(above);
        if (model.firstStart.get()) {
            return;
        }
        if (wide) {
            side.getChildren().add(beside);
        } else {
            top.getChildren().add(above);
        }
    }

    /** Follows the demo no longer. */
    public void close() {
        following.unsubscribe();
    }

    /** The page with the demo around it. */
    public Parent root() {
        return root;
    }
}
