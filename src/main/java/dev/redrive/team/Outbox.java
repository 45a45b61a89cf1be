package dev.redrive.team;

import dev.redrive.journal.JournalEntry;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The entries that changed since they were last reported, one for each entry, as of the same moment
 * as the entry itself. Only those of profiles that are {@linkplain #share shared} are ever among
 * them. Safe for any thread; calls block as those of the journal do, and throw its exception when
 * they cannot be answered, unless they say otherwise.
 */
public interface Outbox {

    /**
     * An entry to report.
     *
     * @param entry as it is here; one that was withdrawn meanwhile, because nothing started, has no
     *     task id and is {@linkplain JournalEntry#forgottenAt forgotten}
     * @param note the note of the entry if the user shares it; else empty
     * @param revision of the entry as it is here
     * @param isUrgent whether more than its numbers has changed
     */
    record Pending(JournalEntry entry, String note, long revision, boolean isUrgent) {}

    /**
     * From now on the entries of these profiles are reported when they change, and those of no
     * others; what waits already stays. Returns at once.
     */
    void share(Set<String> profileIds);

    /**
     * To be called once after {@link #share}: of the profiles shared, what has not ended is to be
     * reported although it does not change, and what was refused is tried again.
     */
    void resume();

    /** Everything ever reported is to be reported once more: the team log has lost some of it. */
    void repeat();

    /**
     * These entries are still watched: those not reported for a minute are to be reported again, as
     * a sign of life.
     */
    void alive(Collection<String> entryIds);

    /**
     * Those to report, none of those set aside: first those that are urgent, of these the longest
     * waiting first.
     */
    List<Pending> pending(int atMost);

    /** They are in the team log for good; what has changed since stays. */
    void sent(List<Pending> reported);

    /**
     * The team log does not take this one; it is kept with the reason, and tried again once it
     * changes, or by {@link #resume}.
     */
    void setAside(Pending refused, String reason);

    /** What is set aside. */
    Refused refused();

    /**
     * Runs that whenever an urgent one may have been added, on the thread that added it. It returns
     * at once. Does not block.
     */
    void onUrgent(Runnable listener);
}
