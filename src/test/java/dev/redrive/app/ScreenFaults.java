package dev.redrive.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;

/**
 * Finds words that cannot be read whole, what lies outside the window or its parent, and texts on
 * top of each other. JavaFX thread.
 */
final class ScreenFaults {

    /** As long as the name of a customer usually is; a longer one may be cut, with a tooltip. */
    private static final int USUAL_NAME = 20;

    private static final double SLACK = 1.5;

    /** Counts, percentages, paces and drains: what is said on the phone. */
    private static final Pattern COUNT =
            Pattern.compile("[≈+]?[\\d.,\\s\u00a0\u202f→/%]*\\d[\\d.,\\s\u00a0\u202f→/%]*s?");

    /** What carries the name of a customer. */
    private static final Set<String> NAMES =
            Set.of("customerName", "startProfile", "formTitle", "strong", "customer-name");

    private final List<String> problems = new ArrayList<>();
    private final List<Shown> texts = new ArrayList<>();

    /** A text and where it is to be seen. */
    private record Shown(Node node, String text, Bounds at) {}

    private ScreenFaults() {}

    /** What is wrong in that scene: {@code #id cut: …}, {@code #id outside: …} and the like. */
    static List<String> in(Scene scene) {
        ScreenFaults faults = new ScreenFaults();
        Bounds window = new BoundingBox(0, 0, scene.getWidth(), scene.getHeight());
        faults.look(scene.getRoot(), scene, window);
        faults.checkOverlaps();
        return faults.problems;
    }

