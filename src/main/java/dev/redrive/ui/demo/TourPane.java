package dev.redrive.ui.demo;

import dev.redrive.ui.demo.TourViewModel.TourStep;
import dev.redrive.ui.kit.Nodes.Shown;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.Ticker;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import javafx.event.EventHandler;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.Path;
import org.jspecify.annotations.Nullable;

/**
 * The tour over the window: everything is dimmed but the control the step is about, which works as
 * always. Enter goes on, Backspace back, Escape leaves. JavaFX thread.
 */
public final class TourPane extends Pane {

    private final TourViewModel model;
    private final Parent window;
    private final Path dim = new Path();
    private final Region light = new Region();
    private final TourCard card;
    private final Deque<String> toPress = new ArrayDeque<>();
    private final EventHandler<KeyEvent> keys = this::pressed;
    private final Runnable laidOut = this::place;
    private @Nullable Node focusBefore;
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
    private record Scrolled(List<Node> to, @Nullable Bounds at, double height) {}

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
        card = new TourCard(model, texts, this::tryNow);
        for (Node each : List.of(dim, light, card)) {
            each.setManaged(false); // Placed by hand.
        }
        getChildren().addAll(dim, light, card);
        model.coveredWhile(() -> find(".dialog-card") != null);
        model.openProperty().subscribe(this::show);
        Ticker.during(Shown.inSightWhile(model.openProperty(), this), often, this::follow);
        model.finished.subscribe(done -> {
            if (done && model.openProperty().get()) {
                card.addKey.requestFocus();
            }
        });
        model.title.subscribe(_ -> follow());
    }

    /** Says everything again, in the language of now. */
    public void sayAgain() {
        card.sayAgain();
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
            card.next.requestFocus();
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
        if (event.isConsumed()) {
            return; // Escape has closed a dialog, and with that it has done enough.
        }
        Node owner = getScene().getFocusOwner();
        if (event.getCode() == KeyCode.ESCAPE && find(".dialog-card") == null) {
            model.leave();
            event.consume();
            return;
        }
        if (owner == null || !Spotlight.isInside(owner, card)) {
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
        model.look();
        String id = toPress.peek();
        if (id != null && press(id)) {
            toPress.remove();
        }
        Node owner = getScene().getFocusOwner();
        if (find("confirmRetry") == null
                && (owner == null || owner.isDisabled() || !Spotlight.isSeen(owner))) {
            card.first().requestFocus();
        }
        if (model.present().compareTo(TourStep.START) >= 0 && find("profileList") != null) {
            press("navDashboard"); // What this step is about stands there.
        }
        card.showProgress();
        place();
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
            card.tryIt.requestFocus();
        }
        return true;
    }

    /** Of several, the one of the trips, which the tour is about. */
    private @Nullable Node find(String id) {
        Node trips = window.lookup("#" + TourStep.CARD);
        Node found = trips == null ? null : find(id, trips);
        return found == null ? find(id, window) : found;
    }

    private static @Nullable Node find(String id, Node in) {
        for (Node node : in.lookupAll(id.startsWith(".") ? id : "#" + id)) {
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
        Placed now = new Placed(width, height, lit, others, model.text.get(), model.tryText.get());
        if (now.equals(placed)) {
            return; // Else everything would be painted again.
        }
        placed = now;
        resizeRelocate(0, 0, width, height);
        dim.getElements().setAll(Spotlight.dark(width, height, lit));
        light.setVisible(lit != null);
        if (lit != null) {
            light.resizeRelocate(lit.getMinX(), lit.getMinY(), lit.getWidth(), lit.getHeight());
        }
        Spotlight.Place place = Spotlight.beside(lit, others, width, height, card::take);
        card.take(place.form());
        Bounds at = place.at();
        card.resizeRelocate(
                Math.rint(at.getMinX()), Math.rint(at.getMinY()), at.getWidth(), at.getHeight());
        card.layout();
    }

    /** Where that is which this step is about; null when it cannot be seen. */
    private @Nullable Bounds lit() {
        List<List<Node>> found =
                model.present().targets().stream()
                        .map(this::found)
                        .filter(nodes -> !nodes.isEmpty())
                        .toList();
        if (found.isEmpty()) {
            return null;
        }
        List<Node> nodes =
                found.stream().filter(Spotlight::fits).findFirst().orElse(found.getFirst());
        Scrolled to = new Scrolled(nodes, Spotlight.inContent(nodes), getScene().getHeight());
        if (!to.equals(scrolled)) {
            scrolled = to;
            Spotlight.bringIntoView(nodes);
        }
        return Spotlight.lit(nodes);
    }

    private List<Bounds> others() {
        return found(model.present().besides()).stream()
                .map(node -> node.localToScene(node.getLayoutBounds()))
                .toList();
    }

    private List<Node> found(List<String> ids) {
        return ids.stream().map(this::find).filter(Objects::nonNull).toList();
    }
}
