package dev.redrive.journal;

import static dev.redrive.journal.Entries.answer;
import static dev.redrive.journal.Entries.entry;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryJournalTest extends JournalPromises<MemoryJournal> {

    private final MemoryJournal journal = new MemoryJournal();

    @Override
    public MemoryJournal journal() {
        return journal;
    }

    @Test
    void whatAnAnswerLeavesOutStaysAsItWasSaidBefore() {
        JournalEntry notified =
                entry("a", "acme", 0)
                        .withSnapshot(answer("IN_PROGRESS", 321L, 12L), Entries.at(1), null)
                        .withSnapshot(answer(null, null, null), Entries.at(2), null);

        assertThat(notified)
                .extracting(
                        JournalEntry::status,
                        JournalEntry::nbItems,
                        JournalEntry::nbRemainingItems,
                        JournalEntry::reason)
                .containsExactly("IN_PROGRESS", 321L, 12L, "ticket 7");
    }
}
