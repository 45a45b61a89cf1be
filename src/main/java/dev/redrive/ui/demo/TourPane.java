package dev.redrive.ui.demo;

import dev.redrive.ui.demo.TourViewModel.TourStep;
import dev.redrive.ui.kit.Nodes.Off;
import dev.redrive.ui.kit.Nodes.Shown;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.Texts.Sayings;
import dev.redrive.ui.kit.Ticker;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import javafx.event.EventHandler;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.Path;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The tour over the window: everything is dimmed but the control the step is about, which works as
 * always. Enter goes on, Backspace back, Escape leaves. JavaFX thread.
 */
public final class TourPane extends Pane {

    private static final double MOST_COVERED = 0.2;

    private final TourViewModel model;
    private final Parent window;
    private final Path dim = new Path();
    private final Region light = new Region();
    private final Button tryIt = new Button();
    private final Button addKey = new Button();
    private final Button leave = new Button();
    private final Button back = new Button();
    private final Button next = new Button();
    private final HBox dots = new HBox(6);
    private final VBox card;
    private final Sayings sayings = new Sayings();
    private final Deque<String> toPress = new ArrayDeque<>();
    private final EventHandler<KeyEvent> keys = this::pressed;
    private final Runnable laidOut = this::place;
    private @Nullable Node focusBefore;
    private final Label text = wrapped("tourText");
    private @Nullable Placed placed;
    private @Nullable Scrolled scrolled;

    /** What decides where everything stands. */
    private record Placed(
            double width,
            double height,
            @Nullable Bounds lit,
            List<Bounds> others,
            String text,
            String tryText) {}

    /** What was scrolled to. A user who scrolls away from it stays there. */
    private record Scrolled(List<Node> to, double width, double height) {}

    /**
     * The tour of that window, closed.
     *
     * @param window all that can be shown in it
     * @param often runs on the JavaFX thread a moment later, some times a second
     */
    public TourPane(TourViewModel model, Parent window, Texts texts, Executor often) {
        this.model = model;
        this.window = window;
        setId("tour");
        setPickOnBounds(false);
        setManaged(false);
        dim.getStyleClass().add("tour-dim");
        dim.setFillRule(FillRule.EVEN_ODD);
        dim.setMouseTransparent(true); // Everything works as always.
        light.getStyleClass().add("tour-light");
        light.setMouseTransparent(true);
        card = card(texts);
        for (Node each : List.of(dim, light, card)) {
            each.setManaged(false); // Placed by hand.
        }
        getChildren().addAll(dim, light, card);
        model.openProperty().subscribe(this::show);
        Ticker.during(Shown.inSightWhile(model.openProperty(), this), often, this::follow);
        model.finished.subscribe(done -> {
            if (done && model.openProperty().get()) {
                addKey.requestFocus();
            }
        });
        model.title.subscribe(_ -> follow());
    }

