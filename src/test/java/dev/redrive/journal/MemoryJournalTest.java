package dev.redrive.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.enterprise.TaskStatus;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MemoryJournalTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final MemoryJournal journal = new MemoryJournal();

    @Test
    void givesOneProfilesEntriesTheLastStartedFirst() {
        journal.begin(entry("a", "acme", 10));
        journal.begin(entry("old", "acme", 0));
        journal.begin(entry("other", "umbrella", 20));
        journal.begin(entry("b", "acme", 10));

        assertThat(ids("acme", 9)).containsExactly("b", "a", "old");
        assertThat(ids("acme", 2)).containsExactly("b", "a");
        assertThat(ids("nobody", 9)).isEmpty();
    }

    @Test
    void anUpdateReplacesTheEntryWhereverItStands() {
        JournalEntry first = entry("a", "acme", 0);
        journal.begin(first);
        journal.begin(entry("b", "acme", 1));
        journal.update(first.heard(answer("IN_PROGRESS", 321L, 12L), null));

        assertThat(ids("acme", 9)).containsExactly("b", "a");
        assertThat(journal.recent("acme", 9).getLast().nbRemainingItems()).isEqualTo(12);
    }

    @Test
    void anUpdateOfWhatCouldNotBeKeptBeforeIsKept() {
        journal.update(entry("late", "acme", 0));

        assertThat(ids("acme", 9)).containsExactly("late");
    }

    @Test
    void whatAnAnswerLeavesOutStaysAsItWasSaidBefore() {
        JournalEntry told =
                entry("a", "acme", 0)
                        .heard(answer("IN_PROGRESS", 321L, 12L), null)
                        .heard(answer(null, null, null), null);

        assertThat(told)
                .extracting(
                        JournalEntry::status,
                        JournalEntry::nbItems,
                        JournalEntry::nbRemainingItems,
                        JournalEntry::reason)
                .containsExactly("IN_PROGRESS", 321L, 12L, "ticket 7");
    }

    @Test
    void losesNothingWhenManyThreadsWrite() {
        IntStream.range(0, 1_000).parallel().forEach(i -> journal.begin(entry("e" + i, "acme", i)));

        assertThat(ids("acme", 2_000)).hasSize(1_000).first().isEqualTo("e999");
    }

    private List<String> ids(String profile, int atMost) {
        return journal.recent(profile, atMost).stream().map(JournalEntry::id).toList();
    }

    private static TaskSnapshot answer(
            @Nullable String word, @Nullable Long items, @Nullable Long remaining) {
        TaskStatus status = word == null ? null : TaskStatus.of(word);
        return new TaskSnapshot("t", null, null, null, status, items, remaining);
    }

    private static JournalEntry entry(String id, String profile, int second) {
        return new JournalEntry(
                id,
                "t",
                ItemKind.TRIPS,
                profile,
                "ACME",
                "service.example",
                123L,
                "ticket 7",
                "someone",
                NOON.plusSeconds(second),
                false,
                null,
                null,
                null);
    }
}
