package dev.redrive.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the disk does not know yet, the first begun first. Safe for any thread; never blocks. */
final class Unsaved {

    /** The latest of an entry, and the points of its chart that are not on the disk. */
    record Change(JournalEntry entry, List<Sample> samples) {}

    /** An entry and its task. */
    record Named(String id, @Nullable String taskId) {}

    private final Map<String, Change> changes = new LinkedHashMap<>();
    private final Map<String, JournalEntry> withdrawn = new LinkedHashMap<>();

    synchronized void add(JournalEntry entry, List<Sample> newest) {
        Change before = changes.get(entry.id());
        List<Sample> samples = new ArrayList<>(before == null ? List.of() : before.samples());
        samples.addAll(newest);
        changes.put(entry.id(), new Change(entry, thinned(samples)));
    }

    synchronized void withdraw(JournalEntry entry) {
        changes.remove(entry.id());
        withdrawn.put(entry.id(), entry);
    }

    /** What is to go from the disk. */
    synchronized List<JournalEntry> withdrawn() {
        return List.copyOf(withdrawn.values());
    }

    /** It is gone from the disk. */
    synchronized void gone(JournalEntry entry) {
        withdrawn.remove(entry.id());
    }

    synchronized @Nullable Change of(String entryId) {
        return changes.get(entryId);
    }

    synchronized List<Change> all() {
        return List.copyOf(changes.values());
    }

    /** What a person would copy: an entry may get its task's id later than it began. */
    synchronized List<Named> named() {
        return changes.values().stream()
                .map(change -> new Named(change.entry().id(), change.entry().taskId()))
                .toList();
    }

    /** Takes out what is on the disk now; what was added since stays. */
    synchronized void saved(Change change) {
        String id = change.entry().id();
        Change now = changes.get(id);
        if (change.equals(now)) {
            changes.remove(id);
        } else if (now != null) {
            List<Sample> later =
                    now.samples().stream().filter(s -> !change.samples().contains(s)).toList();
            changes.put(id, new Change(now.entry(), later));
        }
    }

    /** A disk may be full for days. */
    private static List<Sample> thinned(List<Sample> samples) {
        if (samples.size() <= Sample.MOST) {
            return List.copyOf(samples);
        }
        List<Sample> fewer = new ArrayList<>();
        for (int i = 0; i < samples.size() - 1; i += 2) {
            fewer.add(samples.get(i));
        }
        fewer.add(samples.getLast());
        return List.copyOf(fewer);
    }
}
