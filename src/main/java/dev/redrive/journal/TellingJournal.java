package dev.redrive.journal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Passes everything on to another journal, and tells of each entry that one has taken or given up.
 * Safe for any thread.
 */
public final class TellingJournal implements Journal {

    private static final System.Logger LOG = System.getLogger(TellingJournal.class.getName());

    private final Journal journal;
    private final List<Consumer<JournalEntry>> listeners = new CopyOnWriteArrayList<>();

    /** Tells of what that journal takes. */
    public TellingJournal(Journal journal) {
        this.journal = journal;
    }

    /**
     * Tells the listener every entry once it can be read, new or changed, or can not be read any
     * more because it was withdrawn; on the thread that kept it. It returns quickly.
     */
    public void listen(Consumer<JournalEntry> listener) {
        listeners.add(listener);
    }

    @Override
    public void begin(JournalEntry entry) {
        journal.begin(entry);
        tell(entry);
    }

    @Override
    public void withdraw(JournalEntry entry) {
        journal.withdraw(entry);
        tell(entry);
    }

    @Override
    public void update(JournalEntry entry, List<Sample> newest) {
        journal.update(entry, newest);
        tell(entry);
    }

    @Override
    public List<JournalEntry> recent(String profileId, int atMost) {
        return journal.recent(profileId, atMost);
    }

    @Override
    public List<JournalEntry> unfinished() {
        return journal.unfinished();
    }

    @Override
    public List<Sample> samples(String entryId) {
        return journal.samples(entryId);
    }

    @Override
    public void check() {
        journal.check();
    }

    private void tell(JournalEntry entry) {
        for (Consumer<JournalEntry> listener : listeners) {
            try {
                listener.accept(entry);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "a listener of the journal broke", e);
            }
        }
    }
}
