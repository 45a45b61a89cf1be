package dev.redrive.app;

import dev.redrive.ui.kit.ProblemBanner;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * What a screen reader would say of a scene, by the rules by which JavaFX answers those of Windows
 * and macOS, and what is wrong with it. JavaFX thread.
 */
final class Heard {

    /** These are called by their label; whatever else is said of them is taken for their value. */
    private static final Set<AccessibleRole> CALLED_BY_LABEL =
            Set.of(AccessibleRole.TEXT_FIELD, AccessibleRole.TEXT_AREA, AccessibleRole.COMBO_BOX);

    private static final Set<AccessibleRole> NO_ROLE =
            Set.of(AccessibleRole.NODE, AccessibleRole.PARENT);

    /** Two buttons for the same deed. */
    private static final Set<Set<String>> SAME_DEED =
            Set.of(Set.of("sidebarAdd", "firstAddKey"), Set.of("tourClose", "tourLeave"));

    private final Set<String> ofOtherLanguage;
    private final Map<String, Node> called = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    private Heard(Set<String> ofOtherLanguage) {
        this.ofOtherLanguage = ofOtherLanguage;
    }

    /**
     * What is wrong in that scene.
     *
     * @param language of the window, {@code en} or {@code fr}
     */
    static List<String> problems(Scene scene, String language) {
        Set<String> other = new HashSet<>(texts(language.equals("fr") ? "" : "_fr"));
        other.removeAll(texts(language.equals("fr") ? "_fr" : ""));
        Heard heard = new Heard(other);
        heard.listen(scene.getRoot());
        return heard.problems;
    }

    private static Set<String> texts(String suffix) {
        Properties texts = new Properties();
        String name = "/dev/redrive/ui/kit/messages" + suffix + ".properties";
        try (Reader in =
                new InputStreamReader(
                        Objects.requireNonNull(Heard.class.getResourceAsStream(name), name),
                        StandardCharsets.UTF_8)) {
            texts.load(in);
        } catch (IOException e) {
            throw new AssertionError(name, e);
        }
        Set<String> words = new HashSet<>();
        texts.values().forEach(text -> words.add(text.toString()));
        return words;
    }

    private void listen(Node node) {
        if (!node.isVisible() || isBehindDialog(node)) {
            return;
        }
        if (isPart(node)) {
            check(node);
        }
        if (node instanceof Label label && !isInsideControl(node)) {
            checkWords(label);
        }
        if (node instanceof Text text && isIcon(text.getText()) && isHeard(node)) {
            problems.add("icon is read aloud: " + where(node));
        }
        if (node instanceof Parent parent && !saysAll(node)) {
            parent.getChildrenUnmodifiable().forEach(this::listen);
        }
    }

    private static boolean isBehindDialog(Node node) {
        return "page".equals(node.getId()) && node.isDisable();
    }

    /** Whether it takes the focus or shows a value. */
    private static boolean isPart(Node node) {
        if (isInsideControl(node)) {
            return false;
        }
        return switch (node) {
            case TableCell<?, ?> cell -> isFilled(cell);
            case ListCell<?> cell -> isFilled(cell);
            case ProgressIndicator _, ButtonBase _ -> true;
            default -> node.isFocusTraversable() || saysSomething(node);
        };
    }

    /** A region that was given a role has something to say; a label always has. */
    private static boolean saysSomething(Node node) {
        return !(node instanceof Text)
                && !(node instanceof Labeled)
                && node.getAccessibleRole() == AccessibleRole.TEXT;
    }

    /** What says in words what is drawn in it, but is no banner with buttons of its own. */
    private static boolean saysAll(Node node) {
        return saysSomething(node) && !(node instanceof ProblemBanner);
    }

    private static boolean isFilled(IndexedCell<?> cell) {
        return !cell.isEmpty() && (cell.getGraphic() != null || !empty(cell.getText()));
    }

    /** What a control is made of; but not the content of a pane that scrolls or a cell. */
    private static boolean isInsideControl(Node node) {
        for (Node up = node.getParent(); up != null; up = up.getParent()) {
            if (up instanceof IndexedCell<?> || up.getStyleClass().contains("content")) {
                return false;
            }
            if (up instanceof TextInputControl
                    || up instanceof ButtonBase
                    || up.getStyleClass().contains("scroll-bar")
                    || up.getAccessibleRole() == AccessibleRole.COMBO_BOX) {
                return true;
            }
        }
        return node.getStyleClass().contains("scroll-bar");
    }

    /** A sign in place of a number is read as nothing. */
    private void checkWords(Label label) {
        String words = text(label.queryAccessibleAttribute(AccessibleAttribute.TEXT));
        if (label.getAccessibleRole() != AccessibleRole.NODE
                && !words.isEmpty()
                && words.codePoints().noneMatch(Character::isLetterOrDigit)
                && !isIcon(words)) {
            problems.add("a sign, no word: “" + words + "” of " + where(label));
        }
    }

