package dev.redrive.ui.demo;

import dev.redrive.ui.demo.TourCard.Form;
import dev.redrive.ui.demo.TourCard.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Dimension2D;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.PathElement;
import org.jspecify.annotations.Nullable;

/** Where the tour's light falls, and where its card finds room beside it. JavaFX thread. */
final class Spotlight {

    /** How much around a control is lit. */
    static final double AROUND = 6;

    static final double USUAL = 380;

    /** Fits beside a dialog in a window of usual size. */
    private static final double NARROW = 330;

    private static final double WIDE = 600;
    private static final double WIDEST = 876;
    private static final double GAP = 12;

    /** The light's border is drawn over the edge of the hole, whose corners are not round. */
    private static final double EDGE = 3;

    private Spotlight() {}

    /** Where the card stands, and in which form. */
    record Place(Form form, Bounds at) {}

    /**
     * The place for the card that covers least of what is lit, and next least of the others; where
     * several do, the first: rather with its text than without, and rather beside what is lit.
     *
     * @param high how high the card is in a form
     */
    static Place beside(
            @Nullable Bounds lit,
            List<Bounds> others,
            double width,
            double height,
            ToDoubleFunction<Form> high) {
        // What is lit may be a part of a dialog.
        Bounds group =
                lit == null
                        ? null
                        : others.stream()
                                .filter(other -> other.contains(lit))
                                .findFirst()
                                .orElse(lit);
        double whole = width - 2 * GAP;
        Form usual = new Form(Shape.TALL, USUAL);
        if (lit == null || group == null) { // In the middle.
            double tall = high.applyAsDouble(usual);
            return new Place(
                    usual, new BoundingBox((width - USUAL) / 2, (height - tall) / 2, USUAL, tall));
        }
        List<Form> withText =
                List.of(
                        usual,
                        new Form(Shape.TALL, NARROW),
                        new Form(Shape.WIDE, Math.min(WIDE, whole)),
                        new Form(Shape.WIDE, Math.min(WIDEST, whole)));
        List<Form> without = List.of(new Form(Shape.STRIP, Math.min(WIDEST, whole)));
        return Stream.of(
                        places(withText, high, size -> near(group, size, width, height)),
                        places(withText, high, size -> edges(size, width, height)),
                        places(without, high, size -> near(group, size, width, height)),
                        places(without, high, size -> edges(size, width, height)))
                .flatMap(Function.identity())
                .min(
                        Comparator.comparingDouble((Place place) -> covered(place.at(), lit))
                                .thenComparingDouble(place ->
                                        others.stream()
                                                .mapToDouble(other -> covered(place.at(), other))
                                                .sum()))
                .orElseThrow();
    }

    private static Stream<Place> places(
            List<Form> forms,
            ToDoubleFunction<Form> high,
            Function<Dimension2D, Stream<Point2D>> where) {
        return forms.stream()
                .flatMap(form -> {
                    Dimension2D size = new Dimension2D(form.width(), high.applyAsDouble(form));
                    return where.apply(size)
                            .map(at ->
                                    new Place(
                                            form,
                                            new BoundingBox(
                                                    at.getX(),
                                                    at.getY(),
                                                    size.getWidth(),
                                                    size.getHeight())));
                });
    }

    /** Below what is lit, above it, and at its sides. */
    private static Stream<Point2D> near(Bounds lit, Dimension2D size, double width, double height) {
        double right = Math.max(GAP, width - size.getWidth() - GAP);
        double bottom = Math.max(GAP, height - size.getHeight() - GAP);
        double x = Math.clamp(lit.getMinX() + GAP, GAP, right);
        double y = Math.clamp(lit.getMinY(), GAP, bottom);
        return Stream.of(
                new Point2D(x, Math.clamp(lit.getMaxY() + GAP, GAP, bottom)),
                new Point2D(x, Math.clamp(lit.getMinY() - GAP - size.getHeight(), GAP, bottom)),
                new Point2D(Math.clamp(lit.getMaxX() + GAP, GAP, right), y),
                new Point2D(Math.clamp(lit.getMinX() - GAP - size.getWidth(), GAP, right), y));
    }

    private static Stream<Point2D> edges(Dimension2D size, double width, double height) {
        double right = Math.max(GAP, width - size.getWidth() - GAP);
        double bottom = Math.max(GAP, height - size.getHeight() - GAP);
        return Stream.of(
                new Point2D(right, GAP), new Point2D(right, bottom), new Point2D(GAP, bottom));
    }

