package dev.redrive.journal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A journal that promises its entries only until the program closes. Safe for any thread. */
public final class MemoryJournal implements Journal {

    private final Map<String, JournalEntry> entries = new LinkedHashMap<>();

    @Override
    public synchronized void begin(JournalEntry entry) {
        entries.put(entry.id(), entry);
    }

    @Override
    public synchronized void update(JournalEntry entry) {
        entries.put(entry.id(), entry);
    }

    @Override
    public synchronized List<JournalEntry> recent(String profileId, int atMost) {
        // Turned round before the stable sort, so that of two with the same time the later is
        // first.
        return new ArrayList<>(entries.values())
                .reversed().stream()
                        .filter(entry -> entry.profileId().equals(profileId))
                        .sorted(Comparator.comparing(JournalEntry::startedAt).reversed())
                        .limit(atMost)
                        .toList();
    }
}
