package dev.redrive.journal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether what was started is safe.
 *
 * @param trouble why the disk can not be used at present; null when all is well
 * @param since when that began; null when all is well
 * @param unsaved what is in memory only and lost when the program closes, the first begun first;
 *     the person should copy the task ids among it
 */
public record JournalHealth(
        @Nullable JournalTrouble trouble, @Nullable Instant since, List<JournalEntry> unsaved) {

    /** All is well. */
    public static final JournalHealth WELL = new JournalHealth(null, null, List.of());
}
