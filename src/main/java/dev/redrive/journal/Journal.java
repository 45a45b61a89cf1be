package dev.redrive.journal;

import java.util.List;

/**
 * Stores the retries. Safe for any thread; calls may block, so they are never made on the JavaFX
 * thread. A call that cannot keep its promise throws an unchecked exception, a {@link
 * JournalException} where the reason is known.
 */
public interface Journal {

    /**
     * Stores a new entry, or replaces the one with the same {@code id} by a state that must not be
     * lost, such as one with a task id. When it returns, the entry is as safe as this journal
     * promises.
     */
    void begin(JournalEntry entry);

    /**
     * Removes an entry that was stored before its request was sent, once it is certain that nothing
     * started. Does nothing when there is none.
     */
    default void withdraw(JournalEntry entry) {
        withdraw(List.of(entry));
    }

    /** Removes all these entries in one step; those that are not there do not matter. */
    void withdraw(List<JournalEntry> entries);

    /**
     * Replaces the entry with the same {@code id}; stores this one when there is none, because it
     * could not be stored when it began.
     */
    default void update(JournalEntry entry) {
        update(entry, List.of());
    }

    /**
     * Replaces the entry as {@link #update(JournalEntry)} does and adds points to its chart, in one
     * step. At most {@link Sample#MOST} points of a chart are stored, always including the first
     * and the last. A point equal to the last stored one is not added again, so that the end of a
     * flat stretch can be passed together with what came after it.
     *
     * @param newest oldest first; may be empty
     */
    void update(JournalEntry entry, List<Sample> newest);

    /**
     * A change to be stored.
     *
     * @param entry its new state
     * @param newest new points of its chart, oldest first
     * @param isProgress whether it only {@linkplain JournalEntry#isProgressSince goes on} since the
     *     state that is stored
     */
    record Change(JournalEntry entry, List<Sample> newest, boolean isProgress) {

        public Change {
            newest = List.copyOf(newest);
        }
    }

    /** Stores all of these as {@link #update(JournalEntry, List)} does, in one step. */
    default void updateAll(List<Change> changes) {
        changes.forEach(change -> update(change.entry(), change.newest()));
    }

    /**
     * As {@link #update(JournalEntry, List)}, for an entry that only {@linkplain
     * JournalEntry#isProgressSince goes on} since its last state. It can be read at once, and may
     * be on the disk a moment later than the call returns, together with that of other tasks: a
     * crash meanwhile loses this number, which the next poll brings again, and nothing else.
     */
    default void progress(JournalEntry entry, List<Sample> newest) {
        update(entry, newest);
    }

    /** The entries of one profile, the last started first, at most that many. */
    List<JournalEntry> recent(String profileId, int atMost);

    /**
     * The answer of one {@link #recent}.
     *
     * @param isComplete whether it covers everything stored; false when the disk could not be read
     *     and it holds only entries of this run
     */
    record Recent(List<JournalEntry> entries, boolean isComplete) {}

    /** {@link #recent}, and whether it is complete. */
    default Recent readRecent(String profileId, int atMost) {
        return new Recent(recent(profileId, atMost), true);
    }

    /**
     * The entries of all profiles whose task has neither ended nor been forgotten by the service,
     * the last started first. Entries without a task id are not among them: there is nothing to
     * watch.
     */
    List<JournalEntry> unfinished();

    /** The points of an entry's chart, as {@link History#samples} has them. */
    List<Sample> samples(String entryId);

    /**
     * Adds something that happened to the task of a stored entry. At most {@link TaskEvent#MOST}
     * are stored, the newest. Does nothing when there is no such entry. An event is worth less than
     * an entry: one that cannot be stored at once may be lost.
     */
    void addEvent(String entryId, TaskEvent event);

    /** What happened to the task of an entry, in the order it was added; none without one. */
    List<TaskEvent> events(String entryId);

    /** Checks, without storing anything, that entries can be stored; returns when they can. */
    void check();
}
