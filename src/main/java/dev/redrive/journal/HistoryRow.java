package dev.redrive.journal;

import java.util.Comparator;

/**
 * An entry as the history shows it.
 *
 * @param entry what was asked and what became of it
 * @param note what people wrote to it since; may be empty
 */
public record HistoryRow(JournalEntry entry, String note) {

    /** The last started first. */
    static final Comparator<HistoryRow> NEWEST_FIRST =
            Comparator.comparing((HistoryRow row) -> row.entry().startedAt()).reversed();
}