    private void look(Node node, Scene scene, Bounds seen) {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        Bounds inside = seen;
        if (node.getClip() != null) {
            inside = common(seen, node.localToScene(node.getClip().getBoundsInParent()));
        }
        if (isScrim(node)) {
            texts.clear(); // What lies behind a dialog is covered by it.
        }
        // A menu button shows its text in a label of its own.
        if (node instanceof Labeled labeled
                && !(node instanceof MenuButton)
                && !textOf(labeled).isEmpty()) {
            check(labeled, scene, inside);
        } else if (node instanceof TextInputControl field) {
            remember(field, "field " + field.getId(), field.getLayoutBounds(), inside);
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                checkInside(child, parent);
                look(child, scene, inside);
            }
        }
    }

    private static boolean isScrim(Node node) {
        return "scrim".equals(node.getId())
                && node instanceof Parent parent
                && !parent.getChildrenUnmodifiable().isEmpty();
    }

    private static Bounds common(Bounds one, Bounds other) {
        double left = Math.max(one.getMinX(), other.getMinX());
        double top = Math.max(one.getMinY(), other.getMinY());
        return new BoundingBox(
                left,
                top,
                Math.min(one.getMaxX(), other.getMaxX()) - left,
                Math.min(one.getMaxY(), other.getMaxY()) - top);
    }

    private void check(Labeled labeled, Scene scene, Bounds seen) {
        String shown = shown(labeled);
        boolean hasWords = labeled.getContentDisplay() != ContentDisplay.GRAPHIC_ONLY;
        if (hasWords && !shown.equals(textOf(labeled))) {
            if (isNeverCut(labeled)) {
                problems.add(name(labeled) + " cut, which never is: \"" + shown + "\"");
            } else if (!isWholeInTooltip(labeled)) {
                problems.add(name(labeled) + " cut: \"" + shown + "\"");
            }
        }
        if (isOutside(labeled, scene)) {
            problems.add(name(labeled) + " outside: \"" + textOf(labeled) + "\"");
        }
        labeled.getChildrenUnmodifiable().stream()
                .filter(text -> text instanceof Text && text.getStyleClass().contains("text"))
                .findFirst()
                .ifPresent(text -> remember(text, textOf(labeled), text.getLayoutBounds(), seen));
    }

    private void remember(Node node, String text, Bounds local, Bounds seen) {
        Bounds at = common(seen, node.localToScene(local));
        if (at.getWidth() > 0 && at.getHeight() > 0) {
            texts.add(new Shown(node, text, at));
        }
    }

    private static boolean isNeverCut(Labeled labeled) {
        String text = textOf(labeled);
        boolean isName =
                NAMES.contains(String.valueOf(labeled.getId()))
                        || labeled.getStyleClass().stream().anyMatch(NAMES::contains);
        if (isInHistory(labeled)) {
            return false; // Its columns are as wide as somebody makes them; the tooltip has it all.
        }
        return (labeled instanceof ButtonBase && !(labeled instanceof MenuButton))
                || COUNT.matcher(text).matches()
                || (isName && text.length() <= USUAL_NAME);
    }

    private static boolean isInHistory(Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if ("historyTable".equals(up.getId())) {
                return true;
            }
        }
        return false;
    }

    private void checkOverlaps() {
        for (int i = 0; i < texts.size(); i++) {
            for (int j = i + 1; j < texts.size(); j++) {
                Shown one = texts.get(i);
                Shown other = texts.get(j);
                Bounds both = common(one.at(), other.at());
                if (both.getWidth() > SLACK
                        && both.getHeight() > 2 * SLACK
                        && !isIn(one.node(), other.node())
                        && !isIn(other.node(), one.node())
                        && !isOnTop(one.node())
                        && !isOnTop(other.node())) {
                    problems.add("overlap: \"%s\" and \"%s\"".formatted(one.text(), other.text()));
                }
            }
        }
    }

    /** Whether it is meant to lie on top: a toast, the tour's card, what the chart reads out. */
    private static boolean isOnTop(Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (up.getStyleClass().stream().anyMatch(ON_TOP::contains)) {
                return true;
            }
        }
        return false;
    }

    private static final Set<String> ON_TOP =
            Set.of("toast", "tour-card", "chart-readout", "chart-span-word");

    private static boolean isIn(Node node, Node outer) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (up.equals(outer)) {
                return true;
            }
        }
        return false;
    }

    /** What is laid out by its parent stays in it, but for what scrolls. */
    private void checkInside(Node child, Parent parent) {
        if (!child.isVisible()
                || !child.isManaged()
                || !(child instanceof Region region)
                || region.getWidth() == 0
                || region.getHeight() == 0
                || !(parent instanceof Region room)
                || parent.getClip() != null
                || isSkin(child)
                || isSkin(parent)) {
            return;
        }
        double right = child.getLayoutX() + region.getWidth();
        double bottom = child.getLayoutY() + region.getHeight();
        if (child.getLayoutX() < -SLACK
                || child.getLayoutY() < -SLACK
                || right > room.getWidth() + SLACK
                || bottom > room.getHeight() + SLACK) {
            problems.add(
                    "%s beyond its parent %s: %.0f,%.0f to %.0f,%.0f of %.0f×%.0f"
                            .formatted(
                                    describe(child),
                                    describe(parent),
                                    child.getLayoutX(),
                                    child.getLayoutY(),
                                    right,
                                    bottom,
                                    room.getWidth(),
                                    room.getHeight()));
        }
    }

    /** Whether JavaFX itself lays it out, within a control. */
    private static boolean isSkin(Node node) {
        String type = node.getClass().getName();
        return (type.startsWith("javafx.scene.control.")
                        && node instanceof Control
                        && !(node instanceof Labeled)
                        && !(node instanceof TextInputControl))
                || type.startsWith("javafx.scene.control.skin.")
                || type.startsWith("javafx.scene.chart.")
                || (node instanceof StackPane && node.getStyleClass().contains("viewport"));
    }

    private static String describe(Node node) {
        if (node.getId() != null) {
            return "#" + node.getId();
        }
        String text = node instanceof Labeled labeled ? " \"" + textOf(labeled) + "\"" : "";
        return node.getClass().getSimpleName() + node.getStyleClass() + text;
    }

    private static String textOf(Labeled labeled) {
        return Objects.requireNonNullElse(labeled.getText(), "");
    }

    private static String shown(Labeled labeled) {
        return labeled.getChildrenUnmodifiable().stream()
                // An icon is a text too, in a font of its own.
                .filter(text -> text instanceof Text && text.getStyleClass().contains("text"))
                .map(text -> ((Text) text).getText())
                .findFirst()
                .orElse("");
    }

    /** A label or a cell of a table says in its tooltip what does not fit into it. */
    private static boolean isWholeInTooltip(Labeled labeled) {
        if (labeled.getTooltip() != null
                && textOf(labeled).equals(labeled.getTooltip().getText())) {
            return true;
        }
        for (Node up = labeled; up != null; up = up.getParent()) {
            if (up instanceof ListCell<?> cell) {
                return cell.getTooltip() != null
                        && cell.getTooltip().getText().contains(textOf(labeled));
            }
            if (up instanceof TableCell<?, ?> cell) {
                return cell.getTooltip() != null
                        && cell.getTooltip().getText().contains(textOf(labeled));
            }
        }
        return false;
    }

    private static boolean isOutside(Node node, Scene scene) {
        Bounds at = node.localToScene(node.getLayoutBounds());
        boolean besides = at.getMinX() < -1 || at.getMaxX() > scene.getWidth() + 1;
        boolean aboveOrBelow = at.getMinY() < -1 || at.getMaxY() > scene.getHeight() + 1;
        return (besides && !isWithin(node, TableView.class))
                || (aboveOrBelow
                        && !isWithin(node, ScrollPane.class)
                        && !isWithin(node, TableView.class)
                        && !isWithin(node, ListCell.class));
    }

    private static boolean isWithin(Node node, Class<? extends Node> outer) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (outer.isInstance(up)) {
                return true;
            }
        }
        return false;
    }

    /** Its id or, where it has none, how its text begins. */
    private static String name(Labeled labeled) {
        String text = textOf(labeled);
        return labeled.getId() == null
                ? "\"" + text.substring(0, Math.min(20, text.length())) + "\""
                : "#" + labeled.getId();
    }
}
