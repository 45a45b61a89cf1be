package dev.redrive.ui.desk;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.Journal;
import dev.redrive.journal.Journal.Recent;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.JournalException;
import dev.redrive.journal.Outage;
import dev.redrive.journal.Outage.Mark;
import dev.redrive.journal.Outages;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was read of one customer's history, and whether it is being read. JavaFX thread. */
final class Remembered {

    /** How many entries of each customer are read, of both kinds together. */
    private static final int ENTRIES = 400;

    private final Map<String, JournalEntry> entries = new LinkedHashMap<>();
    private Map<String, Mark> marks = Map.of();
    boolean isRead;
    boolean isComplete = true;
    boolean isReading;
    boolean again;

    /**
     * One reading of several profiles.
     *
     * @param recent by the profile's id
     * @param marks what users have decided, in all of them; null where that cannot be read
     */
    record Read(Map<String, Recent> recent, @Nullable Map<String, Mark> marks) {}

    /** Reads the history of those profiles; never on the JavaFX thread. */
    static Read read(Journal journal, Outages outages, Set<String> profileIds) {
        Map<String, Recent> recent = new HashMap<>();
        profileIds.forEach(id -> recent.put(id, journal.readRecent(id, ENTRIES)));
        try {
            return new Read(recent, outages.marks());
        } catch (JournalException _) {
            return new Read(recent, null); // The journal has logged why.
        }
    }

    /** Replaces what was read before; marks that cannot be read, null, stay as they were. */
    void take(Recent recent, @Nullable Map<String, Mark> now) {
        entries.clear();
        recent.entries().forEach(this::put);
        isComplete = recent.isComplete();
        if (now != null) {
            marks = now;
        }
    }

    /** Replaces or adds an entry, until the next reading. */
    void put(JournalEntry entry) {
        entries.put(entry.id(), entry);
    }

    /** The entries of that kind, the latest first; those passed are newer than those read. */
    List<JournalEntry> with(Stream<JournalEntry> newer, ItemKind kind) {
        Map<String, JournalEntry> newest = new LinkedHashMap<>();
        Stream.concat(newer, entries.values().stream().filter(entry -> entry.kind() == kind))
                .forEach(entry -> newest.putIfAbsent(entry.id(), entry));
        return newest.values().stream().sorted(Outage.OLDEST_FIRST.reversed()).toList();
    }

    /** The outages of those entries, as the user has cut and joined them. */
    List<Outage> outages(List<JournalEntry> of) {
        return Outage.of(of, marks);
    }
}
