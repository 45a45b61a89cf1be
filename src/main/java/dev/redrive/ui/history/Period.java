package dev.redrive.ui.history;

import dev.redrive.ui.common.Formats;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far back the history is shown. */
public enum Period {
    /** From the beginning. */
    ALL(-1),
    TODAY(0),
    /** Today and the six days before. */
    WEEK(6),
    /** Today and the 29 days before. */
    MONTH(29),
    /** Today and the 364 days before. */
    YEAR(364);

    private final int daysAgo;

    Period(int daysAgo) {
        this.daysAgo = daysAgo;
    }

    /** When it begins, as of now; null for no beginning. */
    @Nullable Instant from(Formats formats) {
        return daysAgo < 0 ? null : formats.startOfDay(daysAgo);
    }
}
