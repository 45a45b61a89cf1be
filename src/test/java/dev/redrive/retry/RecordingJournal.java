package dev.redrive.retry;

import dev.redrive.journal.Journal;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Sample;
import dev.redrive.journal.TaskEvent;
import java.util.ArrayList;
import java.util.List;

/** Remembers every call, and can be out of order. */
final class RecordingJournal implements Journal {

    final List<JournalEntry> begun = new ArrayList<>();
    final List<JournalEntry> updated = new ArrayList<>();

    /** Those of the updates that may be written a moment later. */
    final List<JournalEntry> progress = new ArrayList<>();

    final List<String> withdrawn = new ArrayList<>();
    final List<Sample> samples = new ArrayList<>();
    final List<TaskEvent> events = new ArrayList<>();
    boolean broken;

    @Override
    public synchronized void begin(JournalEntry entry) {
        work();
        begun.add(entry);
    }

    @Override
    public synchronized void withdraw(List<JournalEntry> entries) {
        work();
        for (JournalEntry entry : entries) {
            begun.removeIf(other -> other.id().equals(entry.id()));
            withdrawn.add(entry.id());
        }
    }

    @Override
    public synchronized void update(JournalEntry entry, List<Sample> newest) {
        work();
        updated.add(entry);
        samples.addAll(newest);
    }

    @Override
    public synchronized void progress(JournalEntry entry, List<Sample> newest) {
        update(entry, newest);
        progress.add(entry);
    }

    @Override
    public synchronized List<JournalEntry> recent(String profileId, int atMost) {
        work();
        return begun.reversed().stream().filter(e -> e.profileId().equals(profileId)).toList();
    }

    @Override
    public synchronized List<JournalEntry> unfinished() {
        work();
        return begun.reversed().stream().filter(e -> e.endedAt() == null).toList();
    }

    @Override
    public synchronized List<Sample> samples(String entryId) {
        work();
        return List.copyOf(samples);
    }

    @Override
    public synchronized void addEvent(String entryId, TaskEvent event) {
        work();
        events.add(event);
    }

    @Override
    public synchronized List<TaskEvent> events(String entryId) {
        work();
        return List.copyOf(events);
    }

    @Override
    public void check() {
        work();
    }

    private void work() {
        if (broken) {
            throw new IllegalStateException("the disk is full");
        }
    }
}
