package dev.redrive.journal;

import java.util.List;

/**
 * Keeps what was started. Safe for any thread; calls may block, so they are never made on the
 * JavaFX thread. A call that can not keep its promise throws an unchecked exception, a {@link
 * JournalException} where the reason is known.
 */
public interface Journal {

    /**
     * Keeps a new entry, or in place of one with the same {@code id} a word on it that must not be
     * lost, such as its task id. When it returns, the entry is safe to the degree this journal
     * promises.
     */
    void begin(JournalEntry entry);

    /**
     * Takes back an entry that was begun before the service was asked, once it is certain that
     * nothing started. Does nothing where there is none.
     */
    void withdraw(JournalEntry entry);

    /**
     * Replaces the entry with the same {@code id}; where there is none, because it could not be
     * kept when it began, keeps this one.
     */
    default void update(JournalEntry entry) {
        update(entry, List.of());
    }

    /**
     * Replaces the entry as {@link #update(JournalEntry)} does and adds points to its chart, in one
     * step. Of a chart at most {@link Sample#MOST} points are kept, the first and the last always
     * among them. A point that is the last one kept already is not added again, so that the end of
     * a flat stretch can be handed over together with what came after it.
     *
     * @param newest oldest first; may be empty
     */
    void update(JournalEntry entry, List<Sample> newest);

    /** The entries of one profile, the last started first, at most that many. */
    List<JournalEntry> recent(String profileId, int atMost);

    /**
     * Whether the last {@link #recent} saw all that is kept; false where the disk could not be read
     * and it knew only what this run has begun.
     */
    default boolean sawAll() {
        return true;
    }

    /**
     * The entries of all profiles whose task the service has neither said to have ended nor
     * forgotten, the last started first. Entries without a task id are not among them: there is
     * nothing to watch.
     */
    List<JournalEntry> unfinished();

    /** The points of an entry's chart, as {@link History#samples} has them. */
    List<Sample> samples(String entryId);

    /** Finds out, without keeping anything, whether entries can be kept; returns when they can. */
    void check();
}
