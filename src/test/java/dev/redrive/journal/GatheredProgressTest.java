package dev.redrive.journal;

import static dev.redrive.journal.Entries.ended;
import static dev.redrive.journal.Entries.moving;
import static dev.redrive.journal.Entries.sample;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.journal.History.HistoryFilter;
import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.RetryingJournal.JournalHealth;
import dev.redrive.testing.HandExecutor;
import dev.redrive.testing.QuietLogs;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers that only go on are written together; what must not be lost is written at once. */
class GatheredProgressTest {

    private final BrokenDisk disk = new BrokenDisk();
    private final HandClock clock = new HandClock(Entries.NOON);
    private final HandExecutor soon = new HandExecutor();
    private final RetryingJournal journal = new RetryingJournal(disk, disk, clock, soon);

    private void progress(String id, long remaining) {
        journal.progress(moving(id, remaining), List.of(sample(123 - remaining, remaining)));
    }

    @Test
    void progressOfManyTasks_isOneStep() {
        IntStream.range(0, 200).forEach(i -> journal.begin(moving("task " + i, 100)));
        int before = disk.steps();

        IntStream.range(0, 200).forEach(i -> progress("task " + i, 90));
        IntStream.range(0, 200).forEach(i -> progress("task " + i, 80));
        assertThat(disk.steps()).isEqualTo(before);
        soon.runAll();

        assertThat(disk.steps()).isEqualTo(before + 1);
        assertThat(disk.recent("acme", 300)).hasSize(200);
        assertThat(disk.recent("acme", 300)).allMatch(entry -> is(entry, 80));
        assertThat(disk.samples("task 7")).containsExactly(sample(33, 90), sample(43, 80));
    }

    private static boolean is(JournalEntry entry, long remaining) {
        return entry.nbRemainingItems() != null && entry.nbRemainingItems() == remaining;
    }

    @Test
    void whatIsRead_includesWhatIsGathered() {
        journal.begin(moving("a", 100));
        progress("a", 90);

        assertThat(journal.find(HistoryFilter.ALL, 0, 9))
                .containsExactly(new HistoryRow(moving("a", 90), ""));
        progress("a", 80);
        assertThat(journal.recent("acme", 9)).containsExactly(moving("a", 80));
        progress("a", 70);
        assertThat(journal.unfinished()).containsExactly(moving("a", 70));
        progress("a", 60);
        assertThat(journal.samples("a"))
                .containsExactly(sample(33, 90), sample(43, 80), sample(53, 70), sample(63, 60));
        assertThat(journal.health()).isEqualTo(JournalHealth.HEALTHY);
    }

    @Test
    void theEnd_isOnTheDiskAtOnce_withThePointsBeforeIt() {
        journal.begin(moving("a", 100));
        progress("a", 90);

        journal.update(ended("a", "COMPLETED", 0), List.of(sample(123, 0)));

        assertThat(disk.recent("acme", 9)).containsExactly(ended("a", "COMPLETED", 0));
        assertThat(disk.samples("a")).containsExactly(sample(33, 90), sample(123, 0));
        soon.runAll();
        assertThat(disk.recent("acme", 9)).containsExactly(ended("a", "COMPLETED", 0));
    }

    @Test
    void newEntryAndTaskId_areOnTheDiskAtOnce_whateverIsGathered() {
        journal.begin(moving("a", 100));
        progress("a", 90);

        journal.begin(Entries.notKnown("b", 0));
        assertThat(disk.recent("acme", 9)).contains(Entries.notKnown("b", 0));
        journal.begin(Entries.entry("b", "acme", 0));

        assertThat(disk.recent("acme", 9)).contains(Entries.entry("b", "acme", 0));
    }

    @Test
    void afterOneStep_theNextProgressIsGatheredAgain() {
        journal.begin(moving("a", 100));
        progress("a", 90);
        soon.runAll();
        progress("a", 80);
        soon.runAll();

        assertThat(disk.recent("acme", 9)).containsExactly(moving("a", 80));
    }

