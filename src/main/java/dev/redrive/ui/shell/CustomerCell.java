package dev.redrive.ui.shell;

import dev.redrive.ui.desk.Customer;
import dev.redrive.ui.desk.CustomerState;
import dev.redrive.ui.desk.CustomerTexts;
import dev.redrive.ui.desk.Lane;
import dev.redrive.ui.kit.LettersTile;
import dev.redrive.ui.kit.Nodes.Named;
import dev.redrive.ui.kit.Nodes.Shown;
import dev.redrive.ui.kit.Nodes.TickingLabel;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.shell.SidebarModel.Row;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A row of the sidebar's list: a group, or a customer with letters, name, one line of state and,
 * while tasks run, a thin bar. Follows the customer only while it shows it. JavaFX thread.
 */
final class CustomerCell extends ListCell<Row> {

    private static final double RAIL_HEADING = 9;
    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
    private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");

    private final CustomerTexts texts;
    private final ObservableValue<Boolean> rail;
    private final ObservableValue<@Nullable String> openId;
    private final LettersTile tile = new LettersTile();
    private final TickingLabel name = new TickingLabel();
    private final TickingLabel line = new TickingLabel();
    private final ThinBar bar = new ThinBar();
    private final VBox words = new VBox(name, line, bar);
    private final HBox entry = new HBox(9, tile, words);
    private final Label group = new Label();
    private final Label count = new Label();
    private final FontIcon fold = Named.silent(new FontIcon(Feather.CHEVRON_RIGHT));
    private final Region gap = new Region();
    private final HBox heading = new HBox(4, group, gap, count, fold);
    private final Tooltip whole = new Tooltip();
    private boolean isRunning;
    private @Nullable CustomerState shown;
    private Subscription following = Subscription.EMPTY;

    /**
     * @param rail whether only the letters are shown
     * @param openId whose page is shown
     * @param choose gets the row that was clicked
     */
    CustomerCell(
            CustomerTexts texts,
            ObservableValue<Boolean> rail,
            ObservableValue<@Nullable String> openId,
            Consumer<Row> choose) {
        this.texts = texts;
        this.rail = rail;
        this.openId = openId;
        getStyleClass().add("customer-cell");
        name.getStyleClass().add(Styles.STRONG);
        line.getStyleClass().addAll(Styles.MUTED, Styles.SMALL, "customer-line");
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox.setHgrow(gap, Priority.ALWAYS);
        words.setMinWidth(0);
        name.fillWidth();
        line.fillWidth();
        VBox.setMargin(bar, new Insets(3, 0, 0, 0));
        bar.managedProperty().bind(bar.visibleProperty());
        entry.setAlignment(Pos.CENTER_LEFT);
        heading.setAlignment(Pos.CENTER_LEFT);
        group.setMinWidth(USE_PREF_SIZE);
        setPrefWidth(0); // As wide as the list; longer names are shortened.
        setOnMouseClicked(event -> {
            Row row = getItem();
            if (row != null && event.getButton() == MouseButton.PRIMARY) {
                choose.accept(row);
            }
        });
        rail.subscribe(this::fit);
        openId.subscribe(_ -> mark());
    }

    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
        super.updateItem(row, empty);
        following.unsubscribe();
        following = Subscription.EMPTY;
        shown = null; // Said again in any case, as in another language.
        pseudoClassStateChanged(HEADING, row instanceof Row.Heading);
        mark();
        switch (row) {
            case Row.Heading head -> show(head);
            case Row.Entry(Customer customer) -> {
                setGraphic(entry);
                following = customer.stateProperty().subscribe(this::show);
            }
            case null -> {
                setGraphic(null);
                setTooltip(null);
                setAccessibleText(null);
            }
        }
    }

    private void show(Row.Heading head) {
        group.setText(texts.group(head.group()));
        count.setText(Integer.toString(head.count()));
        Shown.now(fold, head.folds());
        fold.setIconCode(head.isFolded() ? Feather.CHEVRON_RIGHT : Feather.CHEVRON_DOWN);
        setGraphic(heading);
        setAccessibleText(group.getText() + " " + count.getText());
        setTooltip(null);
        fit(rail.getValue());
    }

    private void show(CustomerState state) {
        if (!Shown.isInSight(this)) {
            return; // The tick shows it once it can be seen.
        }
        tile.show(state.profile());
        name.setText(state.profile().name());
        boolean needsYou = state.attention() != null;
        line.pseudoClassStateChanged(Styles.WRONG, needsYou);
        isRunning = state.isRunning();
        Integer percent = state.percent();
        bar.show(
                percent == null ? 0 : percent,
                !needsYou && state.lanes().stream().allMatch(Lane::isFresh));
        showLine(state, texts.line(state));
        fit(rail.getValue());
        shown = state;
    }

    private void showLine(CustomerState state, String said) {
        line.setText(said);
        String all = name.getText() + "\n" + said;
        whole.setText(all);
        setTooltip(whole);
        setAccessibleText(name.getText() + ", " + texts.group(state.group()) + ", " + said);
    }

    /** Says again what depends on the time. */
    void tick() {
        if (getItem() instanceof Row.Entry(Customer customer)) {
            CustomerState state = customer.state();
            if (!state.equals(shown)) {
                show(state);
            } else if (Shown.isInSight(this)) {
                String said = texts.line(state);
                if (!said.equals(line.getText())) {
                    showLine(state, said);
                }
            }
        }
    }

    private void fit(boolean narrow) {
        for (Region part : new Region[] {words, group, count}) {
            Shown.now(part, !narrow);
        }
        boolean isLine = narrow && getItem() instanceof Row.Heading head && !head.folds();
        double height = isLine ? RAIL_HEADING : USE_COMPUTED_SIZE;
        if (height != getMinHeight()) { // Setting it lays out the list, even where it is the same.
            setMinHeight(height);
            setPrefHeight(height);
        }
        bar.setVisible(isRunning && !narrow);
        entry.setAlignment(narrow ? Pos.CENTER : Pos.CENTER_LEFT);
        heading.setAlignment(narrow ? Pos.CENTER : Pos.CENTER_LEFT);
        gap.setManaged(!narrow);
    }

    private void mark() {
        pseudoClassStateChanged(
                OPEN,
                getItem() instanceof Row.Entry(Customer customer)
                        && customer.id().equals(openId.getValue()));
    }

    /** A bar of the width that is there. */
    private static final class ThinBar extends Region {

        private final Region filled = new Region();
        private int percent;

        ThinBar() {
            getStyleClass().add("thin-bar");
            filled.getStyleClass().add("thin-bar-filled");
            getChildren().add(filled);
        }

        void show(int now, boolean isFresh) {
            filled.pseudoClassStateChanged(Styles.STALE, !isFresh);
            if (now != percent) {
                percent = now;
                requestLayout();
            }
        }

        @Override
        protected void layoutChildren() {
            filled.resizeRelocate(0, 0, snapSizeX(getWidth() * percent / 100), getHeight());
        }
    }
}
