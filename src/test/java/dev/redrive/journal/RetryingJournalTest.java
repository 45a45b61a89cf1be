package dev.redrive.journal;

import static dev.redrive.journal.Entries.ended;
import static dev.redrive.journal.Entries.entry;
import static dev.redrive.journal.Entries.moving;
import static dev.redrive.journal.Entries.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redrive.journal.History.HistoryFilter;
import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.RetryingJournal.JournalHealth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nothing is lost while the disk is away, and nothing old is saved over something new. */
class RetryingJournalTest extends JournalPromises<RetryingJournal> {

    // Held on to, because a logger nobody holds forgets its level.
    private static final Logger LOG = Logger.getLogger(RetryingJournal.class.getName());

    private final BrokenDisk disk = new BrokenDisk();
    private final HandClock clock = new HandClock(Entries.NOON);
    private final RetryingJournal journal = new RetryingJournal(disk, disk, clock, Runnable::run);
    private final List<JournalHealth> notified = new ArrayList<>();

    @BeforeAll
    static void withoutItsWarnings() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void withThemAgain() {
        LOG.setLevel(null);
    }

    @BeforeEach
    void listen() {
        journal.onHealth(_ -> notified.add(journal.health()));
    }

    @Override
    public RetryingJournal journal() {
        return journal;
    }

    @Test
    void noListenerIsNotified_whileAllIsWell() {
        journal.begin(entry("a", "acme", 0));
        journal.check();

        assertThat(notified).isEmpty();
        assertThat(journal.health()).isEqualTo(JournalHealth.HEALTHY);
    }

    @Test
    void aNoteBringsItsEntryToADiskThatWorksAgain() {
        disk.fails(JournalTrouble.DISK_FULL);
        journal.begin(entry("a", "acme", 0));
        disk.works();

        journal.note("a", "told the customer");

        assertThat(journal.find(HistoryFilter.ALL, 0, 9))
                .containsExactly(new HistoryRow(entry("a", "acme", 0), "told the customer"));
        assertThat(journal.health()).isEqualTo(JournalHealth.HEALTHY);
    }

    @Test
    void trouble_isReportedAtOnce_withWhatIsNotSaved() {
        disk.fails(JournalTrouble.DISK_FULL);
        journal.begin(entry("a", "acme", 0));

        assertThat(notified)
                .containsExactly(
                        new JournalHealth(
                                JournalTrouble.DISK_FULL,
                                Entries.NOON,
                                List.of(entry("a", "acme", 0))));
        assertThat(journal.recent("acme", 9)).containsExactly(entry("a", "acme", 0));
    }

    @Test
    void aTaskId_isReported_whenItComesLaterThanItsEntry() {
        disk.fails(JournalTrouble.DISK_FULL);
        journal.begin(Entries.notKnown("a", 0));
        journal.begin(entry("a", "acme", 0));
        journal.update(moving("a", 7), List.of());

        assertThat(notified)
                .extracting(JournalHealth::unsaved)
                .containsExactly(List.of(Entries.notKnown("a", 0)), List.of(entry("a", "acme", 0)));
    }

    @Test
    void unsavedEntries_areSavedAndReported_whenTheDiskIsBack() {
        journal.begin(entry("before", "acme", -9));
        disk.fails(JournalTrouble.LOCKED);
        journal.begin(entry("a", "acme", 0));
        journal.update(moving("a", 100), List.of(sample(1, 100)));
        journal.update(moving("a", 50), List.of(sample(1, 100), sample(2, 50)));
        journal.update(moving("b", 7), List.of());
        disk.works();
        clock.move(Duration.ofSeconds(5));
        journal.check();

        assertThat(notified).last().isEqualTo(JournalHealth.HEALTHY);
        assertThat(disk.recent("acme", 9))
                .containsExactlyInAnyOrder(
                        moving("a", 50), moving("b", 7), entry("before", "acme", -9));
        assertThat(disk.samples("a")).containsExactly(sample(1, 100), sample(2, 50));
    }

