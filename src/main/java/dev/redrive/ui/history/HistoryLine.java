package dev.redrive.ui.history;

import dev.redrive.journal.HistoryRow;
import dev.redrive.journal.JournalEntry;
import dev.redrive.ui.common.Styles;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table, as it is shown.
 *
 * @param row what it shows; null while it is being read
 * @param started when it was asked
 * @param owner whose it is
 * @param kind trips or crashes
 * @param status how far it came, in words
 * @param tone what colour goes with the status
 * @param items how many items it took on
 * @param processed how many were processed
 * @param duration from its start to its end
 * @param pace items a second over that time
 * @param reason free text or a ticket, as one line
 * @param operator who asked
 */
record HistoryLine(
        @Nullable HistoryRow row,
        String started,
        Owner owner,
        String kind,
        String status,
        Styles.Tone tone,
        String items,
        String processed,
        String duration,
        String pace,
        String reason,
        String operator) {

    /** Stands in the place of a row that is being read. */
    static final HistoryLine UNREAD =
            new HistoryLine(
                    null, "…", Owner.NONE, "", "", Styles.Tone.PLAIN, "", "", "", "", "", "");

    /** The entry it shows; null while it is being read. */
    @Nullable JournalEntry entry() {
        return row == null ? null : row.entry();
    }

    /** Whether it shows the entry of that id. */
    boolean shows(@Nullable String entryId) {
        return row != null && row.entry().id().equals(entryId);
    }
}
