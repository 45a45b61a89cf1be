package dev.redrive.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of an export, in their order. Names do not change once released. */
@SuppressWarnings("ImmutableEnumChecker") // Method references do not change.
enum ExportField {
    ID("id", row -> row.entry().id()),
    STARTED_AT("startedAt", row -> row.entry().startedAt()),
    ENDED_AT("endedAt", row -> ended(row.entry())),
    PROFILE("profile", row -> row.entry().profileName()),
    HOST("host", row -> row.entry().host()),
    KIND("kind", row -> row.entry().kind()),
    TASK_ID("taskId", row -> row.entry().taskId()),
    STANDING("standing", row -> Standing.of(row.entry())),
    STATUS("status", row -> row.entry().status()),
    NB_ITEMS("nbItems", row -> row.entry().nbItems()),
    NB_REMAINING_ITEMS("nbRemainingItems", row -> row.entry().nbRemainingItems()),
    NB_PROCESSED_ITEMS("nbProcessedItems", row -> Verdict.processed(row.entry())),
    DURATION("durationSeconds", row -> seconds(TaskTimes.took(row.entry()))),
    CLOCK("serviceClockAheadSeconds", row -> seconds(TaskTimes.clockDifference(row.entry()))),
    REASON("reason", row -> row.entry().reason()),
    OPERATOR("operator", row -> row.entry().operator()),
    ATTACHED("attached", row -> row.entry().attached()),
    NOTE("note", HistoryRow::note);

    private final String label;
    private final Function<HistoryRow, @Nullable Object> value;

    ExportField(String label, Function<HistoryRow, @Nullable Object> value) {
        this.label = label;
        this.value = value;
    }

    String label() {
        return label;
    }

    /** A number, a boolean, or what is written as text; null where nothing is known. */
    @Nullable Object of(HistoryRow row) {
        return value.apply(row);
    }

    private static @Nullable Instant ended(JournalEntry entry) {
        return entry.taskId() == null ? entry.endedAt() : TaskTimes.endedAt(entry);
    }

    private static @Nullable Long seconds(@Nullable Duration length) {
        return length == null ? null : (Long) length.toSeconds();
    }
}
