package dev.redrive.ui.kit;

import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Skin;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Small things that several screens do with nodes. JavaFX thread. */
public final class Nodes {

    private Nodes() {}

    /** Rows of a context menu. */
    public static final class MenuItems {

        private MenuItems() {}

        /** Whether that key opens the menu of what has the focus, as a right click does. */
        public static boolean areAskedFor(KeyEvent event) {
            return event.getCode() == KeyCode.CONTEXT_MENU
                    || (event.getCode() == KeyCode.F10 && event.isShiftDown());
        }

        /** A row with these words that runs something. */
        public static MenuItem of(String id, String words, Runnable run) {
            MenuItem item = new MenuItem(words);
            item.setId(id);
            item.setOnAction(_ -> run.run());
            return item;
        }
    }

    /** Names for screen readers, which do not see what stands around a control. JavaFX thread. */
    public static final class Named {

        private Named() {}

        /**
         * Names a field, a text area or a choice that has no label of its own. Accessible text
         * would be read in place of what is in it.
         */
        public static void field(Control field, String name) {
            Label label = new Label();
            label.setAccessibleText(name); // It is in no window, and so has no text to read.
            label.setLabelFor(field);
        }

        /** Says with each of these buttons what they belong to. */
        public static void group(Texts texts, String group, Iterable<? extends Labeled> buttons) {
            for (Labeled button : buttons) {
                button.setAccessibleText(texts.get("common.named", group, button.getText()));
            }
        }

        /** Lets a screen reader say each new text of that label, which has no focus. */
        public static void announce(Label label) {
            label.textProperty()
                    .subscribe(
                            _ -> label.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT));
        }

        /** How a number is read that is not known, which a dash is not. */
        public static String number(Texts texts, String shown) {
            return shown.equals(Formats.UNKNOWN) ? texts.get("common.notKnown") : shown;
        }

