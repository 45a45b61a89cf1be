package dev.redrive.ui.demo;

import java.util.Comparator;
import java.util.stream.Stream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/** Where the tour's light falls, and where its card finds room beside it. JavaFX thread. */
final class Spotlight {

    /** How much around a control is lit. */
    static final double AROUND = 6;

    /** How wide the card is. */
    static final double WIDTH = 380;

    private static final double GAP = 12;

    private Spotlight() {}

    /** The place for the card that covers least of what is lit; where several do, the first. */
    static Bounds beside(Bounds lit, double width, double height, double high) {
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
                .min(Comparator.comparingDouble(place -> covered(place, lit)))
                .orElseThrow();
    }

    static double covered(Bounds one, Bounds other) {
        double wide =
                Math.min(one.getMaxX(), other.getMaxX()) - Math.max(one.getMinX(), other.getMinX());
        double high =
                Math.min(one.getMaxY(), other.getMaxY()) - Math.max(one.getMinY(), other.getMinY());
        return Math.max(0, wide) * Math.max(0, high);
    }

    static void bringIntoView(Node node) {
        for (Node up = node.getParent(); up != null; up = up.getParent()) {
            if (up instanceof ScrollPane pane && pane.getContent() != null) {
                double all = pane.getContent().getLayoutBounds().getHeight();
                double seen = pane.getViewportBounds().getHeight();
                Bounds at =
                        pane.getContent().sceneToLocal(node.localToScene(node.getLayoutBounds()));
                double offset = pane.getVvalue() * (all - seen);
                if (all > seen && (at.getMinY() < offset || at.getMaxY() > offset + seen)) {
                    double wanted = Math.min(at.getMinY() - AROUND, at.getMaxY() - seen + AROUND);
                    pane.setVvalue(
                            Math.clamp(
                                    Math.max(wanted, at.getMinY() - AROUND) / (all - seen), 0, 1));
                }
            }
        }
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
