package dev.redrive.ui.history.table;

import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.JournalEntry;
import dev.redrive.profile.ProfileColour;
import dev.redrive.ui.kit.Styles;
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
public record ShownRow(
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
    static final ShownRow UNREAD =
            new ShownRow(null, "…", Owner.NONE, "", "", Styles.Tone.PLAIN, "", "", "", "", "", "");

    /** The entry it shows; null while it is being read. */
    public @Nullable JournalEntry entry() {
        return row == null ? null : row.entry();
    }

    /** Whether it shows the entry of that id. */
    boolean shows(@Nullable String entryId) {
        return row != null && row.entry().id().equals(entryId);
    }

    /**
     * Whose retry it was.
     *
     * @param name the profile's name at the time
     * @param colour the profile's present colour; null when it was removed
     * @param kind Production, Test or Demo as the profile is now, or that it was removed
     */
    public record Owner(String name, @Nullable ProfileColour colour, String kind) {

        public static final Owner NONE = new Owner("", null, "");
    }
}
