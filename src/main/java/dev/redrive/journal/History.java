package dev.redrive.journal;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that was kept, to be read and tended. Rows come in one order everywhere: the last started
 * first. Safe for any thread; calls block as those of {@link Journal} do, so they are never made on
 * the JavaFX thread.
 *
 * <p>Every call throws {@link JournalException} when it can not be answered.
 */
public interface History {

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
     * Everything the filter lets through, read piece by piece while the stream is used, so that any
     * number of rows takes little memory and the journal goes on meanwhile. Sequential.
     */
    Stream<HistoryRow> all(HistoryFilter filter);

    /** The points of an entry's chart, oldest first; none when there is no such entry. */
    List<Sample> samples(String entryId);

    /** Replaces the note of an entry; does nothing when there is no such entry. */
    void note(String entryId, String text);

    /**
     * Removes the entries started before that moment, with their charts and notes, but none of
     * those in {@link Journal#unfinished()}.
     *
     * @return how many were removed
     */
    int removeStartedBefore(Instant moment);
}
