package dev.redrive.retry;

import static dev.redrive.retry.Bench.NOON;
import static dev.redrive.retry.Bench.TASK;
import static dev.redrive.retry.Bench.at;
import static dev.redrive.retry.Bench.completed;
import static dev.redrive.retry.Bench.left;
import static dev.redrive.retry.Bench.pending;
import static dev.redrive.retry.Bench.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.enterprise.TaskStatus;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Sample;
import dev.redrive.journal.TaskTimes;
import dev.redrive.journal.Verdict;
import dev.redrive.journal.VerdictKind;
import dev.redrive.retry.Pace.PaceReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskWatchTest {

    private final Bench bench = new Bench();

    @Test
    void task_isFollowedFromPendingToItsEnd() {
        Instant completedAt = Instant.parse("2026-11-23T11:59:58.574Z");
        bench.service
                .says(pending(), left(300), left(120))
                .says(
                        new TaskSnapshot(
                                TASK,
                                null,
                                completedAt,
                                "PUSH_FAILED_TRIPS",
                                TaskStatus.of("COMPLETED"),
                                321L,
                                0L,
                                Set.of()));

        WatchState end = bench.watched().state();

        assertThat(bench.service.polled).containsOnly(TASK).hasSize(4);
        assertThat(end.contact()).isEqualTo(new ContactState.Ended());
        assertThat(end.pendingAt()).isEqualTo(at(0));
        assertThat(end.inProgressAt()).isEqualTo(at(1));
        assertThat(TaskTimes.endedAt(end.entry())).isEqualTo(at(2));
        assertThat(end.answeredAt()).isEqualTo(at(3));
        assertThat(Verdict.processed(end.entry())).isEqualTo(321);
        assertThat(end.samples())
                .containsExactly(
                        new Sample(at(0), 321),
                        new Sample(at(1), 300),
                        new Sample(at(2), 120),
                        new Sample(at(3), 0));
        assertThat(end.pace()).isEqualTo(new PaceReading(null, null, at(3)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CANCELED", "FAILED", "COMPLETED"})
    void aFinalStatusWithoutATime_endsTheTaskWhenItIsSeen(String word) {
        bench.service.says(left(300), said(word, 321L, 200L));

        WatchState end = bench.watched().state();

        assertThat(end.isFinal()).isTrue();
        assertThat(TaskTimes.endedAt(end.entry())).isEqualTo(at(1));
        assertThat(bench.journal.updated.getLast())
                .extracting(JournalEntry::status, JournalEntry::endedAt)
                .containsExactly(word, at(1));
    }

    @Test
    void endBeforeTheBeginning_isNotBelieved() {
        bench.service.says(
                new TaskSnapshot(
                        TASK,
                        at(-10),
                        at(-20),
                        null,
                        TaskStatus.of("COMPLETED"),
                        321L,
                        0L,
                        Set.of()));

        assertThat(TaskTimes.endedAt(bench.watched().state().entry())).isEqualTo(at(0));
    }

    @Test
    void anUnknownStatus_isShown_andTheWatchGoesOn() {
        bench.service.says(said("PAUSED", 321L, 20L), completed());

        bench.watched();

        assertThat(bench.states.get(1).snapshot()).isEqualTo(said("PAUSED", 321L, 20L));
        assertThat(bench.journal.updated.getFirst().status()).isEqualTo("PAUSED");
    }

    @Test
    void nothingMoves_pollsSlowDownUntilTheFirstMovement() {
        bench.service.says(left(300));
        still(left(300), 16);
        bench.service.says(left(299), left(298), completed());

        bench.watched();

        assertThat(bench.waitedSeconds())
                .containsExactly(
                        1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, // the first ten seconds
                        2L, 3L, 4L, 5L, 5L, 5L, 5L, 1L, 1L);
    }

    @Test
    void taskIsWaiting_doesNotCountAsMoving() {
        still(pending(), 10);
        bench.service.says(said("PENDING", 321L, 320L), said("PENDING", 321L, 319L), completed());

        bench.watched();

        assertThat(bench.waitedSeconds().subList(9, 12)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void fieldsGoMissing_lastValuesStayWithoutMovement() {
        still(left(12), 10);
        bench.service.says(said(null, null, null), left(12), completed());

        bench.watched();

        assertThat(bench.waitedSeconds().subList(9, 12)).containsExactly(1L, 2L, 3L);
        assertThat(stateAfterAnswer(11).snapshot()).isEqualTo(said(null, null, null));
        assertThat(stateAfterAnswer(11).nbItems()).isEqualTo(321);
        assertThat(stateAfterAnswer(11).samples()).hasSize(10);
        assertThat(stateAfterAnswer(11).entry().nbRemainingItems()).isEqualTo(12);
    }

    @Test
    void contradictoryNumbers_areKeptAsGiven() {
        bench.service.says(
                left(12), left(400), left(-3), said("IN_PROGRESS", -1L, 5L), completed());

        bench.watched();

        assertThat(bench.states)
                .extracting(
                        WatchState::nbItems,
                        state -> state.entry().nbRemainingItems(),
                        state -> Verdict.processed(state.entry()))
                .contains(tuple(321L, 400L, null), tuple(321L, -3L, null), tuple(-1L, 5L, null));
    }

    @Test
    void chartPoints_areWrittenToTheJournal() {
        bench.service.says(pending(), left(300), left(300), left(120), completed());

        bench.watched();

        // The end of a flat stretch is handed over with what came after it.
        assertThat(bench.journal.samples.stream().distinct())
                .containsExactly(
                        new Sample(at(0), 321),
                        new Sample(at(1), 300),
                        new Sample(at(2), 300),
                        new Sample(at(3), 120),
                        new Sample(at(4), 0));
    }

    @Test
    void theJournal_isUpdatedOnChangesOnly() {
        bench.service.says(pending(), pending(), left(321), left(300), left(300), completed());

        bench.watched();

        assertThat(bench.journal.begun).isEmpty();
        assertThat(bench.journal.updated)
                .extracting(JournalEntry::id, JournalEntry::status, JournalEntry::nbRemainingItems)
                .containsExactly(
                        tuple("entry 1", "PENDING", 321L),
                        tuple("entry 1", "IN_PROGRESS", 321L),
                        tuple("entry 1", "IN_PROGRESS", 300L),
                        tuple("entry 1", "COMPLETED", 0L));
    }

    @Test
    void onlyNumbersMayWaitForTheDisk_neverAWordOfTheServiceOrTheEnd() {
        bench.service.says(pending(), left(321), left(300), left(20), completed());

        bench.watched();

        assertThat(bench.journal.progress)
                .extracting(JournalEntry::status, JournalEntry::nbRemainingItems)
                .containsExactly(tuple("IN_PROGRESS", 300L), tuple("IN_PROGRESS", 20L));
    }

    @Test
    void taskIsForgottenByTheService_isForgottenInTheJournal() {
        bench.service.says(left(12));
        bench.service.fails(
                Collections.nCopies(31, new EnterpriseFailure.NotFound(""))
                        .toArray(EnterpriseFailure[]::new));

        WatchState end = bench.watched().state();

        assertThat(end.isWatching()).isFalse();
        assertThat(end.isFinal()).isFalse();
        JournalEntry last = bench.journal.updated.getLast();
        assertThat(last).isEqualTo(end.entry());
        assertThat(VerdictKind.of(last)).isEqualTo(VerdictKind.FORGOTTEN);
        assertThat(last)
                .extracting(
                        JournalEntry::status,
                        JournalEntry::nbRemainingItems,
                        JournalEntry::endedAt,
                        JournalEntry::forgottenAt)
                .containsExactly("IN_PROGRESS", 12L, null, at(31));
    }

    @Test
    void theJournalHasTheEnd_beforeListenersAreNotified() {
        bench.service.says(completed());
        List<JournalEntry> known = new ArrayList<>();
        TaskWatch watch = bench.watch();
        watch.onState(state -> {
            if (state.isFinal()) {
                known.addAll(bench.journal.updated);
            }
        });

        watch.begin();

        assertThat(known).extracting(JournalEntry::status).containsExactly("COMPLETED");
    }

    @Test
    void journalThrows_watchGoesOn() {
        bench.journal.broken = true;
        bench.service.says(left(12), completed());

        assertThat(bench.watched().state().contact()).isEqualTo(new ContactState.Ended());
    }

    @Test
    void listenerThrows_watchAndOtherListenersGoOn() {
        bench.service.says(left(12), completed());
        TaskWatch watch = bench.watch();
        List<WatchState> broken = new ArrayList<>();
        watch.onState(state -> {
            broken.add(state);
            throw new IllegalStateException("broken listener");
        });
        List<WatchState> later = new ArrayList<>();
        watch.onState(later::add);

        watch.begin();

        assertThat(later).isEqualTo(bench.states).isEqualTo(broken).hasSize(4);
    }

    @Test
    void aListener_getsThePresentStateAtOnce_andNothingAfterItWasRemoved() {
        bench.service.says(left(12), completed());
        TaskWatch watch = bench.watch();
        List<WatchState> states = new ArrayList<>();
        Runnable end = watch.onState(states::add);

        assertThat(states).containsExactly(watch.state());
        end.run();
        watch.begin();
        assertThat(states).hasSize(1);
    }

    @Test
    void noListener_getsAnOlderState_afterAnotherStoppedTheWatch() {
        bench.service.says(left(12));
        TaskWatch watch = bench.watch();
        watch.onState(state -> {
            if (state.contact() instanceof ContactState.Fresh) {
                watch.stop();
            }
        });
        List<ContactState> last = new ArrayList<>();
        watch.onState(state -> last.add(state.contact()));

        watch.begin();

        assertThat(last)
                .startsWith(new ContactState.Polling(null), new ContactState.Stopped())
                .doesNotContain(new ContactState.Fresh(at(1)));
    }

    @Test
    void poll_wipesItsCopyOfTheKey() {
        bench.service.says(left(12), completed());

        bench.watched();

        assertThat(bench.service.keys).containsExactly("first-key");
        assertThat(bench.service.handedOver).allSatisfy(key -> assertThat(key).containsOnly('\0'));
        assertThat(bench.states.toString()).doesNotContain("first-key");
    }

    @Test
    void longTask_keepsItsChartSmall() {
        for (int i = 0; i < 1_500; i++) {
            bench.service.says(left(5_000 - i));
        }
        bench.service.says(completed());

        WatchState end = bench.watched().state();

        assertThat(bench.states).allSatisfy(s -> assertThat(s.samples()).hasSizeLessThan(501));
        assertThat(end.samples())
                .startsWith(new Sample(NOON, 5_000))
                .endsWith(new Sample(at(1_500), 0));
    }

    private void still(TaskSnapshot same, int times) {
        bench.service.says(Collections.nCopies(times, same).toArray(TaskSnapshot[]::new));
    }

    private WatchState stateAfterAnswer(int number) {
        return bench.states.get(2 * number - 1);
    }
}
