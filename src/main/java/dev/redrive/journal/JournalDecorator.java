package dev.redrive.journal;

import dev.redrive.base.Listeners;
import java.util.List;
import java.util.function.Consumer;

/**
 * Forwards everything to another journal, and notifies listeners of each entry that it has stored
 * or removed. Safe for any thread.
 */
public final class JournalDecorator implements Journal {

    private final Journal journal;
    private final Listeners<JournalEntry> listeners = new Listeners<>("the journal");

    /** A decorator of that journal. */
    public JournalDecorator(Journal journal) {
        this.journal = journal;
    }

    /**
     * Notifies the listener of every entry once it can be read, new or changed, or can no longer be
     * read because it was withdrawn; on the thread that stored it. It returns quickly.
     */
    public void onEntry(Consumer<JournalEntry> listener) {
        listeners.add(listener);
    }

    @Override
    public void begin(JournalEntry entry) {
        journal.begin(entry);
        listeners.notify(entry);
    }

    @Override
    public void withdraw(List<JournalEntry> entries) {
        journal.withdraw(entries);
        entries.forEach(listeners::notify);
    }

    @Override
    public void update(JournalEntry entry, List<Sample> newest) {
        journal.update(entry, newest);
        listeners.notify(entry);
    }

    @Override
    public void progress(JournalEntry entry, List<Sample> newest) {
        journal.progress(entry, newest);
        listeners.notify(entry);
    }

    @Override
    public List<JournalEntry> recent(String profileId, int atMost) {
        return journal.recent(profileId, atMost);
    }

    @Override
    public Recent readRecent(String profileId, int atMost) {
        return journal.readRecent(profileId, atMost);
    }

    @Override
    public List<JournalEntry> unfinished() {
        return journal.unfinished();
    }

    @Override
    public void addEvent(String entryId, TaskEvent event) {
        journal.addEvent(entryId, event);
    }

    @Override
    public List<TaskEvent> events(String entryId) {
        return journal.events(entryId);
    }

    @Override
    public List<Sample> samples(String entryId) {
        return journal.samples(entryId);
    }

    @Override
    public void check() {
        journal.check();
    }
}
