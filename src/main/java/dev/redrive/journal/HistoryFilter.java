package dev.redrive.journal;

import dev.redrive.enterprise.ItemKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which rows to show; what is null or blank lets everything through.
 *
 * @param text words that must all appear in the row, each in any of its texts, without regard to
 *     case and accents
 * @param kind trips or crashes
 * @param standing how far it came
 * @param profileId whose
 * @param from started then or later
 * @param until started before then
 */
public record HistoryFilter(
        String text,
        @Nullable ItemKind kind,
        @Nullable Standing standing,
        @Nullable String profileId,
        @Nullable Instant from,
        @Nullable Instant until) {

    /** Lets everything through. */
    public static final HistoryFilter ALL = new HistoryFilter("", null, null, null, null, null);

    /** Whether the row passes. */
    public boolean matches(HistoryRow row) {
        JournalEntry entry = row.entry();
        String words = SearchText.of(entry) + SearchText.fold(row.note());
        return (kind == null || kind == entry.kind())
                && (standing == null || standing == Standing.of(entry))
                && (profileId == null || profileId.equals(entry.profileId()))
                && (from == null || !entry.startedAt().isBefore(from))
                && (until == null || entry.startedAt().isBefore(until))
                && SearchText.words(text).stream().allMatch(words::contains);
    }
}
