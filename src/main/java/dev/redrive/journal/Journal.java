package dev.redrive.journal;

import java.util.List;

/**
 * Keeps what was started. Safe for any thread; calls may block, so they are never made on the
 * JavaFX thread. A call that can not keep its promise throws an unchecked exception.
 */
public interface Journal {

    /**
     * Keeps a new entry. When it returns, the entry is safe to the degree this journal promises.
     */
    void begin(JournalEntry entry);

    /**
     * Replaces the entry with the same {@code id}; where there is none, because it could not be
     * kept when it began, keeps this one.
     */
    void update(JournalEntry entry);

    /** The entries of one profile, the last started first, at most that many. */
    List<JournalEntry> recent(String profileId, int atMost);
}
