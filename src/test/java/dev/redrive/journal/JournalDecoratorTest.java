package dev.redrive.journal;

import static dev.redrive.journal.Entries.entry;
import static dev.redrive.journal.Entries.moving;
import static dev.redrive.journal.Entries.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redrive.journal.History.HistoryFilter;
import dev.redrive.testing.QuietLogs;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalDecoratorTest {

    private final MemoryJournal kept = new MemoryJournal();
    private final JournalDecorator journal = new JournalDecorator(kept);
    private final List<JournalEntry> notified = new ArrayList<>();

    @Test
    void anEntryCanBeRead_whenItsListenerIsNotified() {
        List<Integer> counts = new ArrayList<>();
        journal.onEntry(entry -> {
            notified.add(entry);
            counts.add(kept.samples(entry.id()).size());
        });

        journal.begin(entry("a", "acme", 0));
        journal.update(moving("a", 12), List.of(sample(1, 12)));

        assertThat(notified).containsExactly(entry("a", "acme", 0), moving("a", 12));
        assertThat(counts).containsExactly(0, 1);
        assertThat(journal.recent("acme", 9)).containsExactly(moving("a", 12));
        assertThat(journal.unfinished()).containsExactly(moving("a", 12));
    }

    @Test
    void aWithdrawnEntryIsGone_whenItsListenerIsNotified() {
        journal.begin(entry("a", "acme", 0));
        List<Integer> counts = new ArrayList<>();
        journal.onEntry(_ -> counts.add(kept.recent("acme", 9).size()));

        journal.withdraw(entry("a", "acme", 0));

        assertThat(counts).containsExactly(0);
    }

    @Test
    void anEntryThatWasNotStored_notifiesNoListener() {
        BrokenDisk disk = new BrokenDisk();
        disk.fails(JournalTrouble.DISK_FULL);
        JournalDecorator broken = new JournalDecorator(disk);
        broken.onEntry(notified::add);

        assertThatThrownBy(() -> broken.begin(entry("a", "acme", 0)))
                .isInstanceOf(JournalException.class);
        assertThat(notified).isEmpty();
    }

    @Test
    void oneListenerThatBreaksIsNoHarmToTheNext() {
        journal.onEntry(_ -> {
            throw new IllegalStateException("broken");
        });
        journal.onEntry(notified::add);

        try (QuietLogs _ = new QuietLogs(JournalDecorator.class)) {
            journal.begin(entry("a", "acme", 0));
        }

        assertThat(notified).hasSize(1);
        assertThat(kept.count(HistoryFilter.ALL)).isEqualTo(1);
    }
}
