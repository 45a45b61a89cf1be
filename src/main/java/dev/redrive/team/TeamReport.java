package dev.redrive.team;

import dev.redrive.journal.JournalEntry;

/**
 * What this desk reports of one of its retries.
 *
 * @param customer the customer, by the name the database's administrator gave it
 * @param desk the name of this computer
 * @param entry the retry as the journal holds it; its id is a UUID
 * @param note what the user wrote about it, if it is shared; else empty
 * @param revision grows with each change of the entry at this desk; from 1
 */
public record TeamReport(
        String customer, String desk, JournalEntry entry, String note, long revision) {

    /** Without a note. */
    public TeamReport(String customer, String desk, JournalEntry entry, long revision) {
        this(customer, desk, entry, "", revision);
    }
}
