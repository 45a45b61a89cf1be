package dev.redrive.ui.task;

import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Outage;
import dev.redrive.journal.TaskTimes;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Nodes.Named;
import dev.redrive.ui.kit.Nodes.ShortenedLabel;
import dev.redrive.ui.kit.Nodes.Shown;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.VerdictTexts;
import dev.redrive.ui.outage.OutageTexts;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The retries of one outage as a small table, the latest first, once the task shown above it has
 * ended. JavaFX thread.
 */
final class RetriesTable {

    private static final int MOST = 6;
    private static final double LEAST = 40;

    /** How many characters a heading of one line has at most. */
    private static final int LONG = 10;

    private static final List<String> COLUMNS =
            List.of("retry", "requested", "items", "processed", "took", "pace", "by", "task");

    /** Which columns are numbers. */
    private static final List<Boolean> NUMBERS =
            List.of(false, false, true, true, true, true, false, false);

    private static final String HEAD = "retries.";

    private final Texts texts;
    private final Formats formats;
    private final OutageTexts outages;
    private final VerdictTexts verdicts;
    private final GridPane grid = new GridPane();
    private @Nullable Outage shown;

    RetriesTable(ProgressViewModel model, Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
        this.outages = new OutageTexts(texts, formats);
        this.verdicts = new VerdictTexts(texts, formats, Texts::shown);
        grid.setId("outageRetries");
        grid.getStyleClass().add("retries");
        for (int i = 0; i < COLUMNS.size(); i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHgrow(i >= COLUMNS.size() - 2 ? Priority.ALWAYS : Priority.SOMETIMES);
            // What may be long is shortened, but not its heading.
            column.setMinWidth(
                    i >= COLUMNS.size() - 2 ? Region.USE_COMPUTED_SIZE : Region.USE_PREF_SIZE);
            column.setHalignment(NUMBERS.get(i) ? HPos.RIGHT : HPos.LEFT);
            grid.getColumnConstraints().add(column);
        }
        model.outage.subscribe(_ -> show(model));
        model.ended.subscribe(_ -> show(model));
    }

    Node root() {
        return grid;
    }

    private void show(ProgressViewModel model) {
        Outage outage = model.ended.get() ? model.outage.get() : null;
        boolean any = outage != null && outage.retries().size() > 1;
        Shown.now(grid, any);
        if (!any || outage == null || outage.equals(shown)) {
            return;
        }
        shown = outage;
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < COLUMNS.size(); i++) {
            String heading = texts.get(HEAD + COLUMNS.get(i));
            Label head = cell(heading, i, 0, Styles.STRONG);
            head.setText(inTwoLines(heading));
            GridPane.setValignment(head, VPos.BOTTOM);
            nodes.add(head);
        }
        List<JournalEntry> retries = outage.retries().reversed();
        for (int row = 0; row < Math.min(MOST, retries.size()); row++) {
            addRow(nodes, outage, retries.get(row), row + 1);
        }
        if (retries.size() > MOST) {
            Label more =
                    cell(texts.get("retries.more", retries.size() - MOST), 0, MOST + 1, "muted");
            GridPane.setColumnSpan(more, COLUMNS.size());
            nodes.add(more);
        }
        grid.getChildren().setAll(nodes);
    }

    /** A long heading must not make a column wider than a narrow card has room for. */
    private static String inTwoLines(String heading) {
        int blank = heading.lastIndexOf(' ');
        return heading.length() <= LONG || blank < 0
                ? heading
                : heading.substring(0, blank) + "\n" + heading.substring(blank + 1);
    }

    private void addRow(List<Node> nodes, Outage outage, JournalEntry entry, int row) {
        String by =
                entry.attached()
                        ? texts.get("retries.elsewhere")
                        : entry.reason().isEmpty()
                                ? entry.operator()
                                : entry.operator() + " · " + entry.reason();
        Long count = Outage.count(entry);
        boolean isNone = count != null && count == 0;
        List<String> values =
                List.of(
                        outages.place(outage.number(entry.id())),
                        formats.time(TaskTimes.requestedAt(entry)),
                        formats.number(count),
                        isNone ? Formats.UNKNOWN : verdicts.processed(entry),
                        verdicts.duration(entry),
                        isNone ? Formats.UNKNOWN : verdicts.pace(entry),
                        by,
                        entry.taskId() == null ? Formats.UNKNOWN : Texts.shown(entry.taskId()));
        for (int i = 0; i < values.size(); i++) {
            nodes.add(cell(values.get(i), i, row, style(i)));
        }
    }

    private static String style(int column) {
        return switch (COLUMNS.get(column)) {
            case "items" -> Styles.STRONG;
            case "task" -> "task-id";
            default -> "retries-cell";
        };
    }

    private Label cell(String text, int column, int row, String style) {
        boolean mayBeLong = column >= COLUMNS.size() - 2 && row > 0;
        Label cell = mayBeLong ? new ShortenedLabel(text) : new Label(text);
        cell.setAccessibleText(Named.number(texts, text));
        cell.setMinWidth(mayBeLong ? LEAST : Region.USE_PREF_SIZE);
        cell.getStyleClass().addAll(style, Styles.SMALL);
        GridPane.setConstraints(cell, column, row);
        return cell;
    }
}
