package dev.redrive.ui.history.table;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Outages.OutageOrder;
import dev.redrive.journal.VerdictKind;
import dev.redrive.profile.Profile;
import dev.redrive.ui.history.table.ShownRow.Owner;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.LettersTile;
import dev.redrive.ui.kit.Nodes.Named;
import dev.redrive.ui.kit.Nodes.WordsCell;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The columns of the table, the customer first. Where they do not fit, the customer's name is cut
 * last.
 */
public final class Columns {

    private static final String NUMBER = "number-cell";
    private static final String KIND = "kind.";
    private static final String STANDING = "history.standing.";

    private static final double FONT = 14;
    private static final double CELL = 20;
    private static final double BADGE = 20;
    private static final double CUSTOMER = 320;
    private static final double LEAST_CUSTOMER = 164;

    private final Texts texts;
    private final Formats formats;
    private final RowsViewModel rows;

    public Columns(Texts texts, Formats formats, RowsViewModel rows) {
        this.texts = texts;
        this.formats = formats;
        this.rows = rows;
    }

    public List<TableColumn<ShownRow, ?>> all() {
        TableColumn<ShownRow, ShownRow> owner =
                column("columnProfile", "history.customer", CUSTOMER, line -> line);
        owner.setMinWidth(LEAST_CUSTOMER);
        owner.setCellFactory(_ -> new OwnerCell());
        TableColumn<ShownRow, ShownRow> status =
                column(
                        "columnStatus",
                        "history.status",
                        BADGE + widest(statuses(), FontWeight.BOLD),
                        line -> line);
        status.setCellFactory(_ -> new StatusCell());
        TableColumn<ShownRow, String> started =
                column(
                        "columnStarted",
                        "history.time",
                        widest(days()),
                        line -> line.texts().started());
        started.setSortType(TableColumn.SortType.DESCENDING);
        started.setMinWidth(widest(Stream.of(formats.moment(formats.startOfDay(2)))));
        started.setCellFactory(_ -> new WordsCell<>(texts));
        TableColumn<ShownRow, String> kind =
                column(
                        "columnKind",
                        "history.kind",
                        widest(
                                Arrays.stream(ItemKind.values())
                                        .map(each -> texts.get(KIND + each.name()))),
                        line -> line.texts().kind());
        kind.setSortable(false);
        kind.setCellFactory(_ -> new WordsCell<>(texts));
        kind.setMinWidth(kind.getPrefWidth());
        TableColumn<ShownRow, String> items =
                column(
                        "columnItems",
                        "history.tookOn",
                        widest(Stream.of("99,999 → 9,999 → 99 → 0"), FontWeight.BOLD),
                        line -> line.texts().items());
        items.setSortType(TableColumn.SortType.DESCENDING);
        items.getStyleClass().add(NUMBER);
        items.setCellFactory(_ -> new WordsCell<>(texts));
        return List.of(owner, started, kind, status, items);
    }

    /** The order that the headers of the table select. */
    public static OutageOrder order(TableView<ShownRow> table) {
        if (table.getSortOrder().isEmpty()) {
            return OutageOrder.LATEST_FIRST;
        }
        TableColumn<ShownRow, ?> first = table.getSortOrder().getFirst();
        OutageOrder.By by =
                switch (String.valueOf(first.getId())) {
                    case "columnProfile" -> OutageOrder.By.CUSTOMER;
                    case "columnStatus" -> OutageOrder.By.STANDING;
                    case "columnItems" -> OutageOrder.By.TOOK_ON;
                    default -> OutageOrder.By.TIME;
                };
        return new OutageOrder(by, first.getSortType() == TableColumn.SortType.DESCENDING);
    }

    private Stream<String> statuses() {
        return Stream.concat(
                Stream.of(texts.get("outage.drained", formats.moment(formats.startOfDay(1)))),
                Arrays.stream(VerdictKind.values()).map(each -> texts.get(STANDING + each.name())));
    }

    /** How today, yesterday, and days of this year and another are written. */
    private Stream<String> days() {
        return IntStream.of(0, 1, 2, 400).mapToObj(ago -> formats.moment(formats.startOfDay(ago)));
    }

