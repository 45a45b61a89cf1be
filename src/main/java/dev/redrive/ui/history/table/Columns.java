package dev.redrive.ui.history.table;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.VerdictKind;
import dev.redrive.ui.history.table.ShownRow.Owner;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * The columns of the table, most important first. They cannot be sorted, because only the pages in
 * use are read.
 */
public final class Columns {

    private static final String NUMBER = "number-cell";
    private static final String KIND = "kind.";
    private static final String STANDING = "history.standing.";

    private static final double FONT = 14;
    private static final double CELL = 20;
    private static final double BADGE = 20;

    private final Texts texts;
    private final Formats formats;

    public Columns(Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
    }

    public List<TableColumn<ShownRow, ?>> all() {
        TableColumn<ShownRow, Owner> owner =
                column("columnProfile", "history.profile", 164, ShownRow::owner);
        owner.setCellFactory(_ -> new OwnerCell());
        TableColumn<ShownRow, ShownRow> status =
                column(
                        "columnStatus",
                        "history.status",
                        BADGE + widest(statuses(), FontWeight.BOLD),
                        line -> line);
        status.setCellFactory(_ -> new StatusCell());
        TableColumn<ShownRow, String> reason =
                column("columnReason", "history.reason", 180, ShownRow::reason);
        reason.setCellFactory(_ -> new WordsCell());
        TableColumn<ShownRow, String> operator =
                column("columnOperator", "history.operator", 90, ShownRow::operator);
        operator.setCellFactory(_ -> new WordsCell());
        Stream<String> kinds = Arrays.stream(ItemKind.values()).map(each -> KIND + each.name());
        return List.of(
                column("columnStarted", "history.started", widest(days()), ShownRow::started),
                owner,
                column("columnKind", "history.kind", widest(kinds.map(texts::get)), ShownRow::kind),
                status,
                number("columnItems", "history.items", "999,999", ShownRow::items),
                number("columnProcessed", "history.processed", "999,999", ShownRow::processed),
                number("columnDuration", "history.duration", "59 min 59 s", ShownRow::duration),
                number("columnPace", "history.pace", "< 0.1 /s", ShownRow::pace),
                reason,
                operator);
    }

    private Stream<String> statuses() {
        return Stream.concat(
                        Arrays.stream(VerdictKind.values()).map(each -> STANDING + each.name()),
                        Stream.of("status.none", "status.IN_PROGRESS", "status.PENDING"))
                .map(texts::get);
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

    private TableColumn<ShownRow, String> number(
            String id, String title, String widest, Function<ShownRow, String> value) {
        TableColumn<ShownRow, String> column = column(id, title, widest(Stream.of(widest)), value);
        column.getStyleClass().add(NUMBER);
        return column;
    }

    private <T> TableColumn<ShownRow, T> column(
            String id, String title, double width, Function<ShownRow, T> value) {
        String heading = texts.get(title);
        TableColumn<ShownRow, T> column = new TableColumn<>(heading);
        column.setId(id);
        column.setPrefWidth(Math.max(width, widest(Stream.of(heading), FontWeight.BOLD)));
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        return column;
    }

    /** Words of any length, whole in a tooltip. */
    private static final class WordsCell extends TableCell<ShownRow, String> {

        private final Tooltip whole = new Tooltip();

        WordsCell() {
            whole.setWrapText(true);
            whole.setMaxWidth(480);
        }

        @Override
        protected void updateItem(@Nullable String words, boolean empty) {
            super.updateItem(words, empty);
            boolean some = !empty && words != null && !words.isEmpty();
            setText(some ? words : "");
            whole.setText(some ? words : "");
            setTooltip(some ? whole : null);
        }
    }

    /** Whose a retry was: the profile's colour as a dot, its name, its kind. */
    public static final class OwnerCell extends TableCell<ShownRow, Owner> {

        private static final double GAP = 7;

        private final Region dot = new Region();
        private final Label name = new Label();
        private final Label kind = new Label();
        private final HBox all = new HBox(GAP, dot, name, kind);
        private final Tooltip whole = new Tooltip();

        OwnerCell() {
            dot.getStyleClass().add(Styles.DOT);
            kind.getStyleClass().addAll(Styles.MUTED, Styles.SMALL);
            kind.setMinWidth(Region.USE_PREF_SIZE);
            all.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(@Nullable Owner owner, boolean empty) {
            super.updateItem(owner, empty);
            if (empty || owner == null || owner.equals(Owner.NONE)) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            paint(dot, owner);
            name.setText(owner.name());
            kind.setText(owner.kind());
            whole.setText(owner.name());
            setTooltip(whole);
            setGraphic(all);
        }

        /** Gives the dot the profile's colour, or none where the profile was removed. */
        public static void paint(Region dot, Owner owner) {
            if (owner.colour() == null) {
                Styles.noColour(dot);
            } else {
                Styles.colour(dot, owner.colour());
            }
        }
    }

    /** How far a retry came, as a badge. */
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
            if (empty || line == null || line.row() == null) {
                setGraphic(null);
                return;
            }
            badge.setText(line.status());
            whole.setText(line.status());
            Styles.tone(badge, line.tone());
            setGraphic(badge);
        }
    }
}