    private void check(Node node) {
        if (node instanceof ButtonBase && node.isDisabled()) {
            checkReason(node);
        }
        AccessibleRole role = role(node);
        if (role == null || NO_ROLE.contains(role)) {
            problems.add("no role: " + where(node));
            return;
        }
        String name = name(node, role);
        if (name.isBlank()) {
            problems.add("no name: " + where(node));
            return;
        }
        if (name.codePoints().noneMatch(Character::isLetterOrDigit)) {
            problems.add("no word in the name “" + name + "”: " + where(node));
        }
        if (name.equals(node.getId()) || name.matches("![\\w.]+!|[a-z]+(\\.[a-zA-Z]+)+")) {
            problems.add("an id for a name: " + where(node));
        }
        if (CALLED_BY_LABEL.contains(role) && !empty(node.getAccessibleText())) {
            problems.add("its value is not read, but “" + name + "”: " + where(node));
        }
        for (String words : new String[] {name, text(node.getAccessibleHelp())}) {
            if (ofOtherLanguage.contains(words)) {
                problems.add("other language: “" + words + "” of " + where(node));
            }
        }
        checkValue(node, role);
        if (isPressed(node, role)) {
            Node same = called.putIfAbsent(name, node);
            if (same != null && !SAME_DEED.contains(ids(same, node))) {
                problems.add("two are called “" + name + "”: " + where(same) + ", " + where(node));
            }
        }
    }

    /** A disabled button hears no mouse: what stands around it, and only around it, says why. */
    private void checkReason(Node button) {
        Node around = button.getParent();
        boolean said =
                around != null
                        && !around.isDisabled()
                        && around.getBoundsInLocal().getWidth()
                                < button.getBoundsInLocal().getWidth() + 2
                        && !text(tooltip(around).getText()).isBlank()
                        && tooltip(around).getText().equals(button.getAccessibleHelp());
        if (!said) {
            problems.add("disabled, and does not say why: " + where(button));
        }
    }

    private static Tooltip tooltip(Node node) {
        return node.getProperties().values().stream()
                .filter(Tooltip.class::isInstance)
                .map(Tooltip.class::cast)
                .findFirst()
                .orElseGet(Tooltip::new);
    }

    private static Set<String> ids(Node one, Node other) {
        Set<String> ids = new HashSet<>();
        ids.add(text(one.getId()));
        ids.add(text(other.getId()));
        return ids;
    }

    private void checkValue(Node node, AccessibleRole role) {
        boolean missing =
                switch (role) {
                    case TOGGLE_BUTTON, CHECK_BOX, RADIO_BUTTON ->
                            node.queryAccessibleAttribute(AccessibleAttribute.SELECTED) == null;
                    case PROGRESS_INDICATOR ->
                            !(node.queryAccessibleAttribute(AccessibleAttribute.VALUE)
                                    instanceof Double);
                    default -> false;
                };
        if (missing) {
            problems.add("no value: " + where(node));
        }
    }

    /** Whether it is something to press or to fill in, whose name must tell it from the others. */
    private static boolean isPressed(Node node, AccessibleRole role) {
        return node instanceof Control
                && !(node instanceof IndexedCell<?>)
                && !(node instanceof TableView<?>)
                && role != AccessibleRole.TEXT
                && role != AccessibleRole.PROGRESS_INDICATOR;
    }

    /** The name by the rules of JavaFX for Windows, which are stricter than those for macOS. */
    static String name(Node node) {
        AccessibleRole role = role(node);
        return role == null ? "" : name(node, role);
    }

    private static String name(Node node, AccessibleRole role) {
        String name =
                CALLED_BY_LABEL.contains(role)
                        ? ""
                        : text(node.queryAccessibleAttribute(AccessibleAttribute.TEXT));
        if (!name.isEmpty()) {
            return name;
        }
        return node.queryAccessibleAttribute(AccessibleAttribute.LABELED_BY) instanceof Node label
                ? text(label.queryAccessibleAttribute(AccessibleAttribute.TEXT))
                : "";
    }

    private static @Nullable AccessibleRole role(Node node) {
        return (AccessibleRole) node.queryAccessibleAttribute(AccessibleAttribute.ROLE);
    }

    /** Inside a button or a cell nothing but its own name is read. */
    private static boolean isHeard(Node icon) {
        AccessibleRole role = role(icon);
        if (role == null || NO_ROLE.contains(role)) {
            return false;
        }
        for (Node up = icon.getParent(); up != null; up = up.getParent()) {
            if (up instanceof ButtonBase || up instanceof TextInputControl) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIcon(@Nullable String text) {
        return text != null
                && !text.isEmpty()
                && text.codePoints().allMatch(c -> Character.getType(c) == Character.PRIVATE_USE);
    }

    private static boolean empty(@Nullable String words) {
        return words == null || words.isEmpty();
    }

    private static String text(@Nullable Object words) {
        return words == null ? "" : words.toString();
    }

    /** Its id, class and where it stands. */
    static String where(Node node) {
        StringBuilder path = new StringBuilder(of(node));
        for (Node up = node.getParent(); up != null; up = up.getParent()) {
            if (up.getId() != null) {
                return path.append(" in #").append(up.getId()).toString();
            }
        }
        return path.toString();
    }

    private static String of(Node node) {
        String id = node.getId() == null ? "" : "#" + node.getId();
        return node.getClass().getSimpleName() + id + node.getStyleClass();
    }
}