    @Test
    void whatIsWithdrawnWhileTheDiskIsAwayIsNotShownAndGoesWhenItIsBack() {
        journal.begin(entry("on disk", "acme", 0));
        disk.cannotWrite(JournalTrouble.DISK_FULL);
        journal.begin(entry("in memory", "acme", 1));
        journal.withdraw(entry("on disk", "acme", 0));
        journal.withdraw(entry("in memory", "acme", 1));

        assertThat(journal.recent("acme", 9)).isEmpty();
        assertThat(journal.find(HistoryFilter.ALL, 0, 9)).isEmpty();
        assertThat(journal.health().unsaved()).isEmpty();

        disk.works();
        clock.move(Duration.ofSeconds(5));
        journal.check();
        assertThat(disk.recent("acme", 9)).isEmpty();
        assertThat(journal.health()).isEqualTo(JournalHealth.HEALTHY);
    }

    @Test
    void whatWasWithdrawnIsForgottenOnceItIsGoneFromTheDisk() {
        journal.begin(entry("a", "acme", 0));
        journal.withdraw(entry("a", "acme", 0));
        assertThat(journal.recent("acme", 9)).isEmpty();

        journal.begin(entry("a", "acme", 0));

        assertThat(journal.recent("acme", 9)).containsExactly(entry("a", "acme", 0));
    }

    @Test
    void whatIsInMemoryIsShownForItsOwnProfileOnly() {
        disk.fails(JournalTrouble.LOCKED);
        journal.begin(entry("a", "acme", 0));
        journal.begin(entry("b", "other", 1));

        assertThat(journal.recent("acme", 9)).containsExactly(entry("a", "acme", 0));
        assertThat(journal.recent("other", 9)).containsExactly(entry("b", "other", 1));
        assertThat(journal.recent("third", 9)).isEmpty();
    }

    @Test
    void aTaskIdThatCameWhileTheDiskWasAwayIsTriedAtOnce() {
        disk.fails(JournalTrouble.LOCKED);
        journal.begin(Entries.notKnown("a", 0));
        disk.works();
        journal.begin(entry("a", "acme", 0));

        assertThat(disk.recent("acme", 9)).containsExactly(entry("a", "acme", 0));
        assertThat(journal.health()).isEqualTo(JournalHealth.HEALTHY);
    }

    @Test
    void aSlowDisk_isTriedEveryFiveSeconds_andForEachNewEntry() {
        disk.fails(JournalTrouble.LOCKED);
        for (int i = 0; i < 200; i++) {
            journal.update(moving("a", 200 - i));
            journal.check();
        }
        assertThat(disk.tries()).isEqualTo(1);

        journal.begin(entry("b", "acme", 1));
        assertThat(disk.tries()).isEqualTo(2);

        clock.move(Duration.ofSeconds(5));
        journal.update(moving("a", 0));
        assertThat(disk.tries()).isEqualTo(3);
    }

    @Test
    void aClockPutBackByHoursDoesNotKeepItFromTrying() {
        disk.fails(JournalTrouble.LOCKED);
        journal.begin(entry("a", "acme", 0));
        disk.works();
        clock.move(Duration.ofHours(-3));
        journal.check();

        assertThat(journal.health()).isEqualTo(JournalHealth.HEALTHY);
        assertThat(disk.recent("acme", 9)).hasSize(1);
    }

    @Test
    void anyOtherFailureIsTroubleToo() {
        disk.fails(new IllegalStateException("the disk is gone"));
        journal.begin(entry("a", "acme", 0));

        assertThat(journal.health().trouble()).isEqualTo(JournalTrouble.BROKEN);
    }

    @Test
    void anotherTrouble_isReportedToo_sinceTheFirst() {
        disk.fails(JournalTrouble.LOCKED);
        journal.begin(entry("a", "acme", 0));
        disk.fails(JournalTrouble.DISK_FULL);
        clock.move(Duration.ofSeconds(6));
        journal.check();

        assertThat(notified)
                .extracting(JournalHealth::trouble)
                .containsExactly(JournalTrouble.LOCKED, JournalTrouble.DISK_FULL);
        assertThat(notified).extracting(JournalHealth::since).containsOnly(Entries.NOON);
    }