    private VBox card(Texts texts) {
        Label counted = new Label();
        counted.setId("tourStep");
        counted.textProperty().bind(model.counted);
        counted.setMinWidth(Region.USE_PREF_SIZE);
        counted.getStyleClass().addAll(Styles.KIND_BADGE, "colour-violet");
        Label name = new Label();
        name.textProperty().bind(model.name);
        name.getStyleClass().add(Styles.MUTED);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button close = new Button(null, new FontIcon(Feather.X));
        close.setId("tourClose");
        sayings.add(() -> close.setAccessibleText(texts.get("tour.leave")));
        close.getStyleClass().add(atlantafx.base.theme.Styles.FLAT);
        close.setOnAction(_ -> model.leave());
        HBox head = new HBox(8, counted, name, gap, close);
        head.setAlignment(Pos.CENTER_LEFT);
        Label title = wrapped("tourTitle");
        title.textProperty().bind(model.title);
        title.getStyleClass().add("card-title");
        text.textProperty().bind(model.text);
        tryIt.setId("tourTry");
        tryIt.setGraphic(new FontIcon(Feather.PLAY));
        tryIt.textProperty().bind(model.tryText);
        tryIt.setWrapText(true);
        tryIt.setMaxWidth(Double.POSITIVE_INFINITY);
        tryIt.setMinHeight(Region.USE_PREF_SIZE);
        tryIt.getStyleClass().add("tour-try");
        tryIt.visibleProperty().bind(model.finished.not());
        tryIt.managedProperty().bind(tryIt.visibleProperty());
        tryIt.setOnAction(_ -> tryNow());
        button(addKey, "tourAddKey", model::addProfile);
        addKey.getStyleClass().add(Styles.ACCENT);
        addKey.visibleProperty().bind(model.finished);
        addKey.managedProperty().bind(addKey.visibleProperty());
        button(leave, "tourLeave", model::leave);
        leave.visibleProperty().bind(model.finished.not()); // The same as to end it.
        leave.managedProperty().bind(leave.visibleProperty());
        leave.getStyleClass().add(atlantafx.base.theme.Styles.FLAT);
        button(back, "tourBack", model::back);
        button(next, "tourNext", model::next);
        sayings.add(() -> {
            addKey.setText(texts.get("shell.firstStartAction"));
            leave.setText(texts.get("tour.leave"));
            back.setText(texts.get("tour.back"));
            next.setText(texts.get(model.finished.get() ? "tour.end" : "tour.next"));
        });
        next.getStyleClass().add(Styles.ACCENT);
        model.finished.subscribe(done -> {
            next.setText(texts.get(done ? "tour.end" : "tour.next"));
            if (done) {
                next.getStyleClass().remove(Styles.ACCENT);
            } else if (!next.getStyleClass().contains(Styles.ACCENT)) {
                next.getStyleClass().add(Styles.ACCENT);
            }
        });
        Region wide = new Region();
        HBox.setHgrow(wide, Priority.ALWAYS);
        HBox foot = new HBox(8, dots, wide, leave, explained(back, texts), next);
        foot.setAlignment(Pos.CENTER_LEFT);
        dots.setAlignment(Pos.CENTER_LEFT);
        VBox made = new VBox(10, head, title, text, tryIt, addKey, foot);
        made.setId("tourCard");
        made.getStyleClass().add("tour-card");
        made.setPrefWidth(Spotlight.WIDTH);
        made.setMaxWidth(Spotlight.WIDTH);
        return made;
    }

    private static void button(Button button, String id, Runnable action) {
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
    }

