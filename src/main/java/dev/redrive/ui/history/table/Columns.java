package dev.redrive.ui.history.table;

import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Outages.OutageOrder;
import dev.redrive.profile.Profile;
import dev.redrive.ui.history.table.ShownRow.Owner;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.LettersTile;
import dev.redrive.ui.kit.Nodes.Named;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
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
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The columns of the table, the customer first. */
public final class Columns {

    private static final String NUMBER = "number-cell";
    private static final PseudoClass REPORTED = PseudoClass.getPseudoClass("reported");

    private final Texts texts;
    private final Formats formats;
    private final RowsViewModel rows;

    public Columns(Texts texts, Formats formats, RowsViewModel rows) {
        this.texts = texts;
        this.formats = formats;
        this.rows = rows;
    }

    /** The columns, the most important in front of those that go where there is no room. */
    public List<TableColumn<ShownRow, ?>> all() {
        TableColumn<ShownRow, ShownRow> owner = column("columnProfile", "history.customer");
        owner.setCellFactory(_ -> new OwnerCell());
        TableColumn<ShownRow, ShownRow> started = column("columnStarted", "history.time");
        started.setSortType(TableColumn.SortType.DESCENDING);
        started.setCellFactory(_ -> new FittingCell(texts, FittingCell::started));
        TableColumn<ShownRow, ShownRow> kind = column("columnKind", "history.kind");
        kind.setSortable(false);
        kind.setCellFactory(_ -> new FittingCell(texts, row -> List.of(row.texts().kind())));
        TableColumn<ShownRow, ShownRow> status = column("columnStatus", "history.status");
        status.setCellFactory(_ -> new StatusCell());
        TableColumn<ShownRow, ShownRow> items = column("columnItems", "history.tookOn");
        items.setSortType(TableColumn.SortType.DESCENDING);
        items.getStyleClass().add(NUMBER);
        items.setCellFactory(_ -> new FittingCell(texts, FittingCell::drain));
        return List.of(owner, started, kind, status, items);
    }

    /** Keeps these columns in a table as wide as they are to be, for texts in that font. */
    public ColumnFit fit(TableView<ShownRow> table, ObservableValue<Font> font) {
        return new ColumnFit(table, font, texts, formats);
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

    private TableColumn<ShownRow, ShownRow> column(String id, String title) {
        TableColumn<ShownRow, ShownRow> column = new TableColumn<>(texts.get(title));
        column.setId(id);
        column.setReorderable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
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
        private final Label beneath = new Label();

        OwnerCell() {
            for (Label label : List.of(name, kind)) {
                Tooltip whole = new Tooltip();
                whole.textProperty().bind(label.textProperty());
                label.setTooltip(whole);
            }
            name.getStyleClass().add(Styles.STRONG);
            kind.getStyleClass().addAll(Styles.MUTED, Styles.SMALL);
            kind.setMinWidth(Region.USE_PREF_SIZE);
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
            kind.managedProperty().bind(kind.visibleProperty());
            all.setAlignment(Pos.CENTER_LEFT);
            beneath.getStyleClass().addAll(Styles.MUTED, "beneath");
        }

        /** The name needs the room more than the kind. */
        @Override
        protected void layoutChildren() {
            double rest =
                    getWidth() - snappedLeftInset() - snappedRightInset() - kind.prefWidth(-1);
            double before = all.prefWidth(-1) - (kind.isVisible() ? kind.prefWidth(-1) : 0);
            kind.setVisible(!kind.getText().isEmpty() && before <= rest);
            super.layoutChildren();
        }

        @Override
        protected void updateItem(@Nullable ShownRow line, boolean empty) {
            super.updateItem(line, empty);
            JournalEntry entry = empty || line == null ? null : line.entry();
            markReported(this, line);
            pseudoClassStateChanged(DEMO, entry != null && Profile.isDemo(entry.profileId()));
            if (empty || line == null || !line.isOutage()) {
                beneath.setText(
                        empty || line == null || line.retry() == null
                                ? ""
                                : line.texts().started());
                setGraphic(beneath.getText().isEmpty() ? null : beneath);
                setAccessibleText(beneath.getText());
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

    /** In grey, what only colleagues reported. */
    private static void markReported(TableCell<ShownRow, ShownRow> cell, @Nullable ShownRow row) {
        cell.pseudoClassStateChanged(REPORTED, row != null && row.texts().isReported());
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
            markReported(this, empty ? null : line);
            if (empty || line == null || line.outage() == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            setAccessibleText(line.texts().status());
            whole.setText(line.texts().status());
            Styles.tone(badge, line.texts().tone());
            setGraphic(badge);
            say(line);
        }

        @Override
        protected void layoutChildren() {
            ShownRow line = getItem();
            if (line != null && getGraphic() != null) {
                say(line);
            }
            super.layoutChildren();
        }

        private void say(ShownRow line) {
            badge.setText(line.texts().status());
            double room = getWidth() - snappedLeftInset() - snappedRightInset();
            for (String shorter : line.texts().badges()) {
                if (badge.prefWidth(-1) > room) {
                    badge.setText(shorter);
                }
            }
        }
    }

    /** The longest of several texts that there is room for. */
    static final class FittingCell extends TableCell<ShownRow, ShownRow> {

        private final Tooltip whole = new Tooltip();
        private final Text measure = new Text();
        private final Texts texts;
        private final Function<ShownRow, List<String>> forms;

        FittingCell(Texts texts, Function<ShownRow, List<String>> forms) {
            this.texts = texts;
            this.forms = forms;
        }

        /** A retry says it beneath the customer. */
        static List<String> started(ShownRow row) {
            return List.of(row.retry() == null ? row.texts().started() : "");
        }

        static List<String> drain(ShownRow row) {
            return Stream.concat(Stream.of(row.texts().items()), row.texts().fewer().stream())
                    .toList();
        }

        @Override
        protected void updateItem(@Nullable ShownRow row, boolean empty) {
            super.updateItem(row, empty);
            markReported(this, empty ? null : row);
            String longest = empty || row == null ? "" : forms.apply(row).getFirst();
            whole.setText(longest);
            setTooltip(longest.isEmpty() ? null : whole);
            setAccessibleText(Named.number(texts, longest));
            setText(longest);
            say(row);
        }

        @Override
        protected void layoutChildren() {
            say(getItem());
            super.layoutChildren();
        }

        private void say(@Nullable ShownRow row) {
            if (row == null || isEmpty()) {
                return;
            }
            List<String> all = forms.apply(row);
            double room = getWidth() - snappedLeftInset() - snappedRightInset();
            measure.setFont(getFont());
            setText(
                    all.stream()
                            .filter(form -> width(form) <= room)
                            .findFirst()
                            .orElse(all.getLast()));
        }

        private double width(String form) {
            measure.setText(form);
            return Math.ceil(measure.getLayoutBounds().getWidth());
        }
    }
}