    private static double widest(Stream<String> words) {
        return widest(words, FontWeight.NORMAL);
    }

    private static double widest(Stream<String> words, FontWeight weight) {
        return words.mapToDouble(each -> width(each, weight)).max().orElse(0) + CELL;
    }

    private static double width(String words, FontWeight weight) {
        Text text = new Text(words);
        text.setFont(Font.font(null, weight, FONT));
        return text.getLayoutBounds().getWidth();
    }

    private <T> TableColumn<ShownRow, T> column(
            String id, String title, double width, Function<ShownRow, T> value) {
        String heading = texts.get(title);
        TableColumn<ShownRow, T> column = new TableColumn<>(heading);
        column.setId(id);
        double whole = widest(Stream.of(heading), FontWeight.BOLD);
        column.setMinWidth(whole);
        column.setPrefWidth(Math.max(width, CELL + whole));
        column.setReorderable(false);
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        return column;
    }

    /** Which customer an outage is of: letters, name and kind; unfolds it by a click. */
    private final class OwnerCell extends TableCell<ShownRow, ShownRow> {

        private static final PseudoClass DEMO = PseudoClass.getPseudoClass("demo");
        private static final double GAP = 7;

        private final FontIcon arrow = Named.silent(new FontIcon("fth-chevron-right"));
        private final Label fold = new Label("", arrow);
        private final LettersTile tile = new LettersTile();
        private final Label name = new Label();
        private final Label kind = new Label();
        private final HBox all = new HBox(GAP, fold, tile, name, kind);

        OwnerCell() {
            for (Label label : List.of(name, kind)) {
                Tooltip whole = new Tooltip();
                whole.textProperty().bind(label.textProperty());
                label.setTooltip(whole);
            }
            name.getStyleClass().add(Styles.STRONG);
            kind.getStyleClass().addAll(Styles.MUTED, Styles.SMALL);
            kind.setMinWidth(0);
            fold.getStyleClass().add("fold");
            fold.setMinWidth(Region.USE_PREF_SIZE);
            fold.setAccessibleRole(AccessibleRole.BUTTON);
            fold.setOnMousePressed(event -> {
                ShownRow line = getItem();
                if (line != null) {
                    rows.unfold(getIndex(), !rows.isUnfolded(line));
                    event.consume();
                }
            });
            all.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(@Nullable ShownRow line, boolean empty) {
            super.updateItem(line, empty);
            JournalEntry entry = empty || line == null ? null : line.entry();
            pseudoClassStateChanged(DEMO, entry != null && Profile.isDemo(entry.profileId()));
            if (empty || line == null || !line.isOutage()) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            Owner owner = line.texts().owner();
            boolean open = rows.isUnfolded(line);
            fold.setVisible(line.canUnfold());
            fold.setAccessibleText(texts.get(open ? "history.fold" : "history.unfold"));
            String icon = open ? "fth-chevron-down" : "fth-chevron-right";
            if (!icon.equals(arrow.getIconLiteral())) {
                arrow.setIconLiteral(icon);
            }
            show(tile, owner);
            name.setText(owner.name());
            // In the details where there is a tile; the name needs the room.
            kind.setText(owner.profile() == null ? owner.kind() : "");
            setAccessibleText(owner.name() + ", " + owner.kind());
            setGraphic(all);
        }
    }

    /** Shows the customer's letters and colour, or no tile where the profile was removed. */
    public static void show(LettersTile tile, Owner owner) {
        boolean known = owner.profile() != null;
        tile.setVisible(known);
        if (owner.profile() != null) {
            tile.show(owner.profile());
        }
    }

    /** Where an outage or a retry stands, as a badge. */
    static final class StatusCell extends TableCell<ShownRow, ShownRow> {

        private final Label badge = new Label();
        private final Tooltip whole = new Tooltip();

        StatusCell() {
            badge.getStyleClass().add(Styles.BADGE);
            badge.setTooltip(whole);
        }

        @Override
        protected void updateItem(@Nullable ShownRow line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null || line.outage() == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            badge.setText(line.texts().status());
            setAccessibleText(line.texts().status());
            whole.setText(line.texts().status());
            Styles.tone(badge, line.texts().tone());
            setGraphic(badge);
        }
    }
}