    /** All of the window but what is lit. */
    static List<PathElement> dark(double width, double height, @Nullable Bounds lit) {
        List<PathElement> dark = new ArrayList<>(rectangle(0, 0, width, height));
        if (lit != null) {
            dark.addAll(
                    rectangle(
                            lit.getMinX() + EDGE,
                            lit.getMinY() + EDGE,
                            lit.getMaxX() - EDGE,
                            lit.getMaxY() - EDGE));
        }
        return dark;
    }

    private static List<PathElement> rectangle(
            double left, double top, double right, double bottom) {
        return List.of(
                new MoveTo(left, top),
                new HLineTo(right),
                new LineTo(right, bottom),
                new HLineTo(left),
                new ClosePath());
    }

    static double covered(Bounds one, Bounds other) {
        double wide =
                Math.min(one.getMaxX(), other.getMaxX()) - Math.max(one.getMinX(), other.getMinX());
        double high =
                Math.min(one.getMaxY(), other.getMaxY()) - Math.max(one.getMinY(), other.getMinY());
        return Math.max(0, wide) * Math.max(0, high);
    }

    /** Scrolls so that all of these stand lowest of what is seen, or their top where too high. */
    static void bringIntoView(List<Node> nodes) {
        Bounds at = inContent(nodes);
        ScrollPane pane = around(nodes.getFirst());
        if (pane == null || at == null) {
            return;
        }
        double all = pane.getContent().getLayoutBounds().getHeight();
        double seen = pane.getViewportBounds().getHeight();
        double offset = pane.getVvalue() * (all - seen);
        double top = at.getMinY() - AROUND;
        double bottom = at.getMaxY() + AROUND - seen;
        if (all > seen && (top < offset || bottom > offset)) {
            pane.setVvalue(Math.clamp(Math.min(top, bottom) / (all - seen), 0, 1));
            pane.layout();
        }
    }

    /** Whether these can be seen whole at once. */
    static boolean fits(List<Node> nodes) {
        ScrollPane pane = around(nodes.getFirst());
        return pane == null
                || inScene(nodes).getHeight() + 2 * AROUND <= pane.getViewportBounds().getHeight();
    }

    /** Where these are in what scrolls, so that scrolling does not change it; null for nowhere. */
    static @Nullable Bounds inContent(List<Node> nodes) {
        ScrollPane pane = around(nodes.getFirst());
        return pane == null ? null : pane.getContent().sceneToLocal(inScene(nodes));
    }

    private static @Nullable ScrollPane around(Node node) {
        for (Node up = node.getParent(); up != null; up = up.getParent()) {
            if (up instanceof ScrollPane pane && pane.getContent() != null) {
                return pane;
            }
        }
        return null;
    }

    private static Bounds inScene(List<Node> nodes) {
        return nodes.stream()
                .map(node -> node.localToScene(node.getLayoutBounds()))
                .reduce(Spotlight::around)
                .orElseThrow();
    }

    /** What of these nodes can be seen, in the scene, with something around; null for nothing. */
    static @Nullable Bounds lit(List<Node> nodes) {
        Bounds all = inScene(nodes);
        Bounds lit =
                new BoundingBox(
                        all.getMinX() - AROUND,
                        all.getMinY() - AROUND,
                        all.getWidth() + 2 * AROUND,
                        all.getHeight() + 2 * AROUND);
        for (Node up = nodes.getFirst(); up != null; up = up.getParent()) {
            boolean isEdge = up.getParent() == null || up.getStyleClass().contains("viewport");
            if (isEdge) { // What is scrolled away, or stands out of the window, is not lit.
                lit = common(lit, up.localToScene(up.getLayoutBounds()));
            }
        }
        return lit.getWidth() > 0 && lit.getHeight() > 0 ? lit : null;
    }

    private static Bounds around(Bounds one, Bounds other) {
        return between(
                Math.min(one.getMinX(), other.getMinX()),
                Math.min(one.getMinY(), other.getMinY()),
                Math.max(one.getMaxX(), other.getMaxX()),
                Math.max(one.getMaxY(), other.getMaxY()));
    }

    private static Bounds common(Bounds one, Bounds other) {
        return between(
                Math.max(one.getMinX(), other.getMinX()),
                Math.max(one.getMinY(), other.getMinY()),
                Math.min(one.getMaxX(), other.getMaxX()),
                Math.min(one.getMaxY(), other.getMaxY()));
    }

    private static Bounds between(double left, double top, double right, double bottom) {
        return new BoundingBox(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    }

    static boolean isSeen(Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (!up.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    static boolean isInside(Node node, Node parent) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (up.equals(parent)) {
                return true;
            }
        }
        return false;
    }
}
