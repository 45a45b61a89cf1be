package dev.redrive.ui.history.table;

import static dev.redrive.testing.UiBench.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Outages.OutageRow;
import dev.redrive.journal.TestEntry;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.history.HistoryBench;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Which columns a table of some width has, and that what is in them can be read. */
class ColumnFitTest {

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private static OutageRow outage(String customer, long... counts) {
        List<HistoryRow> rows = new ArrayList<>();
        for (long count : counts) {
            JournalEntry entry =
                    TestEntry.entry(customer + rows.size(), "task " + rows.size())
                            .customer(customer, customer, "acme.example")
                            .at(NOON.plusSeconds(60L * rows.size()))
                            .report(count, "COMPLETED", 0L)
                            .ended(NOON.plusSeconds(60L * rows.size() + 9))
                            .build();
            rows.add(new HistoryRow(entry, ""));
        }
        return new OutageRow(rows, rows.size());
    }

    private static TableView<ShownRow> table(Locale language, double width, double size) {
        UiBench bench = new UiBench(language);
        RowTexts rows = new RowTexts(bench.texts, bench.formats);
        TableView<ShownRow> table = new TableView<>();
        Columns columns = new Columns(bench.texts, bench.formats, new HistoryBench().rows);
        table.getColumns().setAll(columns.all());
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        Label font = new Label("a");
        columns.fit(table, font.fontProperty());
        for (OutageRow each :
                List.of(
                        outage("Assurances Mutuelles", 12_480_000, 312_000, 7, 0),
                        outage("ACME", 12_480_000),
                        outage("Beta", 12_480_000, 12_490_000))) {
            table.getItems().add(rows.line(each, List.of()));
        }
        StackPane root = new StackPane(table, font);
        root.setStyle("-fx-font-size: " + size + "px");
        new Scene(root, width, 400);
        for (int pass = 0; pass < 3; pass++) {
            root.applyCss();
            root.resize(width, 400);
            root.layout();
        }
        return table;
    }

    @ParameterizedTest
    @CsvSource({
        "en, 460, 14, 'columnProfile columnStatus'",
        "en, 480, 14, 'columnProfile columnStatus'",
        "en, 560, 14, 'columnProfile columnStatus columnItems'",
        "fr, 600, 14, 'columnProfile columnStatus columnItems'",
        "en, 790, 14, 'columnProfile columnStarted columnKind columnStatus columnItems'",
        "fr, 1100, 14, 'columnProfile columnStarted columnKind columnStatus columnItems'",
        "en, 790, 21, 'columnProfile columnStatus columnItems'",
    })
    void lessImportantColumnsGo_andNoneThatStaysIsCut(
            String language, double width, double size, String shown) throws Exception {
        TableView<ShownRow> table =
                WaitForAsyncUtils.asyncFx(() -> table(Locale.of(language), width, size)).get();

        assertThat(
                        table.getVisibleLeafColumns().stream()
                                .map(TableColumn::getId)
                                .collect(Collectors.toSet()))
                .isEqualTo(Set.of(shown.split(" ")));
        if (width > 400) {
            assertThat(cut(table)).isEmpty();
        }
    }

    private static List<String> cut(TableView<ShownRow> table) {
        List<String> cut = new ArrayList<>();
        for (var node : table.lookupAll(".table-cell")) {
            for (var inner : node.lookupAll(".label")) {
                compare((Labeled) inner, cut);
            }
            compare((TableCell<?, ?>) node, cut);
        }
        return cut;
    }

    private static void compare(Labeled labeled, List<String> cut) {
        for (var child : labeled.getChildrenUnmodifiable()) {
            if (child instanceof Text text
                    && labeled.isVisible()
                    && labeled.getText() != null
                    && text.getStyleClass().contains("text")
                    && !text.getText().equals(labeled.getText())) {
                cut.add(labeled.getText() + " as " + text.getText());
            }
        }
    }
}
