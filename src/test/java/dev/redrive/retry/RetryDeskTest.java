package dev.redrive.retry;

import static dev.redrive.retry.Bench.ACME;
import static dev.redrive.retry.Bench.NOON;
import static dev.redrive.retry.Bench.TASK;
import static dev.redrive.retry.Bench.completed;
import static dev.redrive.retry.Bench.left;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.redrive.enterprise.EnterpriseApi.RetryAccepted;
import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.Outcome;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.VerdictKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class RetryDeskTest {

    static final List<EnterpriseFailure> REFUSALS =
            List.of(
                    new EnterpriseFailure.KeyRefused(""),
                    new EnterpriseFailure.Forbidden(""),
                    new EnterpriseFailure.NotFound(""),
                    new EnterpriseFailure.AlreadyRunning("Bad request"),
                    new EnterpriseFailure.InvalidAnswer("", ""),
                    new EnterpriseFailure.RateLimited(null, ""),
                    new EnterpriseFailure.ServiceError(422, "", null),
                    new EnterpriseFailure.NotMade(),
                    new EnterpriseFailure.Unreachable(EnterpriseFailure.Reason.UNKNOWN_HOST, ""));

    private final Bench bench = new Bench();

    /** Loops that were asked for and not run: the watches stay as they began. */
    private final List<Runnable> loops = new ArrayList<>();

    private final RetryDesk desk = bench.desk(loops::add);

    @Test
    void start_isSentOnceRecordedAndWatchedToTheEnd() throws InterruptedException {
        bench.service.toRetry(new RetryAccepted(TASK, 321L));
        bench.service.says(left(12), completed());

        TaskWatch watch = start(bench.desk());

        assertThat(bench.service.retries).containsExactly(ItemKind.TRIPS);
        assertThat(bench.journal.begun)
                .extracting(JournalEntry::id, JournalEntry::taskId)
                .containsExactly(tuple("entry 1", null), tuple("entry 1", TASK));
        assertThat(bench.journal.begun.getLast()).isEqualTo(Bench.entry());
        assertThat(watch.state().contact()).isEqualTo(new ContactState.Ended());
        assertThat(bench.journal.updated.getLast())
                .extracting(JournalEntry::id, JournalEntry::status)
                .containsExactly("entry 1", "COMPLETED");
        assertThat(bench.service.handedOver)
                .hasSize(2)
                .allSatisfy(key -> assertThat(key).containsOnly('\0'));
    }

    @Test
    void aRetry_isInTheJournalBeforeItIsSent() throws InterruptedException {
        List<JournalEntry> kept = new ArrayList<>();
        bench.service.toRetry(() -> {
            kept.addAll(bench.journal.begun);
            return new Outcome.Answered<>(new RetryAccepted(TASK, 321L));
        });

        start(desk);

        assertThat(kept)
                .singleElement()
                .satisfies(entry -> {
                    assertThat(VerdictKind.of(entry)).isEqualTo(VerdictKind.NOT_KNOWN);
                    assertThat(entry.reason()).isEqualTo("ticket 7");
                    assertThat(entry.startedAt()).isEqualTo(NOON);
                });
    }

    @Test
    void theEntryIsStored_andTheWatchAnnounced_beforeTheFirstPoll() throws InterruptedException {
        bench.service.toRetry(new RetryAccepted(TASK, 321L));
        List<WatchState> atFirst = new ArrayList<>();
        desk.onWatch(watch -> {
            assertThat(bench.journal.begun.getLast().taskId()).isEqualTo(TASK);
            assertThat(bench.service.polled).isEmpty();
            assertThat(desk.watches()).containsExactly(watch);
            atFirst.add(watch.state());
        });

        start(desk);

        assertThat(atFirst).singleElement().extracting(WatchState::nbItems).isEqualTo(321L);
        assertThat(loops).hasSize(1);
    }

    @Test
    void readOnlyProfile_nothingIsSent() throws InterruptedException {
        bench.service.toRetry(new RetryAccepted(TASK, 321L));

        StartResult result = desk.start(ACME.readOnly(true), ItemKind.TRIPS, "a trainee's click");

        assertThat(result).isEqualTo(new StartResult.ReadOnly());
        assertThat(bench.service.retries).isEmpty();
        assertThat(bench.journal.begun).isEmpty();
    }

    @Test
    void readOnlyProfile_tasksAreWatched() throws InterruptedException {
        bench.service.says(left(12));

        assertThat(desk.attach(ACME.readOnly(true), ItemKind.TRIPS, TASK))
                .isInstanceOf(StartResult.Watching.class);
    }

    @Test
    void listenerThrows_taskIsStillWatched() throws InterruptedException {
        bench.service.toRetry(new RetryAccepted(TASK, 321L));
        desk.onWatch(_ -> {
            throw new IllegalStateException("broken listener");
        });

        start(desk);

        assertThat(loops).hasSize(1);
    }

    @Test
    void keyIsMissing_nothingIsSent() throws InterruptedException {
        bench.vault.forget(ACME.id());

        assertThat(desk.start(ACME, ItemKind.TRIPS, "")).isEqualTo(new StartResult.KeyMissing());
        assertThat(desk.attach(ACME, ItemKind.TRIPS, TASK)).isEqualTo(new StartResult.KeyMissing());
        assertThat(bench.service.keys).isEmpty();
    }

    @Test
    void nothingHadFailed_isRecordedAsEnded() throws InterruptedException {
        bench.service.toRetry(new RetryAccepted(null, 0L));

        assertThat(desk.start(ACME, ItemKind.CRASHES, "ticket 7"))
                .isEqualTo(new StartResult.NothingFailed());
        assertThat(desk.watches()).isEmpty();
        assertThat(bench.journal.begun.getLast())
                .extracting(JournalEntry::taskId, JournalEntry::nbItems, JournalEntry::endedAt)
                .containsExactly(null, 0L, NOON);
    }

    @ParameterizedTest
    @FieldSource("REFUSALS")
    void startIsRefused_nothingIsRecordedAndItCanBeTriedAgain(EnterpriseFailure failure)
            throws InterruptedException {
        bench.service.toRetry(failure);

        assertThat(desk.start(ACME, ItemKind.TRIPS, "")).isEqualTo(new StartResult.Failed(failure));
        assertThat(desk.watches()).isEmpty();
        assertThat(bench.journal.begun).isEmpty();
        assertThat(bench.journal.withdrawn).containsExactly("entry 1");

        bench.service.toRetry(new RetryAccepted(TASK, 321L));
        start(desk);
    }

    @Test
    void outcomeIsUnknown_isRecordedAndNotSentAgain() throws InterruptedException {
        EnterpriseFailure unknown = new EnterpriseFailure.UnknownOutcome("reset");
        bench.service.toRetry(unknown);

        assertThat(desk.start(ACME, ItemKind.TRIPS, "ticket 7"))
                .isEqualTo(new StartResult.Failed(unknown));
        assertThatOneUnknownIsRecorded();
    }

    @Test
    void startIsInterrupted_isRecordedAsUnknown() {
        bench.service.toRetry(() -> {
            throw new InterruptedException();
        });

        assertThatThrownBy(() -> desk.start(ACME, ItemKind.TRIPS, "ticket 7"))
                .isInstanceOf(InterruptedException.class);
        assertThatOneUnknownIsRecorded();
    }

    @Test
    void faultBeforeTheRequest_leavesNoEntry() throws InterruptedException {
        bench.service.cannotConnect(new IllegalArgumentException("secret"));
        StartResult notMade = new StartResult.Failed(new EnterpriseFailure.NotMade());

        assertThat(desk.start(ACME, ItemKind.TRIPS, "")).isEqualTo(notMade);
        assertThat(desk.attach(ACME, ItemKind.TRIPS, TASK)).isEqualTo(notMade);
        assertThat(bench.journal.begun).isEmpty();
    }

    @Test
    void refusedAfterAnUnknownOutcome_saysThatTheRunningTaskMayBeThatOne()
            throws InterruptedException {
        bench.service.toRetry(new EnterpriseFailure.UnknownOutcome("status 500"));
        desk.start(ACME, ItemKind.TRIPS, "");
        bench.clock.move(Duration.ofMinutes(3));

        bench.service.toRetry(new EnterpriseFailure.AlreadyRunning("Bad request"));
        for (ItemKind kind : ItemKind.values()) {
            assertThat(desk.start(ACME, kind, ""))
                    .isEqualTo(
                            new StartResult.Failed(
                                    new EnterpriseFailure.AlreadyRunning(
                                            "Bad request", null, Bench.NOON)));
        }
        assertThat(bench.journal.begun).as("only the first is kept").hasSize(1);
    }

    @Test
    void acceptedAfterAnUnknownOutcome_earlierOneIsOver() throws InterruptedException {
        EnterpriseFailure running = new EnterpriseFailure.AlreadyRunning("Bad request");
        bench.service.toRetry(new EnterpriseFailure.UnknownOutcome("status 500"));
        desk.start(ACME, ItemKind.TRIPS, "");
        bench.clock.move(Duration.ofMinutes(3));
        bench.service.toRetry(new RetryAccepted(TASK, 321L));
        start(desk).stop();
        bench.service.toRetry(running);

        assertThat(desk.start(ACME, ItemKind.TRIPS, "")).isEqualTo(new StartResult.Failed(running));
    }

    @Test
    void serviceThrows_outcomeIsUnknown() throws InterruptedException {
        bench.service.toRetry(() -> {
            throw new IllegalStateException("secret");
        });

        assertThat(desk.start(ACME, ItemKind.TRIPS, "ticket 7"))
                .isEqualTo(new StartResult.Failed(new EnterpriseFailure.UnknownOutcome("")));
        assertThatOneUnknownIsRecorded();
    }

    @Test
    void journalThrows_taskIsStillWatched() throws InterruptedException {
        bench.journal.broken = true;
        bench.service.toRetry(new RetryAccepted(TASK, 321L));
        bench.service.says(completed());

        assertThat(start(bench.desk()).state().contact()).isEqualTo(new ContactState.Ended());
    }

    @Test
    void kindIsRunning_onlyOtherKindsAndProfilesCanStart() throws InterruptedException {
        bench.service.toRetry(new RetryAccepted(TASK, 321L));
        bench.keep(Bench.profile("umbrella"), "other-key");
        TaskWatch watch = start(desk);

        assertThat(desk.start(ACME, ItemKind.TRIPS, ""))
                .isEqualTo(new StartResult.AlreadyWatched(watch));
        assertThat(desk.start(ACME, ItemKind.CRASHES, "")).isInstanceOf(StartResult.Watching.class);
        assertThat(desk.start(Bench.profile("umbrella"), ItemKind.TRIPS, ""))
                .isInstanceOf(StartResult.Watching.class);
        assertThat(bench.service.retries)
                .containsExactly(ItemKind.TRIPS, ItemKind.CRASHES, ItemKind.TRIPS);
        assertThat(desk.watches()).hasSize(3).startsWith(watch);
    }

    @Test
    void watchHasEnded_anotherRetryCanStart() throws InterruptedException {
        bench.service.toRetry(new RetryAccepted(TASK, 321L));
        bench.service.says(completed(), completed());
        RetryDesk direct = bench.desk();

        start(direct);
        start(direct);

        assertThat(bench.service.retries).hasSize(2);
        assertThat(direct.watches()).hasSize(2);
    }

    @Test
    void dismissed_watchIsStoppedAndGone() throws InterruptedException {
        bench.service.toRetry(new RetryAccepted(TASK, 321L));
        TaskWatch watch = start(desk);

        desk.dismiss(watch);

        assertThat(watch.state().contact()).isEqualTo(new ContactState.Stopped());
        assertThat(desk.watches()).isEmpty();
        loops.getFirst().run();
        assertThat(bench.service.polled).isEmpty();
    }

    @Test
    void keyIsEntered_onlyItsProfilesWatchesPoll() throws InterruptedException {
        bench.service.toRetry(new RetryAccepted(TASK, 321L));
        bench.service.fails(new EnterpriseFailure.KeyRefused("")).says(completed());
        TaskWatch watch = start(desk);
        bench.waiter.during(1, () -> desk.keyEntered("umbrella"));
        bench.waiter.during(2, () -> desk.keyEntered(ACME.id()));

        loops.getFirst().run();

        assertThat(watch.state().contact()).isEqualTo(new ContactState.Ended());
        assertThat(bench.service.askedAt.getLast()).isAfter(Bench.at(86_000));
    }

    private TaskWatch start(RetryDesk at) throws InterruptedException {
        StartResult result = at.start(ACME, ItemKind.TRIPS, "ticket 7");
        assertThat(result).isInstanceOf(StartResult.Watching.class);
        return ((StartResult.Watching) result).watch();
    }

    private void assertThatOneUnknownIsRecorded() {
        assertThat(bench.service.retries).hasSize(1);
        assertThat(desk.watches()).isEmpty();
        assertThat(bench.journal.begun)
                .singleElement()
                .extracting(
                        JournalEntry::taskId,
                        JournalEntry::nbItems,
                        JournalEntry::endedAt,
                        JournalEntry::reason)
                .containsExactly(null, null, null, "ticket 7");
    }
}
