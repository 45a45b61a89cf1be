package dev.redrive.ui.customers;

import dev.redrive.ui.customers.BoardViewModel.Filter;
import dev.redrive.ui.customers.BoardViewModel.Tiles;
import dev.redrive.ui.kit.FlowLine;
import dev.redrive.ui.kit.Nodes.TickingLabel;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What stands above the table of all customers: the head with the filter, and the tiles. */
final class BoardTop {

    private static final double GAP = 12;
    private static final double MORE_FOR_COUNTS = 130;
    private static final double MORE_FOR_TIME = 40;

    final Button attach = new Button(null, new FontIcon(Feather.PLUS));
    final Button add = new Button(null, new FontIcon(Feather.PLUS));
    private final BoardViewModel model;
    private final Texts texts;
    private final Map<Filter, ToggleButton> filters = new EnumMap<>(Filter.class);
    private final Tile running = new Tile("tileRunning");
    private final Tile needsYou = new Tile("tileNeedsYou");
    private final Tile processed = new Tile("tileProcessed");
    private final Tile longest = new Tile("tileLongest");
    private final FlowLine head;

    BoardTop(BoardViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        head = makeHead();
        model.tiles.subscribe(this::show);
        model.runningCustomers.subscribe(_ -> nameFilters());
    }

    /** Title, filter and what can be done at any time. */
    FlowLine head() {
        return head;
    }

    /** Four numbers about all customers; those that can be long have the more room. */
    HBox tiles() {
        HBox tiles = new HBox(GAP, running, needsYou, processed, longest);
        tiles.setId("boardTiles");
        for (Tile tile : List.of(running, needsYou, processed, longest)) {
            HBox.setHgrow(tile, Priority.ALWAYS);
        }
        processed.setPrefWidth(MORE_FOR_COUNTS);
        longest.setPrefWidth(MORE_FOR_TIME);
        return tiles;
    }

    private FlowLine makeHead() {
        Label title = new Label(texts.get("shell.navCustomers"));
        title.getStyleClass().add("page-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        FlowLine.setGrow(title, true);
        attach.setText(texts.get("history.openAttach"));
        attach.setId("attachTask");
        add.setText(texts.get("board.add"));
        add.setId("addCustomer");
        for (Button button : List.of(attach, add)) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        FlowLine head = new FlowLine(10, title, filter(), attach, add);
        head.getStyleClass().add("board-head");
        return head;
    }

    private HBox filter() {
        ToggleGroup group = new ToggleGroup();
        HBox box = new HBox();
        box.getStyleClass().add("segments");
        for (Filter each : Filter.values()) {
            ToggleButton button = new ToggleButton();
            button.setId(
                    switch (each) {
                        case ALL -> "filterAll";
                        case RUNNING -> "filterRunning";
                        case NEEDS_YOU -> "filterNeedsYou";
                    });
            button.setToggleGroup(group);
            button.getStyleClass()
                    .add(
                            switch (each) {
                                case ALL -> "left-pill";
                                case RUNNING -> "center-pill";
                                case NEEDS_YOU -> "right-pill";
                            });
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(_ -> {
                button.setSelected(true); // One of them is always chosen.
                model.filter.set(each);
            });
            filters.put(each, button);
            box.getChildren().add(button);
        }
        model.filter.subscribe(now -> Objects.requireNonNull(filters.get(now)).setSelected(true));
        return box;
    }

    private void nameFilters() {
        Tiles now = model.tiles.get();
        filters.forEach((each, button) ->
                button.setText(
                        switch (each) {
                            case ALL -> texts.get("board.filter.ALL", now.customers());
                            case RUNNING ->
                                    texts.get("board.filter.RUNNING", model.runningCustomers.get());
                            case NEEDS_YOU -> texts.get("board.filter.NEEDS_YOU", now.needsYou());
                        }));
    }

    private void show(Tiles now) {
        running.show(
                Integer.toString(now.running()), "", texts.get("board.running", now.running()));
        needsYou.show(
                Integer.toString(now.needsYou()), "", texts.get("board.needsYou", now.needsYou()));
        needsYou.value.pseudoClassStateChanged(Styles.WRONG, now.needsYou() > 0);
        processed.show(
                now.processed(),
                now.taken(),
                note(texts.get("board.processedItems"), now.processedNote()));
        longest.show(now.longest(), "", note(texts.get("board.longest"), now.longestNote()));
        nameFilters();
    }

    private static String note(String caption, String note) {
        return note.isEmpty() ? caption : caption + " · " + note;
    }

    /** A number with what it counts. */
    private static final class Tile extends VBox {

        private final Label value = new TickingLabel();
        private final Label of = new TickingLabel();
        private final Label caption = new TickingLabel();

        Tile(String id) {
            setId(id);
            getStyleClass().addAll("card", "board-tile");
            value.getStyleClass().add("tile-number");
            value.setMinWidth(Region.USE_PREF_SIZE);
            of.getStyleClass().add(Styles.MUTED);
            of.setMinWidth(Region.USE_PREF_SIZE);
            caption.setMinWidth(0);
            Tooltip whole = new Tooltip();
            whole.textProperty().bind(caption.textProperty());
            caption.setTooltip(whole);
            caption.getStyleClass().addAll(Styles.MUTED, Styles.SMALL);
            HBox numbers = new HBox(6, value, of);
            numbers.setAlignment(Pos.BASELINE_LEFT);
            setPrefWidth(0);
            getChildren().addAll(numbers, caption);
            setAccessibleRole(AccessibleRole.TEXT);
        }

        void show(String number, String ofHowMany, String words) {
            value.setText(number);
            of.setText(ofHowMany);
            caption.setText(words);
            setAccessibleText(String.join(" ", number, ofHowMany, words));
        }
    }
}
