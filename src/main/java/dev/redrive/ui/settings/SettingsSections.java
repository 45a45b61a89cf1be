package dev.redrive.ui.settings;

import atlantafx.base.controls.CustomTextField;
import dev.redrive.journal.SearchText;
import dev.redrive.ui.kit.Nodes.Named;
import dev.redrive.ui.kit.Nodes.Shown;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The sections of the settings: a list of them that leads to each and marks the one that is read,
 * and a search that leaves only the rows with the words that are typed. JavaFX thread.
 */
final class SettingsSections {

    /** Below this width of the page, at the usual size of texts, there is no room for the list. */
    private static final double ROOM_FOR_LIST = 900;

    private static final double GAP_ABOVE = 8;

    /** The section that begins within that many pixels from the top is the one that is read. */
    private static final double READ = 90;

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final String ROW = "setting-row";
    private static final String CARD = "card";

    private final VBox list;
    private final ScrollPane scroll;
    private final Texts texts;
    private final List<Section> sections = new ArrayList<>();

    private record Section(Button button, Region part) {

        boolean isShown() {
            return part.isVisible();
        }

        double top() {
            return part.getBoundsInParent().getMinY();
        }
    }

    /**
     * @param page in which the list is
     * @param font of a usual text of the page
     */
    SettingsSections(
            HBox page, VBox list, ScrollPane scroll, Texts texts, ObservableValue<Font> font) {
        this.list = list;
        this.scroll = scroll;
        this.texts = texts;
        Runnable fit =
                () ->
                        Shown.now(
                                list,
                                page.getWidth()
                                        >= ROOM_FOR_LIST * Styles.timesUsual(font.getValue()));
        page.widthProperty().subscribe(fit);
        font.subscribe(fit);
        scroll.vvalueProperty().subscribe(this::markRead);
        scroll.viewportBoundsProperty().subscribe(this::markRead);
    }

    /** Lists one more, which stands below those before. */
    void add(String id, String words, Feather icon, Region part) {
        Button button = new Button(texts.get(words), Named.silent(new FontIcon(icon)));
        button.setId(id);
        button.getStyleClass().add("nav-button");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setWrapText(true);
        button.setMinHeight(Region.USE_PREF_SIZE);
        Section section = new Section(button, part);
        button.setOnAction(_ -> scrollTo(section));
        sections.add(section);
        list.getChildren().add(button);
    }

    private void scrollTo(Section section) {
        double hidden = hidden();
        double top = section.top() - GAP_ABOVE;
        scroll.setVvalue(hidden <= 0 ? 0 : Math.clamp(top / hidden, 0, 1));
        mark(section);
    }

    /** How much of the parts is not in sight, in pixels. */
    private double hidden() {
        return scroll.getContent().getLayoutBounds().getHeight()
                - scroll.getViewportBounds().getHeight();
    }

    /** Marks the one at the top, or the last one at the end. */
    private void markRead() {
        List<Section> shown = sections.stream().filter(Section::isShown).toList();
        if (shown.isEmpty()) {
            return;
        }
        double hidden = Math.max(0, hidden());
        double read = hidden * scroll.getVvalue() + READ;
        boolean isAtEnd = hidden > 0 && scroll.getVvalue() >= 1;
        mark(
                shown.stream()
                        .filter(each -> isAtEnd || each.top() <= read)
                        .reduce((_, later) -> later)
                        .orElse(shown.getFirst()));
    }

    private void mark(Section read) {
        sections.forEach(
                each -> each.button().pseudoClassStateChanged(SELECTED, each.equals(read)));
    }

    /**
     * Searches for what is typed in a field; Esc empties it.
     *
     * @param nothing said where no setting has these words
     */
    void searchBy(CustomTextField field, Label nothing) {
        field.setLeft(Named.silent(new FontIcon(Feather.SEARCH)));
        Named.field(field, texts.get("settings.search"));
        field.textProperty().subscribe(typed -> search(SearchText.words(typed), nothing));
        field.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
                        event.consume();
                        field.clear();
                    }
                });
    }

    private void search(List<String> wanted, Label nothing) {
        boolean isAnyFound = false;
        for (Section section : sections) {
            boolean isAll = hasAll(section.button().getText(), wanted);
            boolean isFound = isAll;
            for (Node card : inside(section.part(), CARD).toList()) {
                isFound |= showCard(card, wanted, isAll);
            }
            Shown.now(section.part(), isFound);
            Shown.now(section.button(), isFound);
            isAnyFound |= isFound;
        }
        Shown.now(nothing, !isAnyFound);
        scroll.setVvalue(0);
        markRead();
    }

    /** Shows those of its rows that have the words, or the card as a whole if it has no rows. */
    private static boolean showCard(Node card, List<String> wanted, boolean isAll) {
        List<Node> rows = inside(card, ROW).toList();
        boolean isFound = isAll || (rows.isEmpty() && hasAll(words(card), wanted));
        for (Node row : rows) {
            boolean isRowFound = isAll || hasAll(words(row), wanted);
            Shown.now(row, isRowFound);
            isFound |= isRowFound;
        }
        Shown.now(card, isFound);
        return isFound;
    }

    private static boolean hasAll(String words, List<String> wanted) {
        String folded = SearchText.fold(words);
        return wanted.stream().allMatch(folded::contains);
    }

    /** Those with that style; none of them is in another. */
    private static Stream<Node> inside(Node node, String style) {
        if (node.getStyleClass().contains(style)) {
            return Stream.of(node);
        }
        return children(node).flatMap(each -> inside(each, style));
    }

    private static String words(Node node) {
        String own = node instanceof Labeled labeled ? labeled.getText() + "\n" : "";
        return children(node).map(SettingsSections::words).collect(Collectors.joining("", own, ""));
    }

    private static Stream<Node> children(Node node) {
        return switch (node) {
            // Its buttons are in no scene before it is laid out.
            case SegmentedButton choice -> choice.getButtons().stream().map(Node.class::cast);
            case Parent parent -> parent.getChildrenUnmodifiable().stream();
            default -> Stream.empty();
        };
    }
}
