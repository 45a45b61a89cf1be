package dev.redrive.journal;

import static dev.redrive.journal.Entries.entry;
import static dev.redrive.journal.Entries.moving;
import static dev.redrive.journal.Entries.notKnown;
import static dev.redrive.journal.Entries.sample;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.base.Listeners;
import dev.redrive.journal.History.HistoryFilter;
import dev.redrive.journal.Journal.Change;
import dev.redrive.journal.RetryingJournal.JournalHealth;
import dev.redrive.testing.QuietLogs;
import dev.redrive.testing.RecordedLogs;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is shown while some of it is on the disk and some only in memory, and what is logged. */
class RetryingJournalOverlayTest {

    private final BrokenDisk disk = new BrokenDisk();
    private final HandClock clock = new HandClock(Entries.NOON);
    private final RetryingJournal journal = new RetryingJournal(disk, disk, clock, Runnable::run);

    private void cannotWrite() {
        disk.cannotWrite(JournalTrouble.DISK_FULL);
    }

    private void recovers() {
        disk.works();
        clock.move(Duration.ofSeconds(5));
        journal.check();
        assertThat(journal.health()).isEqualTo(JournalHealth.HEALTHY);
    }

    @Test
    void unsavedEntriesOfAnotherProfile_areNotShown() {
        try (QuietLogs _ = new QuietLogs(RetryingJournal.class)) {
            cannotWrite();
            journal.begin(entry("acme's", "acme", 0));
            journal.begin(entry("umbrella's", "umbrella", 1));
        }

        assertThat(journal.recent("acme", 9)).containsExactly(entry("acme's", "acme", 0));
        assertThat(journal.recent("umbrella", 9))
                .containsExactly(entry("umbrella's", "umbrella", 1));
        assertThat(journal.recent("nobody", 9)).isEmpty();
        HistoryFilter acme = new HistoryFilter("", null, null, "acme", null, null);
        assertThat(journal.find(acme, 0, 9)).hasSize(1);
        assertThat(journal.count(acme)).isEqualTo(1);
    }

    @Test
    void aWithdrawnEntry_isForgottenOnceItIsGoneFromTheDisk() {
        journal.begin(notKnown("a", 0));
        try (QuietLogs _ = new QuietLogs(RetryingJournal.class)) {
            cannotWrite();
            journal.withdraw(notKnown("a", 0));
            recovers();
        }

        // Were it still remembered, an entry of that id would stay hidden.
        journal.begin(notKnown("a", 0));
        assertThat(journal.recent("acme", 9)).containsExactly(notKnown("a", 0));
        assertThat(journal.unfinished()).isEmpty();
        assertThat(journal.find(HistoryFilter.ALL, 0, 9)).hasSize(1);
    }

    @Test
    void ofTwoStartedAtTheSameTime_theUnsavedOneWasBegunLaterAndIsFirst() {
        journal.begin(entry("on disk", "acme", 0));
        try (QuietLogs _ = new QuietLogs(RetryingJournal.class)) {
            cannotWrite();
            journal.begin(entry("in memory", "acme", 0));
        }

        assertThat(journal.find(HistoryFilter.ALL, 0, 9))
                .extracting(row -> row.entry().id())
                .containsExactly("in memory", "on disk");
        assertThat(journal.recent("acme", 1))
                .extracting(JournalEntry::id)
                .containsExactly("in memory");
    }

    @Test
    void aPointBothOnTheDiskAndInMemory_isShownOnce() {
        journal.update(moving("a", 9), List.of(sample(1, 9)));
        try (QuietLogs _ = new QuietLogs(RetryingJournal.class)) {
            cannotWrite();
            journal.update(moving("a", 8), List.of(sample(1, 9), sample(2, 8)));
        }

        assertThat(journal.samples("a")).containsExactly(sample(1, 9), sample(2, 8));
    }

