package dev.redrive.ui.kit;

import java.util.HashMap;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** Small things that several screens do with nodes. JavaFX thread. */
public final class Nodes {

    private Nodes() {}

    /** Text for the system's clipboard. JavaFX thread. */
    public static final class CopiedText {

        private CopiedText() {}

        /** Puts that text on the clipboard. The caller makes sure that it holds no key. */
        public static void put(String text) {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    /** Rows of a context menu. */
    public static final class MenuItems {

        private MenuItems() {}

        /** A row with these words that runs something. */
        public static MenuItem of(String id, String words, Runnable run) {
            MenuItem item = new MenuItem(words);
            item.setId(id);
            item.setOnAction(_ -> run.run());
            return item;
        }
    }

    /** Binds whether and with which words a node is shown. */
    public static final class Shown {

        private Shown() {}

        /** Shows the node while that holds; while not, it takes no room either. */
        public static void when(Node node, ObservableValue<Boolean> condition) {
            node.visibleProperty().bind(condition);
            node.managedProperty().bind(condition);
        }

        /** Shows these words, and nothing while they are empty. */
        public static void words(Label label, ObservableValue<String> words) {
            label.textProperty().bind(words);
            when(label, words.map(text -> !text.isEmpty()));
        }
    }

    /** What is wrong with what was typed, said at its field. JavaFX thread. */
    public static final class FieldProblem {

        private FieldProblem() {}

        /** Shows the problem in the label as long as there is one, and marks the field with it. */
        public static void bind(Label label, Node field, ObservableValue<String> problem) {
            label.textProperty().bind(problem);
            problem.subscribe(words -> {
                label.setVisible(!words.isEmpty());
                label.setManaged(!words.isEmpty());
                mark(field, words);
            });
        }

        /** Marks the field as wrong, and lets a screen reader say why; empty words undo both. */
        public static void mark(Node field, String words) {
            field.pseudoClassStateChanged(Styles.WRONG, !words.isEmpty());
            field.setAccessibleHelp(words);
        }
    }

    /**
     * Marks the controls of a page that cannot be used by themselves, so that they look so while a
     * dialog disables the whole page and the style sheet takes that dimming back. JavaFX thread.
     */
    static final class OffNodes {

        private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");

        private final Map<Node, Subscription> marked = new HashMap<>();

        /** Marks them, and follows those that are disabled or enabled from now on. */
        void mark(Node page) {
            for (Node node : page.lookupAll("*")) {
                if (node instanceof Control && !isInsideControl(node)) {
                    boolean inherited = node.isDisabled() && !node.isDisable();
                    marked.put(
                            node,
                            node.disableProperty()
                                    .subscribe(off ->
                                            node.pseudoClassStateChanged(OFF, inherited || off)));
                }
            }
        }

        private static boolean isInsideControl(Node node) {
            Node parent = node.getParent();
            return parent instanceof Control
                    && !(parent instanceof javafx.scene.control.ScrollPane);
        }

        /** Takes the marks away. */
        void clear() {
            marked.forEach((node, following) -> {
                following.unsubscribe();
                node.pseudoClassStateChanged(OFF, false);
            });
            marked.clear();
        }
    }

    /** A page as wide as the window, which scrolls where it is higher. JavaFX thread. */
    public static final class ScrollPage extends ScrollPane {

        /** The page with that on it. */
        public ScrollPage(VBox body) {
            super(body);
            body.getStyleClass().add("page-body");
            setFitToWidth(true);
            getStyleClass().add("page-scroll");
        }
    }

    /**
     * A label for words of any length: whole where there is room, shortened where they would push
     * out what is beside them, with the whole text in a tooltip. JavaFX thread.
     */
    public static final class ShortenedLabel extends Label {

        /** Words up to this width are never shortened: usual ids and statuses are narrower. */
        private static final double MOST_KEPT = 260;

        private static final double MOST_TOOLTIP = 480;

        /** Without a text. */
        public ShortenedLabel() {
            this("");
        }

        /** With that text. */
        public ShortenedLabel(String text) {
            super(text);
            Tooltip whole = new Tooltip();
            whole.setWrapText(true);
            whole.setMaxWidth(MOST_TOOLTIP);
            whole.textProperty().bind(textProperty());
            setTooltip(whole);
        }

        @Override
        protected double computeMinWidth(double height) {
            return Math.min(MOST_KEPT, computePrefWidth(height));
        }
    }
}
