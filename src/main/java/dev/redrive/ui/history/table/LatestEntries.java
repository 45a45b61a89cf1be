package dev.redrive.ui.history.table;

import dev.redrive.journal.JournalEntry;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Hands entries over to the JavaFX thread. However many arrive before that thread gets to them, one
 * hop is queued, and only the latest version of each entry is delivered. Any thread.
 */
public final class LatestEntries implements Consumer<JournalEntry> {

    private final Map<String, JournalEntry> waiting = new LinkedHashMap<>();
    private final Executor ui;
    private final Consumer<Collection<JournalEntry>> receiver;

    /**
     * @param ui runs on the JavaFX thread
     * @param receiver gets the entries there
     */
    public LatestEntries(Executor ui, Consumer<Collection<JournalEntry>> receiver) {
        this.ui = ui;
        this.receiver = receiver;
    }

    @Override
    public void accept(JournalEntry entry) {
        boolean first;
        synchronized (waiting) {
            first = waiting.isEmpty();
            waiting.put(entry.id(), entry);
        }
        if (first) {
            ui.execute(this::deliver);
        }
    }

    private void deliver() {
        List<JournalEntry> entries;
        synchronized (waiting) {
            entries = List.copyOf(waiting.values());
            waiting.clear();
        }
        receiver.accept(entries);
    }
}