    @Test
    void allIsSaved_andIsCounted() {
        journal.begin(entry("a", "acme", 0));
        journal.begin(entry("b", "umbrella", 0));

        assertThat(journal.count(HistoryFilter.ALL)).isEqualTo(2);
        assertThat(disk.count(HistoryFilter.ALL)).isEqualTo(2);
    }

    @Test
    void trouble_isLoggedOnceForEachKindAndSoIsItsEnd() {
        try (RecordedLogs log = new RecordedLogs(RetryingJournal.class)) {
            disk.fails(JournalTrouble.LOCKED);
            journal.begin(entry("a", "acme", 0));
            journal.begin(entry("b", "acme", 0));
            assertThat(log.warnings()).singleElement().asString().contains("LOCKED");

            disk.fails(JournalTrouble.DISK_FULL);
            journal.begin(entry("c", "acme", 0));
            assertThat(log.warnings()).hasSize(2).last().asString().contains("DISK_FULL");

            String before = log.everything();
            recovers();
            assertThat(log.everything()).hasSizeGreaterThan(before.length());
            assertThat(log.warnings()).hasSize(2);
        }
    }

    @Test
    void aFailingListener_isLogged() {
        journal.onHealth(_ -> {
            throw new IllegalStateException("broken listener");
        });
        try (RecordedLogs log = new RecordedLogs(Listeners.class)) {
            disk.fails(JournalTrouble.LOCKED);
            journal.begin(entry("a", "acme", 0));

            assertThat(log.everything()).contains("broken listener");
            assertThat(log.warnings()).hasSize(1);
        }
    }

    @Test
    void aNewerStateDuringASave_isStillUnsaved() {
        Unsaved unsaved = new Unsaved();
        unsaved.add(new Change(moving("a", 9), List.of(sample(1, 9)), false));
        Change saving = Objects.requireNonNull(unsaved.of("a"));
        unsaved.add(new Change(moving("a", 8), List.of(sample(2, 8)), true));

        unsaved.saved(saving);

        assertThat(unsaved.of("a"))
                .isEqualTo(new Change(moving("a", 8), List.of(sample(2, 8)), false));
    }

    @Test
    void whatIsWithdrawnWhileItIsSaved_doesNotComeBack() {
        Unsaved unsaved = new Unsaved();
        unsaved.add(new Change(moving("a", 9), List.of(), false));
        Change saving = Objects.requireNonNull(unsaved.of("a"));
        unsaved.withdraw(moving("a", 9));

        unsaved.saved(saving);

        assertThat(unsaved.of("a")).isNull();
        assertThat(unsaved.withdrawn()).containsExactly(moving("a", 9));
    }

    @Test
    void fiveHundredUnsavedPoints_stayWhole_andOneMoreHalvesThem() {
        try (QuietLogs _ = new QuietLogs(RetryingJournal.class)) {
            cannotWrite();
            LongStream.range(0, 500)
                    .forEach(i -> journal.update(moving("a", i), List.of(sample(i, i))));
            assertThat(journal.samples("a")).hasSize(500);

            journal.update(moving("a", 500), List.of(sample(500, 500)));
        }

        assertThat(journal.samples("a"))
                .hasSize(251)
                .doesNotHaveDuplicates()
                .startsWith(sample(0, 0), sample(2, 2))
                .endsWith(sample(498, 498), sample(500, 500));
    }

    @Test
    void aJournalDecorator_forwardsChartsAndChecks_andLogsFailingListeners() {
        JournalDecorator decorator = new JournalDecorator(disk);
        decorator.onEntry(_ -> {
            throw new IllegalStateException("broken listener");
        });
        try (RecordedLogs log = new RecordedLogs(Listeners.class)) {
            decorator.update(moving("a", 9), List.of(sample(1, 9)));
            assertThat(log.warnings()).hasSize(1);
            assertThat(log.everything()).contains("broken listener");
        }
        assertThat(decorator.samples("a")).containsExactly(sample(1, 9));

        int tries = disk.tries();
        decorator.check();
        assertThat(disk.tries()).isEqualTo(tries + 1);
    }
}
