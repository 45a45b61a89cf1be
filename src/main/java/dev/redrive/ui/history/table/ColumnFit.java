package dev.redrive.ui.history.table;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.VerdictKind;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Texts;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/**
 * How wide each column is, and which ones there is room for: the customer first, then where it
 * stands, what it took on, when, and the kind. What is left out is in the details. JavaFX thread.
 */
public final class ColumnFit {

    private static final List<String> IMPORTANCE =
            List.of("columnProfile", "columnStatus", "columnItems", "columnStarted", "columnKind");

    /** Who gets what is left: the whole drain first, then a long name. */
    private static final List<String> GROWING =
            List.of("columnItems", "columnProfile", "columnStatus", "columnStarted", "columnKind");

    private static final double BADGE_FONT = 0.9;
    private static final double CELL = 17;
    private static final double BADGE = 17;

    /** Arrow, letters and gaps before the name. */
    private static final double BEFORE_NAME = 66;

    private static final double EDGES = 15;
    private static final String USUAL_NAME = "Assurances Mutuelles";
    private static final double WIDEST_CUSTOMER = 340;

    private final TableView<ShownRow> table;
    private final ObservableValue<Font> font;
    private final Texts texts;
    private final Formats formats;
    private double size;
    private Map<String, Needs> needs = Map.of();

    /** What one column needs at least, and what it makes use of. */
    private record Needs(double least, double most) {}

    ColumnFit(TableView<ShownRow> table, ObservableValue<Font> font, Texts texts, Formats formats) {
        this.table = table;
        this.font = font;
        this.texts = texts;
        this.formats = formats;
        table.widthProperty().subscribe(this::apply);
        font.subscribe(this::apply);
    }

    /** The least width in which a row still says whose it is and where it stands. */
    public double least() {
        measure();
        return EDGES + least("columnProfile") + least("columnStatus");
    }

    /** Leaves out what there is no room for, and shares the room among the others. */
    private void apply() {
        if (table.getWidth() <= 0) {
            return;
        }
        measure();
        double room = table.getWidth() - EDGES;
        boolean isLeftOut = false;
        for (String id : IMPORTANCE) {
            isLeftOut |= least(id) > room;
            column(id).setVisible(!isLeftOut || id.equals(IMPORTANCE.getFirst()));
            if (column(id).isVisible()) {
                room -= least(id);
            }
        }
        for (String id : GROWING) {
            TableColumn<ShownRow, ?> column = column(id);
            double more =
                    column.isVisible() ? Math.clamp(most(id) - least(id), 0, Math.max(0, room)) : 0;
            room -= more;
            column.setMinWidth(Math.min(least(id), table.getWidth()));
            column.setPrefWidth(least(id) + more);
        }
    }

    private TableColumn<ShownRow, ?> column(String id) {
        return table.getColumns().stream()
                .filter(column -> id.equals(column.getId()))
                .findFirst()
                .orElseThrow();
    }

    private double least(String id) {
        return needs.getOrDefault(id, new Needs(0, 0)).least();
    }

    private double most(String id) {
        return needs.getOrDefault(id, new Needs(0, 0)).most();
    }

    private void measure() {
        Font now = font.getValue();
        if (now.getSize() == size) {
            return;
        }
        size = now.getSize();
        Map<String, Needs> all = new HashMap<>();
        String family = now.getFamily();
        double name = bold(family, Stream.of(USUAL_NAME)) + BEFORE_NAME;
        all.put("columnProfile", new Needs(name, Math.max(name, WIDEST_CUSTOMER)));
        Font badge = Font.font(family, FontWeight.BOLD, size * BADGE_FONT);
        double least = widest(badge, standings()) + BADGE;
        double drained =
                widest(
                        badge,
                        Stream.of(
                                texts.get(
                                        "outage.drained", formats.moment(formats.startOfDay(1)))));
        all.put("columnStatus", new Needs(least, Math.max(least, drained + BADGE)));
        all.put(
                "columnItems",
                new Needs(
                        bold(family, Stream.of("99,999,999", "… 9,999,999")),
                        bold(family, Stream.of("99,999,999 → 999,999 → 9,999 → 99 → 0"))));
        double started =
                widest(
                        Font.font(family, size),
                        IntStream.of(0, 1, 2, 400)
                                .mapToObj(ago -> formats.moment(formats.startOfDay(ago))));
        all.put("columnStarted", new Needs(started, started));
        double kind =
                widest(
                        Font.font(family, size),
                        Arrays.stream(ItemKind.values()).map(each -> texts.get("kind." + each)));
        all.put("columnKind", new Needs(kind, kind));
        for (TableColumn<ShownRow, ?> column : table.getColumns()) {
            double heading = bold(family, Stream.of(column.getText())) + CELL;
            all.compute(
                    column.getId(),
                    (_, need) ->
                            need == null
                                    ? new Needs(heading, heading)
                                    : new Needs(
                                            Math.max(need.least(), heading),
                                            Math.max(need.most(), heading)));
        }
        needs = all;
    }

    private Stream<String> standings() {
        return Stream.concat(
                Stream.of(texts.get("board.zero")),
                Arrays.stream(VerdictKind.values())
                        .map(each -> texts.get("history.standing." + each)));
    }

    private double bold(String family, Stream<String> words) {
        return widest(Font.font(family, FontWeight.BOLD, size), words);
    }

    private static double widest(Font font, Stream<String> words) {
        Text text = new Text();
        text.setFont(font);
        return Math.ceil(
                words.mapToDouble(
                                        each -> {
                                            text.setText(each);
                                            return text.getLayoutBounds().getWidth();
                                        })
                                .max()
                                .orElse(0)
                        + CELL);
    }
}
