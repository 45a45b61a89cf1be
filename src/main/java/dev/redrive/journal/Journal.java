package dev.redrive.journal;

import java.util.List;

/** Keeps what was started. Calls may block, so they are never made on the JavaFX thread. */
public interface Journal {

    /**
     * Keeps a new entry. When it returns, the entry is safe to the degree this journal promises.
     */
    void begin(JournalEntry entry);

    /** Replaces the entry with the same {@code id}. */
    void update(JournalEntry entry);

    /** The entries of one profile, newest first, at most that many. */
    List<JournalEntry> recent(String profileId, int atMost);
}