    private static Label wrapped(String id) {
        Label label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** Says everything again, in the language of now. */
    public void sayAgain() {
        sayings.sayAgain();
    }

    private void show(boolean open) {
        setVisible(open);
        toPress.clear();
        if (getScene() == null) {
            return;
        }
        if (open) {
            focusBefore = getScene().getFocusOwner();
            getScene().addEventFilter(KeyEvent.KEY_PRESSED, keys);
            // Whatever moves, the light is where it should be in the same frame.
            getScene().addPostLayoutPulseListener(laidOut);
            follow();
            next.requestFocus();
        } else {
            getScene().removeEventFilter(KeyEvent.KEY_PRESSED, keys);
            getScene().removePostLayoutPulseListener(laidOut);
            scrolled = null;
            if (focusBefore != null) {
                focusBefore.requestFocus();
                focusBefore = null;
            }
        }
    }

    /** But for Escape, only while the focus is in the card: the lit control keeps its keys. */
    private void pressed(KeyEvent event) {
        Node owner = getScene().getFocusOwner();
        if (event.getCode() == KeyCode.ESCAPE && find(".dialog-card") == null) {
            model.leave();
            event.consume();
            return;
        }
        if (event.isConsumed() || owner == null || !Spotlight.isInside(owner, card)) {
            return;
        }
        switch (event.getCode()) {
            case ENTER -> {
                if (owner instanceof Button button) {
                    button.fire();
                }
                event.consume();
            }
            case BACK_SPACE -> {
                model.back();
                event.consume();
            }
            default -> {}
        }
    }

    private void tryNow() {
        if (toPress.isEmpty()) {
            toPress.addAll(
                    model.present() == TourStep.CUSTOMER && find("profileList") != null
                            ? List.of("navDashboard")
                            : model.toTry(find("confirmRetry") != null));
            follow();
        }
    }

    /** Presses what is to be pressed next, and lights what is there now. */
    private void follow() {
        if (!model.openProperty().get() || getScene() == null) {
            return;
        }
        String id = toPress.peek();
        if (id != null && press(id)) {
            toPress.remove();
        }
        Node owner = getScene().getFocusOwner();
        if (find("confirmRetry") == null
                && (owner == null || owner.isDisabled() || owner.getScene() == null)) {
            next.requestFocus();
        }
        if (model.present().compareTo(TourStep.START) >= 0 && find("profileList") != null) {
            press("navDashboard"); // What this step is about stands there.
        }
        back.setDisable(model.isFirst());
        place();
        showDots();
    }

    private static Node explained(Button first, Texts texts) {
        String words = texts.get("tour.isFirst");
        return Off.because(first, first.disableProperty().map(isFirst -> isFirst ? words : ""));
    }

    private boolean press(String id) {
        Node node = find(id);
        if (node == null || node.isDisabled()) {
            return false;
        }
        switch (node) {
            case CheckBox box -> box.setSelected(true);
            case ToggleButton toggle -> {
                toggle.requestFocus();
                toggle.setSelected(true);
            }
            case ButtonBase button -> button.fire();
            default -> {}
        }
        if (!id.equals("retryTrips") && isVisible()) {
            tryIt.requestFocus();
        }
        return true;
    }

    private @Nullable Node find(String id) {
        for (Node node : window.lookupAll(id.startsWith(".") ? id : "#" + id)) {
            if (Spotlight.isSeen(node)) {
                return node;
            }
        }
        return null;
    }

    private void place() {
        if (!model.openProperty().get() || getScene() == null) {
            return;
        }
        double width = getScene().getWidth();
        double height = getScene().getHeight();
        window.layout(); // In a window that was just resized nothing is in its place yet.
        Bounds lit = lit();
        List<Bounds> others = others();
        Placed now = new Placed(width, height, lit, others, text.getText(), tryIt.getText());
        if (now.equals(placed)) {
            return; // Else everything would be painted again.
        }
        placed = now;
        card.applyCss();
        double high = fit(lit, others, width, height);
        resizeRelocate(0, 0, width, height);
        dim.getElements().setAll(Spotlight.dark(width, height, lit));
        light.setVisible(lit != null);
        if (lit != null) {
            light.resizeRelocate(lit.getMinX(), lit.getMinY(), lit.getWidth(), lit.getHeight());
        }
        Bounds place = Spotlight.beside(lit, others, width, height, high);
        card.resizeRelocate(
                Math.rint(place.getMinX()), Math.rint(place.getMinY()), Spotlight.WIDTH, high);
        card.layout();
    }

    /** How high the card is: without its text where it would cover much of what is lit. */
    private double fit(@Nullable Bounds lit, List<Bounds> others, double width, double height) {
        showText(true);
        double whole = card.prefHeight(Spotlight.WIDTH);
        if (lit == null) {
            return whole;
        }
        Bounds place = Spotlight.beside(lit, others, width, height, whole);
        showText(Spotlight.covered(place, lit) <= MOST_COVERED * Spotlight.WIDTH * whole);
        return text.isVisible() ? whole : card.prefHeight(Spotlight.WIDTH);
    }

    private void showText(boolean shown) {
        text.setVisible(shown);
        text.setManaged(shown);
    }

    /** Where that is which this step is about; null when it cannot be seen. */
    private @Nullable Bounds lit() {
        for (List<String> ids : model.present().targets()) {
            List<Node> nodes = found(ids);
            if (!nodes.isEmpty()) {
                Scrolled to = new Scrolled(nodes, getScene().getWidth(), getScene().getHeight());
                if (!to.equals(scrolled)) {
                    scrolled = to;
                    nodes.reversed().forEach(Spotlight::bringIntoView);
                }
                return Spotlight.lit(nodes);
            }
        }
        return null;
    }

    private List<Bounds> others() {
        return found(model.present().besides()).stream()
                .map(node -> node.localToScene(node.getLayoutBounds()))
                .toList();
    }

    private List<Node> found(List<String> ids) {
        return ids.stream().map(this::find).filter(Objects::nonNull).toList();
    }

    private void showDots() {
        for (int i = 0; i < TourStep.values().length; i++) {
            if (dots.getChildren().size() <= i) {
                dots.getChildren().add(new Region());
                dots.getChildren().getLast().getStyleClass().add("demo-dot");
            }
            dots.getChildren()
                    .get(i)
                    .pseudoClassStateChanged(StoryLine.DONE, i < model.stepsSoFar());
        }
    }
}
