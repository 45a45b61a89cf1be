package dev.redrive.journal;

import static dev.redrive.journal.Entries.answer;
import static dev.redrive.journal.Entries.at;
import static dev.redrive.journal.Entries.ended;
import static dev.redrive.journal.Entries.entry;
import static dev.redrive.journal.Entries.notKnown;
import static dev.redrive.journal.Entries.nothingToSend;
import static dev.redrive.journal.Entries.sample;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseApi.RetryAccepted;
import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.enterprise.TaskStatus;
import dev.redrive.journal.History.HistoryFilter;
import dev.redrive.journal.History.HistoryRow;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * What every journal promises.
 *
 * @param <J> the kind of journal
 */
public abstract class JournalPromises<J extends Journal & History> {

    /** The journal of this test, empty at first. */
    public abstract J journal();

    @Test
    void givesOneProfilesEntriesTheLastStartedFirst() {
        journal().begin(entry("a", "acme", 10));
        journal().begin(entry("old", "acme", 0));
        journal().begin(entry("other", "umbrella", 20));
        journal().begin(entry("b", "acme", 10));

        assertThat(recent("acme", 9)).containsExactly("b", "a", "old");
        assertThat(recent("acme", 2)).containsExactly("b", "a");
        assertThat(recent("nobody", 9)).isEmpty();
    }

    @Test
    void anUpdateReplacesTheEntryWhereverItStands() {
        JournalEntry first = entry("a", "acme", 0);
        JournalEntry later = first.withSnapshot(answer("IN_PROGRESS", 321L, 12L), at(1), null);
        journal().begin(first);
        journal().begin(entry("b", "acme", 0));
        journal().update(later);

        assertThat(recent("acme", 9)).containsExactly("b", "a");
        assertThat(journal().recent("acme", 9).getLast()).isEqualTo(later);
    }

    @Test
    void timesByTheServicesClockAreKept() {
        TaskStatus status = TaskStatus.of("COMPLETED");
        JournalEntry ended =
                entry("a", "acme", 0)
                        .withSnapshot(
                                new TaskSnapshot(
                                        "t",
                                        at(-5_000),
                                        at(-4_990),
                                        null,
                                        status,
                                        9L,
                                        0L,
                                        Set.of()),
                                at(20),
                                null);
        journal().update(ended);

        assertThat(journal().recent("acme", 9)).containsExactly(ended);
        assertThat(TaskTimes.clockDifference(ended)).isEqualTo(Duration.ofSeconds(-5_000));
    }

    @Test
    void anUpdateOfWhatCouldNotBeKeptBeforeIsKept() {
        journal().update(entry("late", "acme", 0), List.of(sample(1, 5)));

        assertThat(recent("acme", 9)).containsExactly("late");
        assertThat(journal().samples("late")).containsExactly(sample(1, 5));
    }

    @Test
    void whatIsWithdrawnWasNeverThere() {
        journal().begin(notKnown("refused", 1));
        journal().update(entry("a", "acme", 0), List.of(sample(1, 5)));
        journal().withdraw(notKnown("refused", 1));
        journal().withdraw(notKnown("nobody", 1));

        assertThat(journal().find(HistoryFilter.ALL, 0, 9))
                .extracting(row -> row.entry().id())
                .containsExactly("a");
        journal().withdraw(entry("a", "acme", 0));
        assertThat(recent("acme", 9)).isEmpty();
        assertThat(journal().samples("a")).isEmpty();
    }

    @Test
    void aRequestedRetry_becomesATaskInItsPlace() {
        JournalEntry requested = notKnown("a", 0);
        JournalEntry accepted = requested.accepted(new RetryAccepted("task", 12L));
        journal().begin(requested);
        journal().begin(accepted);

        assertThat(journal().unfinished()).containsExactly(accepted);
        assertThat(recent("acme", 9)).containsExactly("a");
    }

