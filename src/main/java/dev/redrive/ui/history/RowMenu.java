package dev.redrive.ui.history;

import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Outage;
import dev.redrive.journal.Outage.Mark;
import dev.redrive.ui.history.table.ShownRow;
import dev.redrive.ui.kit.CopiedText;
import dev.redrive.ui.kit.Nodes.MenuItems;
import dev.redrive.ui.kit.Texts;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;

/** What can be done with a row of the history, by the mouse or the keyboard. JavaFX thread. */
final class RowMenu {

    private final HistoryViewModel model;
    private final Texts texts;
    private final ContextMenu menu = new ContextMenu();
    private final MenuItem copy;
    private final MenuItem receipt;
    private final MenuItem retry;
    private final MenuItem watch;
    private final MenuItem cut;
    private final MenuItem join;

    RowMenu(HistoryViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        copy = item("rowCopy", "history.copyTaskId", this::copy);
        receipt = item("rowReceipt", "history.receipt", model.details::openReceipt);
        retry = item("rowRetry", "history.retry.TRIPS", model.details::retry);
        watch = item("rowWatch", "history.watch", model.details::watch);
        cut = item("rowCut", "history.cut", () -> mark(Mark.BEGINS));
        join = item("rowJoin", "history.join", () -> mark(Mark.CONTINUES));
        menu.getItems().setAll(copy, receipt, retry, watch, new SeparatorMenuItem(), cut, join);
        menu.setOnShowing(_ -> prepare());
    }

    /** The menu, about the row that is selected when it opens. */
    ContextMenu menu() {
        return menu;
    }

    private MenuItem item(String id, String text, Runnable run) {
        return MenuItems.of(id, texts.get(text), run);
    }

    private void prepare() {
        ShownRow line = model.rows.selectedProperty().get();
        JournalEntry entry = line == null ? null : line.entry();
        copy.setDisable(entry == null || entry.taskId() == null);
        receipt.setDisable(entry == null || (line != null && line.texts().isReported()));
        retry.setDisable(
                !model.details.retryable.get() || !model.details.forbidden.get().isEmpty());
        if (entry != null) {
            retry.setText(texts.get("history.retry." + entry.kind().name()));
        }
        watch.setDisable(!model.details.watchable.get());
        cut.setDisable(marked(line, Mark.BEGINS) == null);
        join.setDisable(marked(line, Mark.CONTINUES) == null);
    }

    /** Puts the task id of the selected row on the clipboard. */
    void copy() {
        ShownRow line = model.rows.selectedProperty().get();
        JournalEntry entry = line == null ? null : line.entry();
        if (entry != null && entry.taskId() != null) {
            CopiedText.put(entry.taskId());
        }
    }

    private void mark(Mark mark) {
        String id = marked(model.rows.selectedProperty().get(), mark);
        if (id != null) {
            model.mark(id, mark);
        }
    }

    /** The retry that mark would be put on; null where it would change nothing. */
    private static @Nullable String marked(@Nullable ShownRow line, Mark mark) {
        if (line == null || line.outage() == null || line.texts().isReported()) {
            return null;
        }
        Outage outage = line.outage().outage();
        JournalEntry entry = line.isOutage() ? outage.first() : line.entry();
        boolean isFirst = outage.first().equals(entry);
        return entry != null && isFirst == (mark == Mark.CONTINUES) ? entry.id() : null;
    }
}
