package dev.redrive.team;

import dev.redrive.journal.JournalEntry;
import java.util.List;

/**
 * The entries that changed since they were last reported, one for each entry, written together with
 * the entry itself. Safe for any thread; calls block as those of the journal do, and throw its
 * exception when they cannot be answered.
 */
public interface Outbox {

    /**
     * An entry to report.
     *
     * @param revision of the entry as it is here
     * @param isUrgent whether more than its numbers has changed
     */
    record Pending(JournalEntry entry, long revision, boolean isUrgent) {}

    /** Those to report, the longest waiting first; none of those set aside. */
    List<Pending> pending(int atMost);

    /** They are in the team log for good; what has changed since stays. */
    void sent(List<Pending> reported);

    /**
     * The team log does not take this one; it is kept with the reason, and tried again once it
     * changes.
     */
    void setAside(Pending refused, String reason);
}