    @Test
    void theDiskIsReadWithWhatIsNewerInMemory() {
        journal.begin(entry("a", "acme", 0));
        journal.begin(entry("b", "acme", 10));
        disk.cannotWrite(JournalTrouble.DISK_FULL);
        journal.update(ended("a", "COMPLETED", 0), List.of(sample(1, 0)));
        journal.begin(entry("c", "acme", 5));

        assertThat(journal.unfinished()).extracting(JournalEntry::id).containsExactly("b", "c");
        assertThat(journal.recent("acme", 2))
                .extracting(JournalEntry::id)
                .containsExactly("b", "c");
        assertThat(journal.find(HistoryFilter.ALL, 1, 9))
                .extracting(HistoryRow::entry)
                .containsExactly(entry("c", "acme", 5), ended("a", "COMPLETED", 0));
        assertThat(journal.count(HistoryFilter.ALL)).isEqualTo(3);
        assertThat(journal.samples("a")).containsExactly(sample(1, 0));
    }

    @Test
    void theNoteOnTheDiskBelongsToTheNewerEntryInMemory() {
        HistoryRow ended = new HistoryRow(ended("a", "COMPLETED", 0), "told the customer");
        journal.begin(entry("a", "acme", 0));
        journal.begin(entry("same time", "acme", 0));
        journal.note("a", "told the customer");
        journal.note("same time", "another note");
        disk.cannotWrite(JournalTrouble.DISK_FULL);
        journal.update(ended.entry(), List.of());
        journal.begin(entry("not on disk", "acme", 1));

        assertThat(journal.find(HistoryFilter.ALL, 0, 9))
                .containsExactlyInAnyOrder(
                        new HistoryRow(entry("not on disk", "acme", 1), ""),
                        ended,
                        new HistoryRow(entry("same time", "acme", 0), "another note"));
        // On the disk it has not ended, so the disk alone would not find it.
        HistoryFilter both =
                new HistoryFilter("customer", null, VerdictKind.COMPLETED, null, null, null);
        assertThat(journal.all(both)).containsExactly(ended);
        assertThat(journal.count(both)).isEqualTo(1);
    }

    @Test
    void anUnreadableNote_isNotShownAsEmpty() {
        journal.begin(entry("a", "acme", 0));
        journal.note("a", "told the customer");
        disk.fails(JournalTrouble.LOCKED);
        journal.update(moving("a", 7), List.of());

        assertThatThrownBy(() -> journal.find(HistoryFilter.ALL, 0, 9))
                .isInstanceOf(JournalException.class);
        disk.works();
        assertThat(journal.find(HistoryFilter.ALL, 0, 9))
                .containsExactly(new HistoryRow(moving("a", 7), "told the customer"));
    }

    @Test
    void anUnreadableHistory_throws_whereAnyAnswerWouldBeWrong() {
        disk.fails(JournalTrouble.LOCKED);

        assertThatThrownBy(journal::unfinished).isInstanceOf(JournalException.class);
        assertThatThrownBy(() -> journal.find(HistoryFilter.ALL, 0, 9))
                .isInstanceOf(JournalException.class);
        assertThatThrownBy(() -> journal.note("a", "x")).isInstanceOf(JournalException.class);
        assertThat(notified)
                .extracting(JournalHealth::trouble)
                .containsExactly(JournalTrouble.LOCKED);
    }

    @Test
    void aDiskFullForDaysTakesLittleMemory() {
        disk.fails(JournalTrouble.DISK_FULL);
        LongStream.range(0, 5_000)
                .forEach(i -> journal.update(moving("a", i), List.of(sample(i, i))));
        disk.works();
        journal.begin(entry("b", "acme", 1));

        assertThat(disk.samples("a"))
                .hasSizeBetween(200, 500)
                .startsWith(sample(0, 0))
                .endsWith(sample(4_999, 4_999));
    }

    @Test
    @Timeout(60)
    void aStateStoredDuringASave_isSavedAfterIt() throws InterruptedException {
        List<Thread> others = new ArrayList<>();
        disk.during(() -> {
            Thread other = Thread.ofVirtual().start(() -> journal.update(moving("a", 1)));
            others.add(other);
            // Until it has put its word down and waits for its turn to save.
            while (other.getState() != Thread.State.BLOCKED) {
                Thread.onSpinWait();
            }
        });
        journal.update(moving("a", 2));
        others.getFirst().join();

        assertThat(disk.recent("acme", 9)).containsExactly(moving("a", 1));
    }

    @Test
    void aListenerThatBreaksHoldsUpNothing() {
        journal.onHealth(_ -> {
            throw new IllegalStateException("broken");
        });
        disk.fails(JournalTrouble.DISK_FULL);
        journal.begin(entry("a", "acme", 0));

        assertThat(notified).hasSize(1);
    }
}
