package dev.redrive.ui.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
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

    /** How wide the card is. */
    static final double WIDTH = 380;

    private static final double GAP = 12;

    /** The light's border is drawn over the edge of the hole, whose corners are not round. */
    private static final double EDGE = 3;

    private Spotlight() {}

    /**
     * The place for the card that covers least of what is lit, and next least of the others; where
     * several do, the first.
     */
    static Bounds beside(
            @Nullable Bounds lit, List<Bounds> others, double width, double height, double high) {
        if (lit == null) { // In the middle.
            return new BoundingBox((width - WIDTH) / 2, (height - high) / 2, WIDTH, high);
        }
        double right = Math.max(GAP, width - WIDTH - GAP);
        double bottom = Math.max(GAP, height - high - GAP);
        double x = Math.clamp(lit.getMinX() + GAP, GAP, right);
        double y = Math.clamp(lit.getMinY(), GAP, bottom);
        return Stream.of(
                        new Point2D(x, Math.clamp(lit.getMaxY() + GAP, GAP, bottom)),
                        new Point2D(x, Math.clamp(lit.getMinY() - GAP - high, GAP, bottom)),
                        new Point2D(Math.clamp(lit.getMaxX() + GAP, GAP, right), y),
                        new Point2D(Math.clamp(lit.getMinX() - GAP - WIDTH, GAP, right), y),
                        new Point2D(right, GAP),
                        new Point2D(right, bottom),
                        new Point2D(GAP, bottom))
                .map(at -> (Bounds) new BoundingBox(at.getX(), at.getY(), WIDTH, high))
                .min(
                        Comparator.comparingDouble((Bounds place) -> covered(place, lit))
                                .thenComparingDouble(place ->
                                        others.stream()
                                                .mapToDouble(other -> covered(place, other))
                                                .sum()))
                .orElseThrow();
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

    /** Scrolls so that node stands lowest of what is seen, or its top where it is too high. */
    static void bringIntoView(Node node) {
        for (Node up = node.getParent(); up != null; up = up.getParent()) {
            if (up instanceof ScrollPane pane && pane.getContent() != null) {
                double all = pane.getContent().getLayoutBounds().getHeight();
                double seen = pane.getViewportBounds().getHeight();
                Bounds at =
                        pane.getContent().sceneToLocal(node.localToScene(node.getLayoutBounds()));
                double offset = pane.getVvalue() * (all - seen);
                double top = at.getMinY() - AROUND;
                double bottom = at.getMaxY() + AROUND - seen;
                if (all > seen && (top < offset || bottom > offset)) {
                    pane.setVvalue(Math.clamp(Math.min(top, bottom) / (all - seen), 0, 1));
                    pane.layout();
                }
            }
        }
    }

    /** What of these nodes can be seen, in the scene, with something around; null for nothing. */
    static @Nullable Bounds lit(List<Node> nodes) {
        Bounds all = null;
        for (Node node : nodes) {
            Bounds bounds = node.localToScene(node.getLayoutBounds());
            all = all == null ? bounds : around(all, bounds);
        }
        if (all == null) {
            return null;
        }
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