        /** The icon, which is nothing to read: its text is a letter of a font of icons. */
        public static FontIcon silent(FontIcon icon) {
            icon.setAccessibleRole(AccessibleRole.NODE);
            return icon;
        }
    }

    /** Why a button cannot be used. JavaFX thread. */
    public static final class Off {

        private Off() {}

        /**
         * Says why a button cannot be used, to the mouse and to a screen reader. A disabled button
         * hears no mouse, so a pane takes its place in its parent, if it has one, and stands around
         * it.
         *
         * @param why empty while it can be used; its own help is said then
         * @return the pane
         */
        public static StackPane because(ButtonBase button, ObservableValue<String> why) {
            Pane parent = button.getParent() instanceof Pane pane ? pane : null;
            int at = parent == null ? 0 : parent.getChildren().indexOf(button);
            StackPane around = new StackPane();
            if (parent != null) {
                parent.getChildren().set(at, around);
            }
            around.getChildren().add(button);
            Shown.when(around, button.visibleProperty());
            String help = button.getAccessibleHelp();
            button.accessibleHelpProperty().bind(why.map(words -> words.isEmpty() ? help : words));
            Tooltip said = new Tooltip();
            said.setWrapText(true);
            said.setMaxWidth(ShortenedLabel.MOST_TOOLTIP);
            said.textProperty().bind(why);
            why.subscribe(words -> {
                if (words.isEmpty()) {
                    Tooltip.uninstall(around, said);
                } else {
                    Tooltip.install(around, said);
                }
            });
            return around;
        }

        /** The same where Redrive is at work and the button waits for that. */
        public static void whileBusy(
                ButtonBase button, ObservableValue<Boolean> busy, Texts texts) {
            String words = texts.get("common.busy");
            button.disableProperty().bind(busy);
            because(button, busy.map(now -> now ? words : ""));
        }

        /** The same where there is nothing to do as long as nothing has changed. */
        public static void untilChanged(
                ButtonBase button, ObservableValue<Boolean> changed, Texts texts) {
            String words = texts.get("common.nothingChanged");
            because(button, changed.map(now -> now ? "" : words));
        }
    }

    /** Binds whether and with which words a node is shown. */
    public static final class Shown {

        private Shown() {}

        /** Shows the node while that holds; while not, it takes no room either. */
        public static void when(Node node, ObservableValue<Boolean> condition) {
            node.visibleProperty().bind(condition);
            // Not bound: the parent is laid out as soon as a binding may have changed.
            node.visibleProperty().subscribe(node::setManaged);
        }

        /** Shows the node or not; while not, it takes no room either. */
        public static void now(Node node, boolean isShown) {
            node.setVisible(isShown);
            node.setManaged(isShown);
        }

        /** Shows these words, and nothing while they are empty. */
        public static void words(Label label, ObservableValue<String> words) {
            label.textProperty().bind(words);
            when(label, words.map(text -> !text.isEmpty()));
        }

        /** Whether the node is in a window that is open and not minimised. */
        public static ObservableValue<Boolean> inSight(Node node) {
            return node.sceneProperty()
                    .flatMap(Scene::windowProperty)
                    .flatMap(Shown::openAndNotMinimised)
                    .orElse(false);
        }

        /** Whether the node is in sight and that holds as well. */
        public static ObservableValue<Boolean> inSightWhile(
                ObservableValue<Boolean> condition, Node node) {
            // Follows the condition only meanwhile, so that it does not keep what is out of sight.
            return inSight(node).flatMap(seen -> seen ? condition : new SimpleBooleanProperty());
        }

        /** Whether the node is in sight now. */
        public static boolean isInSight(Node node) {
            Window window = node.getScene() == null ? null : node.getScene().getWindow();
            return window != null && isOpenAndNotMinimised(window);
        }

        private static ObservableValue<Boolean> openAndNotMinimised(Window window) {
            ObservableValue<Boolean> away =
                    window instanceof Stage stage
                            ? stage.iconifiedProperty()
                            : window.showingProperty();
            return window.showingProperty()
                    .flatMap(_ -> away.map(_ -> isOpenAndNotMinimised(window)));
        }

        private static boolean isOpenAndNotMinimised(Window window) {
            return window.isShowing() && !(window instanceof Stage stage && stage.isIconified());
        }
    }

    /** What is wrong with what was typed, said at its field. JavaFX thread. */
    public static final class FieldProblem {

        private FieldProblem() {}

        /** Shows the problem in the label as long as there is one, and marks the field with it. */
        public static void bind(Label label, Node field, ObservableValue<String> problem) {
            label.textProperty().bind(problem);
            // Of the label: its binding lets a page go whose problem lives longer.
            label.textProperty()
                    .subscribe(words -> {
                        Shown.now(label, !words.isEmpty());
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

        /** JavaFX keeps a picture of what is in it, which one text that changes makes it redo. */
        @Override
        protected Skin<?> createDefaultSkin() {
            Skin<?> skin = super.createDefaultSkin();
            for (Node part : getChildrenUnmodifiable()) {
                part.setCache(false);
            }
            return skin;
        }
    }

    /**
     * A label for words that change often: a change lays out the label alone, and what is around it
     * only where the new words need another size. JavaFX thread.
     */
    public static class TickingLabel extends Label {

        private double laidHeight = -1;

        /** Without a text. */
        public TickingLabel() {
            this("");
        }

        /** With that text. */
        public TickingLabel(String text) {
            super(text);
        }

        /** As wide as there is room, whatever it says; only for a place that gives it a width. */
        public void fillWidth() {
            setPrefWidth(0);
            setMaxWidth(Double.MAX_VALUE);
        }

        @Override
        public void requestLayout() {
            if (getWidth() > 0 && needsTheSameSize()) {
                setNeedsLayout(true);
            } else {
                super.requestLayout();
            }
        }

        /** What is remembered is what the parent has seen: a request of its own would forget it. */
        private boolean needsTheSameSize() {
            boolean sameWidth =
                    getPrefWidth() != USE_COMPUTED_SIZE || computePrefWidth(-1) == prefWidth(-1);
            return sameWidth && computePrefHeight(getWidth()) == laidHeight;
        }

        @Override
        protected void layoutChildren() {
            super.layoutChildren();
            laidHeight = computePrefHeight(getWidth());
        }
    }

    /** A cell with words of any length, whole in its tooltip. JavaFX thread. */
    public static final class WordsCell<S> extends TableCell<S, String> {

        private final Tooltip whole = new Tooltip();
        private final Texts texts;

        /** An empty cell. */
        public WordsCell(Texts texts) {
            this.texts = texts;
            whole.setWrapText(true);
            whole.setMaxWidth(ShortenedLabel.MOST_TOOLTIP);
        }

        @Override
        protected void updateItem(@Nullable String words, boolean empty) {
            super.updateItem(words, empty);
            String shown = empty || words == null ? "" : words;
            setText(shown);
            setAccessibleText(Named.number(texts, shown));
            whole.setText(shown);
            setTooltip(shown.isEmpty() ? null : whole);
        }
    }

    /**
     * A label for words of any length: whole where there is room, shortened where they would push
     * out what is beside them, with the whole text in a tooltip. JavaFX thread.
     */
    public static final class ShortenedLabel extends TickingLabel {

        /** Words up to this width are never shortened: usual ids and statuses are narrower. */
        private static final double MOST_KEPT = 260;

        /** A tooltip is no wider. */
        public static final double MOST_TOOLTIP = 480;

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
