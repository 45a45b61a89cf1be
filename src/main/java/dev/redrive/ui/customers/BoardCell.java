package dev.redrive.ui.customers;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.Outage;
import dev.redrive.team.TeamOutage;
import dev.redrive.ui.customers.BoardViewModel.Row;
import dev.redrive.ui.desk.ColleaguesModel;
import dev.redrive.ui.desk.Customer;
import dev.redrive.ui.desk.CustomerState;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.LettersTile;
import dev.redrive.ui.kit.Nodes.ShortenedLabel;
import dev.redrive.ui.kit.Nodes.Shown;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.outage.DrainBars;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * A cell of the board. Follows its customer only while it can be seen: not in a row that was
 * scrolled away, and not on a page that is not shown. JavaFX thread.
 */
abstract class BoardCell extends TableCell<Row, Row> {

    private Subscription following = Subscription.EMPTY;
    private @Nullable Customer customer;

    BoardCell() {
        tableRowProperty().flatMap(Node::visibleProperty).orElse(false).subscribe(_ -> showNow());
        sceneProperty().subscribe(_ -> showNow());
    }

    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
        super.updateItem(row, empty);
        following.unsubscribe();
        following = Subscription.EMPTY;
        customer = null;
        setText(null);
        if (empty || row == null) {
            setGraphic(null);
        } else if (row instanceof Row.Heading heading) {
            setGraphic(null);
            show(heading);
        } else if (row instanceof Row.Entry(Customer shown)) {
            customer = shown;
            setGraphic(node());
            following = shown.stateProperty().subscribe(_ -> showNow());
        }
    }

    /** Follows no customer any more. */
    final void close() {
        following.unsubscribe();
        customer = null;
    }

    /** Shows how the customer stands, also what depends on the time. */
    final void showNow() {
        if (customer != null && isSeen()) {
            show(customer.state());
        }
    }

    private boolean isSeen() {
        return Shown.isInSight(this) && (getTableRow() == null || getTableRow().isVisible());
    }

    abstract Node node();

    abstract void show(CustomerState state);

    /** The head of a group stands in the first column only. */
    void show(Row.Heading heading) {}

    /** Letters, name, kind and key. */
    static final class Name extends BoardCell {

        private final BoardViewModel model;
        private final Function<Row.Heading, String> words;
        private final LettersTile tile = new LettersTile();
        private final LettersTile.Name name = new LettersTile.Name();
        private final Label below = new Label();
        private final Pane texts = new TwoLines(name, below);
        private final HBox all = new HBox(9, tile, texts);
        private final Tooltip whole = new Tooltip();

        Name(BoardViewModel model, Function<Row.Heading, String> words) {
            this.model = model;
            this.words = words;
            below.getStyleClass().addAll(Styles.MUTED, Styles.SMALL);
            HBox.setHgrow(texts, Priority.ALWAYS);
            all.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        Node node() {
            return all;
        }

        @Override
        void show(CustomerState state) {
            tile.show(state.profile());
            name.setText(state.profile().name());
            below.setText(model.underName(state));
            whole.setText(name.getText() + "\n" + below.getText());
            setAccessibleText(name.getText() + ", " + below.getText());
            setTooltip(whole);
        }

        @Override
        void show(Row.Heading heading) {
            setText(words.apply(heading));
            setAccessibleText(null);
            setTooltip(null);
        }
    }

    /**
     * A name over a line of less weight, which gives way where the name needs two lines: a row has
     * no third one.
     */
    private static final class TwoLines extends Pane {

        private final LettersTile.Name name;
        private final Label below;

        TwoLines(LettersTile.Name name, Label below) {
            super(name, below);
            this.name = name;
            this.below = below;
            setMinWidth(0);
        }

        @Override
        protected void layoutChildren() {
            double width = getWidth();
            boolean isAlone = name.isOnTwoLines(width);
            below.setVisible(!isAlone);
            double first = isAlone ? name.prefHeight(width) : name.prefHeight(-1);
            double second = isAlone ? 0 : below.prefHeight(-1);
            double top = snapPositionY((getHeight() - first - second) / 2);
            name.resizeRelocate(0, top, Math.min(width, name.prefWidth(-1)), first);
            below.resizeRelocate(0, top + first, Math.min(width, below.prefWidth(-1)), second);
        }

        @Override
        protected double computePrefHeight(double width) {
            return name.prefHeight(-1) + below.prefHeight(-1);
        }

        @Override
        protected double computePrefWidth(double height) {
            return Math.max(name.prefWidth(-1), below.prefWidth(-1));
        }
    }

    /** The retries of one kind. */
    static final class LaneCell extends BoardCell {

        private final LaneTexts texts;
        private final ColleaguesModel colleagues;
        private final ItemKind kind;
        private final LaneView lane = new LaneView();
        private final Tooltip whole = new Tooltip();

        LaneCell(LaneTexts texts, ColleaguesModel colleagues, ItemKind kind) {
            this.texts = texts;
            this.colleagues = colleagues;
            this.kind = kind;
        }

        @Override
        Node node() {
            setTooltip(whole);
            return lane;
        }

        @Override
        void show(CustomerState state) {
            lane.show(texts.of(state, kind, colleagues));
            whole.setText(lane.getAccessibleText());
        }

        @Override
        void show(Row.Heading heading) {
            setTooltip(null);
        }
    }

    /** How the outage of the last retry drains. */
    static final class Drain extends BoardCell {

        private final DrainBars bars;
        private final ColleaguesModel colleagues;

        Drain(Texts texts, Formats formats, ColleaguesModel colleagues) {
            bars = DrainBars.small(texts, formats);
            this.colleagues = colleagues;
        }

        @Override
        Node node() {
            return bars;
        }

        @Override
        void show(CustomerState state) {
            Outage own = NextStep.latest(state);
            TeamOutage all = own == null ? null : colleagues.outage(state, own.latest().kind());
            bars.show(
                    all == null ? own : all.outage(),
                    all == null ? Set.of() : all.reported(),
                    state.lanes().stream().allMatch(lane -> lane.isFresh()));
        }
    }

    /** The button of the one next step. */
    static final class Step extends BoardCell {

        private final BoardViewModel model;
        private final Button button = new Button();
        private final Tooltip whole = new Tooltip();

        Step(BoardViewModel model, BiConsumer<CustomerState, NextStep> go) {
            this.model = model;
            button.getStyleClass().add("step-button");
            button.setId("customerStep");
            whole.setWrapText(true);
            whole.setMaxWidth(ShortenedLabel.MOST_TOOLTIP);
            button.setTooltip(whole);
            // The row is one stop of the keyboard; Space in it presses this button.
            button.setFocusTraversable(false);
            button.setMaxWidth(Double.POSITIVE_INFINITY);
            button.setOnAction(_ -> {
                if (getItem() instanceof Row.Entry(Customer customer)) {
                    go.accept(customer.state(), model.step(customer.state()));
                }
            });
            setAlignment(Pos.CENTER_RIGHT);
        }

        @Override
        Node node() {
            return button;
        }

        @Override
        void show(CustomerState state) {
            NextStep step = model.step(state);
            String words = model.words(step);
            if (!words.equals(button.getText())) {
                button.setText(words);
            }
            String named = words + " " + state.profile().name();
            String why = model.whyNoRetry(state);
            whole.setText(why.isEmpty() ? named : named + "\n" + why);
            button.setAccessibleText(named);
            button.setAccessibleHelp(why);
            boolean urgent = NextStep.isUrgent(state);
            if (urgent != button.getStyleClass().contains(Styles.ACCENT)) {
                if (urgent) {
                    button.getStyleClass().add(Styles.ACCENT);
                } else {
                    button.getStyleClass().remove(Styles.ACCENT);
                }
            }
        }
    }
}
