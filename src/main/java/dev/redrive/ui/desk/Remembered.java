package dev.redrive.ui.desk;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.Journal;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.JournalException;
import dev.redrive.journal.Outage;
import dev.redrive.journal.Outage.Mark;
import dev.redrive.journal.Outages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
     * One reading.
     *
     * @param marks what users have decided; null where that cannot be read
     */
    record Read(List<JournalEntry> entries, @Nullable Map<String, Mark> marks) {}

    /** Reads the history of that profile; never on the JavaFX thread. */
    static Read read(Journal journal, Outages outages, String profileId) {
        List<JournalEntry> entries = journal.recent(profileId, ENTRIES);
        try {
            return new Read(entries, outages.marks());
        } catch (JournalException _) {
            return new Read(entries, null); // The journal has logged why.
        }
    }

    /** Replaces what was read before; marks that cannot be read stay as they were. */
    void take(Read read) {
        entries.clear();
        read.entries().forEach(this::put);
        Map<String, Mark> now = read.marks();
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
