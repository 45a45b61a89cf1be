package dev.redrive.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.text.Text;

/** Finds words that cannot be read whole, and controls outside the window. JavaFX thread. */
final class CutTexts {

    private final String name;
    private final List<String> problems = new ArrayList<>();

    private CutTexts(String name) {
        this.name = name;
    }

    /**
     * What is wrong in that scene: {@code #id cut: …} or {@code #id outside: …}.
     *
     * @param name a name a person gave, which may be of any length and so may be cut in lists
     */
    static List<String> in(Scene scene, String name) {
        CutTexts texts = new CutTexts(name);
        texts.look(scene.getRoot(), scene, false);
        return texts.problems;
    }

    private void look(Node node, Scene scene, boolean inList) {
        if (!node.isVisible()) {
            return;
        }
        boolean list = inList || node instanceof ListCell<?>;
        // A menu button shows its text in a label of its own.
        if (node instanceof Labeled labeled
                && !(node instanceof MenuButton)
                && !textOf(labeled).isEmpty()) {
            check(labeled, scene, list);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> look(child, scene, list));
        }
    }

    private void check(Labeled labeled, Scene scene, boolean inList) {
        String shown = shown(labeled);
        boolean mayBeCut = (inList && textOf(labeled).equals(name)) || isWholeInTooltip(labeled);
        if (!mayBeCut && !shown.equals(textOf(labeled))) {
            problems.add(name(labeled) + " cut: \"" + shown + "\"");
        }
        if (isOutside(labeled, scene)) {
            problems.add(name(labeled) + " outside: \"" + textOf(labeled) + "\"");
        }
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
                        && cell.getTooltip().getText().equals(textOf(labeled));
            }
        }
        return false;
    }

    private static boolean isOutside(Node node, Scene scene) {
        Bounds at = node.localToScene(node.getLayoutBounds());
        boolean besides = at.getMinX() < -1 || at.getMaxX() > scene.getWidth() + 1;
        boolean aboveOrBelow = at.getMinY() < -1 || at.getMaxY() > scene.getHeight() + 1;
        return (besides && !isInTable(node)) || (aboveOrBelow && !canBeScrolledTo(node));
    }

    private static boolean isInTable(Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (up instanceof TableView) {
                return true;
            }
        }
        return false;
    }

    private static boolean canBeScrolledTo(Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (up instanceof ScrollPane) {
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
