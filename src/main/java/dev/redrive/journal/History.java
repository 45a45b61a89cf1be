package dev.redrive.journal;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.History.HistoryRow;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The stored entries, to be searched, annotated and cleaned up. Rows come in one order everywhere:
 * the last started first. Safe for any thread; calls block as those of {@link Journal} do, so they
 * are never made on the JavaFX thread.
 *
 * <p>Every call throws {@link JournalException} when it cannot be answered.
 */
public interface History extends Outages {

    /**
     * A page of what the filter lets through.
     *
     * @param offset how many rows to leave out, from 0
     * @param atMost how many rows to give, from 0
     */
    List<HistoryRow> find(HistoryFilter filter, int offset, int atMost);

    /** How many rows the filter lets through. */
    int count(HistoryFilter filter);

    /**
     * Everything the filter lets through, read page by page while the stream is used, so that any
     * number of rows takes little memory and does not lock the journal. Sequential.
     */
    Stream<HistoryRow> all(HistoryFilter filter);

    /** The points of an entry's chart, oldest first; none when there is no such entry. */
    List<Sample> samples(String entryId);

    /** Replaces the note of an entry; does nothing when there is no such entry. */
    void note(String entryId, String text);

    /**
     * Shares the note of an entry with the team from now on, and what is written to it later, or
     * takes it back. Nothing leaves this computer where the entry's customer is not shared. Does
     * nothing when there is no such entry.
     */
    void shareNote(String entryId, boolean isShared);

    /**
     * Removes the entries started before that moment, with their charts and notes, but none of
     * those in {@link Journal#unfinished()}.
     *
     * @return how many were removed
     */
    int removeStartedBefore(Instant moment);

    /**
     * An entry as the history shows it.
     *
     * @param entry what was requested and what became of it
     * @param note what users wrote about it since; may be empty
     * @param isNoteShared whether the user has decided that the team may read the note
     */
    public record HistoryRow(JournalEntry entry, String note, boolean isNoteShared) {

        /** With a note that is kept on this computer. */
        public HistoryRow(JournalEntry entry, String note) {
            this(entry, note, false);
        }

        /** The same with that note. */
        public HistoryRow noted(String text) {
            return new HistoryRow(entry, text, isNoteShared);
        }

        /** The same, its note shared or not. */
        public HistoryRow shared(boolean isShared) {
            return new HistoryRow(entry, note, isShared);
        }

        /** The same of the entry as it is now. */
        public HistoryRow with(JournalEntry now) {
            return new HistoryRow(now, note, isNoteShared);
        }

        /** The last started first. */
        static final Comparator<HistoryRow> NEWEST_FIRST =
                Comparator.comparing((HistoryRow row) -> row.entry().startedAt()).reversed();
    }

    /**
     * Which rows to show; what is null or blank lets everything through.
     *
     * @param text words that must all appear in the row, each in any of its texts, without regard
     *     to case and accents
     * @param kind trips or crashes
     * @param verdictKind how it stands
     * @param profileId of that profile
     * @param from started then or later
     * @param until started before then
     */
    public record HistoryFilter(
            String text,
            @Nullable ItemKind kind,
            @Nullable VerdictKind verdictKind,
            @Nullable String profileId,
            @Nullable Instant from,
            @Nullable Instant until) {

        /** Lets everything through. */
        public static final HistoryFilter ALL = new HistoryFilter("", null, null, null, null, null);

        /** Whether the row passes. */
        boolean matches(HistoryRow row) {
            JournalEntry entry = row.entry();
            String words = SearchText.of(entry) + SearchText.fold(row.note());
            return (kind == null || kind == entry.kind())
                    && (verdictKind == null || verdictKind == VerdictKind.of(entry))
                    && (profileId == null || profileId.equals(entry.profileId()))
                    && (from == null || !entry.startedAt().isBefore(from))
                    && (until == null || entry.startedAt().isBefore(until))
                    && SearchText.words(text).stream().allMatch(words::contains);
        }
    }
}