    @Test
    void aForgottenTaskIsNotResumedAndKnownAgainWhenTheServiceSaysSo() {
        JournalEntry running = Entries.moving("a", 12);
        journal().begin(running.forgotten(at(90)));

        assertThat(journal().unfinished()).isEmpty();
        assertThat(journal().recent("acme", 9))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(VerdictKind.of(entry)).isEqualTo(VerdictKind.FORGOTTEN);
                    assertThat(entry.status()).isEqualTo("IN_PROGRESS");
                    assertThat(entry.forgottenAt()).isEqualTo(at(90));
                });

        journal()
                .update(
                        running.forgotten(at(90))
                                .withSnapshot(answer("IN_PROGRESS", 123L, 9L), at(91), null));
        assertThat(journal().unfinished())
                .singleElement()
                .extracting(JournalEntry::nbRemainingItems, JournalEntry::forgottenAt)
                .containsExactly(9L, null);
    }

    @Test
    void everyFieldComesBackAlsoWhenItIsMissing() {
        List<JournalEntry> entries =
                List.of(
                        ended("a", "COMPLETED", 5),
                        ended("b", "later word é \uD83D\uDE97", 4),
                        nothingToSend("c", 3),
                        notKnown("d", 2),
                        afterACheck("e", "2026-11-23T10:31:07Z 120 ANSWERED 405 - - -"),
                        entry("f", "acme", 0).forgotten(at(40)));
        entries.forEach(journal()::begin);

        assertThat(journal().recent("acme", 9)).isEqualTo(entries);
    }

    private static JournalEntry afterACheck(String id, String check) {
        JournalEntry entry = entry(id, "acme", 1);
        return new JournalEntry(
                id, entry.request().after(check), entry.taskId(), entry.report(), entry.times());
    }

    @Test
    void unfinishedIsWhatHasATaskAndNoEnd() {
        journal().begin(entry("running", "acme", 0));
        journal().begin(entry("other", "umbrella", 1));
        journal().begin(notKnown("unknown", 2));
        journal().begin(nothingToSend("nothing", 3));
        journal().begin(ended("ended", "CANCELED", 4));
        journal().begin(entry("ends later", "acme", 5));
        journal().update(ended("ends later", "COMPLETED", 5));

        assertThat(journal().unfinished())
                .extracting(JournalEntry::id)
                .containsExactly("other", "running");
    }

    @Test
    void aShortChartIsKeptWholeAndTheEndOfAFlatStretchOnlyOnce() {
        journal().begin(entry("a", "acme", 0));
        journal().update(entry("a", "acme", 0), List.of(sample(1, 9), sample(2, 8)));
        journal().update(entry("a", "acme", 0), List.of(sample(2, 8), sample(3, 8)));
        journal().update(entry("b", "acme", 0), List.of(sample(7, 7)));

        assertThat(journal().samples("a"))
                .containsExactly(sample(1, 9), sample(2, 8), sample(3, 8));
        assertThat(journal().samples("nobody")).isEmpty();
    }

    @Test
    void aLongChartIsThinnedEvenlyWithBothItsEnds() {
        JournalEntry entry = entry("a", "acme", 0);
        for (int length = 20; length <= 2_300; length += 20) {
            int last = length;
            journal()
                    .update(
                            entry,
                            LongStream.rangeClosed(last - 19, last)
                                    .mapToObj(i -> sample(i, 5_000 - i))
                                    .toList());
            assertThat(journal().samples("a"))
                    .hasSizeLessThanOrEqualTo(500)
                    .contains(sample(1, 4_999), sample(last, 5_000 - last));
        }

        List<Sample> kept = journal().samples("a");
        List<Long> steps =
                IntStream.range(1, kept.size() - 1)
                        .mapToObj(i ->
                                kept.get(i - 1).nbRemainingItems() - kept.get(i).nbRemainingItems())
                        .distinct()
                        .toList();
        assertThat(kept).hasSizeGreaterThan(250);
        assertThat(steps).containsExactly(8L);
    }

    @Test
    void eventsAreKeptInTheirOrder_theNewest500_andGoWithTheirEntry() {
        journal().begin(entry("a", "acme", 0));
        journal().begin(ended("b", "FAILED", 0));
        journal().addEvent("a", new TaskEvent(at(3), TaskEvent.What.STATE, 9L, "PENDING"));
        journal().addEvent("a", new TaskEvent(at(2), TaskEvent.What.STILL, null, ""));
        journal().addEvent("b", new TaskEvent(at(4), TaskEvent.What.MOVING, 0L, ""));
        journal().addEvent("nobody", new TaskEvent(at(5), TaskEvent.What.STATE, 9L, ""));

        assertThat(journal().events("a"))
                .containsExactly(
                        new TaskEvent(at(3), TaskEvent.What.STATE, 9L, "PENDING"),
                        new TaskEvent(at(2), TaskEvent.What.STILL, null, ""));
        assertThat(journal().events("nobody")).isEmpty();

        for (int i = 0; i < TaskEvent.MOST; i++) {
            journal().addEvent("a", new TaskEvent(at(i), TaskEvent.What.STATE, null, "S" + i));
        }
        assertThat(journal().events("a"))
                .hasSize(TaskEvent.MOST)
                .extracting(TaskEvent::word)
                .startsWith("S0")
                .endsWith("S499");

        assertThat(journal().removeStartedBefore(at(9))).isEqualTo(1);
        assertThat(journal().events("b")).isEmpty();
        journal().withdraw(entry("a", "acme", 0));
        assertThat(journal().events("a")).isEmpty();
        assertThat(journal().events("b")).isEmpty();
    }

    @Test
    void aNoteStaysWhenTheTaskGoesOn() {
        journal().begin(entry("a", "acme", 0));
        journal().note("a", "Appelé le client : réessayé");
        journal().note("nobody", "no such entry");
        journal().update(ended("a", "COMPLETED", 0));

        assertThat(journal().find(HistoryFilter.ALL, 0, 9))
                .containsExactly(
                        new HistoryRow(ended("a", "COMPLETED", 0), "Appelé le client : réessayé"));
    }

    @Test
    void whatIsOldIsRemovedUnlessItIsUnfinished() {
        journal().begin(entry("running", "acme", 0));
        journal().begin(notKnown("unknown", 1));
        journal().begin(entry("forgotten", "acme", 1).forgotten(at(40)));
        journal().begin(nothingToSend("nothing", 2));
        journal().update(ended("ended", "FAILED", 3), List.of(sample(4, 4)));
        journal().begin(ended("younger", "FAILED", 10));

        assertThat(journal().removeStartedBefore(at(10))).isEqualTo(4);
        assertThat(recent("acme", 9)).containsExactly("younger", "running");
        assertThat(journal().samples("ended")).isEmpty();
        assertThat(journal().removeStartedBefore(at(10))).isZero();
    }

    @Test
    void losesNothingWhenManyThreadsWrite() {
        IntStream.range(0, 200).parallel().forEach(i -> journal().begin(entry("e" + i, "acme", i)));

        assertThat(recent("acme", 2_000)).hasSize(200).first().isEqualTo("e199");
    }

    @Test
    void allIsGivenInOrderHoweverMuchThereIs() {
        List<String> ids = LongStream.range(0, 603).mapToObj(i -> "e" + i).toList();
        // Always four started at the same time.
        ids.forEach(
                id -> journal().begin(entry(id, "acme", Integer.parseInt(id.substring(1)) / 4)));

        assertThat(journal().all(HistoryFilter.ALL).map(row -> row.entry().id()))
                .containsExactlyElementsOf(ids.reversed());
    }

    private List<String> recent(String profile, int atMost) {
        return journal().recent(profile, atMost).stream().map(JournalEntry::id).toList();
    }
}