    @Test
    void troubleOfAnotherEntry_whileProgressIsGathered_stopsNoLaterProgress() {
        journal.begin(moving("a", 100));
        progress("a", 90);
        disk.cannotWrite(JournalTrouble.DISK_FULL);
        try (QuietLogs _ = new QuietLogs(RetryingJournal.class)) {
            journal.begin(moving("b", 100));
        }
        soon.runAll();
        disk.works();
        journal.begin(moving("c", 100));
        assertThat(disk.recent("acme", 9)).contains(moving("a", 90));

        progress("a", 80);
        soon.runAll();

        assertThat(disk.recent("acme", 9)).contains(moving("a", 80));
    }

    @Test
    void aDiskThatFails_isReported_andGetsAllOfItWhenItIsBack() {
        journal.begin(moving("a", 100));
        journal.begin(moving("b", 100));
        progress("a", 90);
        progress("b", 70);
        disk.cannotWrite(JournalTrouble.DISK_FULL);
        try (QuietLogs _ = new QuietLogs(RetryingJournal.class)) {
            soon.runAll();
        }
        progress("a", 80);

        assertThat(journal.health().trouble()).isEqualTo(JournalTrouble.DISK_FULL);
        assertThat(journal.health().unsaved()).containsExactly(moving("a", 80), moving("b", 70));

        disk.works();
        clock.move(Duration.ofSeconds(5));
        journal.check();
        assertThat(disk.recent("acme", 9))
                .containsExactlyInAnyOrder(moving("a", 80), moving("b", 70));
        assertThat(disk.samples("a")).containsExactly(sample(33, 90), sample(43, 80));
    }

    @Test
    void whatIsGathered_isWrittenBeforeTheDiskIsClosed() {
        journal.begin(moving("a", 100));
        progress("a", 90);

        journal.saveGathered();

        assertThat(disk.recent("acme", 9)).containsExactly(moving("a", 90));
        assertThat(journal.health()).isEqualTo(JournalHealth.HEALTHY);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    IN_PROGRESS, 123, 100, IN_PROGRESS, 123,  99, true
                    IN_PROGRESS, 123, 100, IN_PROGRESS, 123, 110, true
                    PENDING,     123, 100, PENDING,     123,  99, true
                    IN_PROGRESS, 123,   -, IN_PROGRESS, 123,  99, true
                    RUNNING,     123, 100, RUNNING,     123,  99, true
                    IN_PROGRESS, 123, 100, IN_PROGRESS, 123,   0, true
                    PENDING,     123, 100, IN_PROGRESS, 123, 100, false
                    IN_PROGRESS, 123, 100, in progress, 123,  99, false
                    IN_PROGRESS,   -, 100, IN_PROGRESS, 123,  99, false
                    IN_PROGRESS, 123, 100, IN_PROGRESS, 124,  99, false
                    IN_PROGRESS, 123, 100, IN_PROGRESS, 123, 124, false
                    IN_PROGRESS, 123, 124, IN_PROGRESS, 123, 100, false
                    IN_PROGRESS, 123,   1, COMPLETED,   123,   0, false
                    COMPLETED,   123,   1, COMPLETED,   123,   0, false
                    IN_PROGRESS, 123,   1, CANCELED,    123,   1, false
                    IN_PROGRESS, 123,   1, FAILED,      123,   0, false
                    """)
    void onlyANumberThatDecidesNothing_isProgress(
            String word,
            @Nullable Long items,
            @Nullable Long left,
            String next,
            @Nullable Long nextItems,
            @Nullable Long nextLeft,
            boolean isProgress) {
        JournalEntry before = reported(word, items, left);

        assertThat(reported(next, nextItems, nextLeft).isProgressSince(before))
                .isEqualTo(isProgress);
    }

    private static JournalEntry reported(String word, @Nullable Long items, @Nullable Long left) {
        return TestEntry.entry("a", "t").report(items, word, left).build();
    }

    @Test
    void anotherTaskIdOrAForgottenTask_isNoProgress() {
        JournalEntry before = moving("a", 100);

        assertThat(before.forgotten(Entries.at(9)).isProgressSince(before)).isFalse();
        assertThat(before.isProgressSince(before.forgotten(Entries.at(9)))).isFalse();
        assertThat(moving("b", 99).isProgressSince(before)).isFalse();
        assertThat(before.isProgressSince(Entries.notKnown("a", 0))).isFalse();
    }
}
