package dev.redrive.retry;

import static dev.redrive.retry.Bench.TASK;
import static dev.redrive.retry.Bench.at;
import static dev.redrive.retry.Bench.completed;
import static dev.redrive.retry.Bench.left;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.EnterpriseFailure.Reason;
import dev.redrive.enterprise.Outcome;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Every way a task can be seen, and that none of them changes what the service said. */
class ContactStateTest {

    static final List<EnterpriseFailure> NO_CONTACT =
            List.of(
                    new EnterpriseFailure.AlreadyRunning(""),
                    new EnterpriseFailure.InvalidAnswer("<html>", ""),
                    new EnterpriseFailure.OtherTask(),
                    new EnterpriseFailure.NotMade(),
                    new EnterpriseFailure.ServiceError(500, "", null),
                    new EnterpriseFailure.Unreachable(Reason.REFUSED, ""),
                    new EnterpriseFailure.TimedOut(""),
                    new EnterpriseFailure.ConnectionLost(""),
                    new EnterpriseFailure.UnknownOutcome(""));

    static final List<EnterpriseFailure> NO_KEY =
            List.of(new EnterpriseFailure.KeyRefused(""), new EnterpriseFailure.Forbidden("no"));

    private static final EnterpriseFailure MISSING = new EnterpriseFailure.NotFound("");

    private final Bench bench = new Bench();

    @Test
    void taskIsAnswered_stateGoesFromPollingToFreshToEnded() {
        bench.service.says(left(12), completed());

        bench.watched();

        assertThat(bench.states)
                .extracting(WatchState::contact)
                .containsExactly(
                        new ContactState.Polling(null),
                        new ContactState.Fresh(at(1)),
                        new ContactState.Polling(new ContactState.Fresh(at(1))),
                        new ContactState.Ended());
    }

    @ParameterizedTest
    @FieldSource("NO_CONTACT")
    void contactIsLost_pollsBackOffAndNumbersStay(EnterpriseFailure failure) {
        bench.service.says(left(12)).fails(failure, failure, failure).says(left(12), completed());

        bench.watched();

        assertThat(bench.contacts())
                .containsExactly(
                        new ContactState.Fresh(at(1)),
                        new ContactState.NoContact(at(1), 1, at(2), failure),
                        new ContactState.NoContact(at(1), 2, at(4), failure),
                        new ContactState.NoContact(at(1), 3, at(8), failure),
                        new ContactState.Fresh(at(9)),
                        new ContactState.Ended());
        assertThat(bench.states.subList(1, bench.states.size() - 1))
                .allSatisfy(state -> assertThat(state.entry().nbRemainingItems()).isEqualTo(12));
        assertThat(bench.states.get(6).answeredAt()).isEqualTo(at(0));
    }

    @Test
    void anyAnswer_endsARowOfFailures() {
        EnterpriseFailure failure = NO_CONTACT.getFirst();
        bench.service
                .fails(failure, failure, new EnterpriseFailure.RateLimited(null, ""), failure)
                .says(completed());

        bench.watched();

        assertThat(bench.contacts().get(3))
                .isEqualTo(new ContactState.NoContact(at(7), 1, at(15), failure));
    }

    static final List<EnterpriseFailure> ENDS_A_ROW =
            List.of(
                    new EnterpriseFailure.NotFound(""),
                    new EnterpriseFailure.RateLimited(null, ""));

    @Test
    void answerEndsARowOfFailures_soThatTheNextOneIsTheFirst() {
        EnterpriseFailure failure = NO_CONTACT.getFirst();
        bench.service.fails(failure, failure).says(left(12)).fails(failure).says(completed());

        bench.watched();

        assertThat(bench.contacts().get(1))
                .isEqualTo(new ContactState.NoContact(at(0), 2, at(3), failure));
        assertThat(bench.contacts().get(3))
                .isEqualTo(new ContactState.NoContact(at(4), 1, at(5), failure));
    }

    @ParameterizedTest
    @FieldSource("ENDS_A_ROW")
    void answerWithoutUse_endsARowOfFailures(EnterpriseFailure answer) {
        EnterpriseFailure failure = NO_CONTACT.getFirst();
        bench.service.fails(failure, failure, answer, failure).says(completed());

        bench.watched();

        assertThat(bench.contacts().get(3))
                .isInstanceOfSatisfying(
                        ContactState.NoContact.class,
                        lost -> {
                            assertThat(lost.tries()).isOne();
                            assertThat(lost.since()).isEqualTo(bench.service.askedAt.get(3));
                        });
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"PT7S, 7", "PT0S, 1", "PT1H, 120", "-, 1"})
    void rateLimited(@Nullable Duration retryAfter, long seconds) {
        bench.service.fails(new EnterpriseFailure.RateLimited(retryAfter, "")).says(completed());

        bench.watched();

        assertThat(bench.contacts())
                .containsExactly(
                        new ContactState.RateLimited(at(seconds)), new ContactState.Ended());
        assertThat(bench.waitedSeconds()).containsExactly(seconds);
    }

    @ParameterizedTest
    @FieldSource("NO_KEY")
    void keyIsRejected_pollingPausesUntilAnotherIsEntered(EnterpriseFailure failure) {
        bench.service.says(left(12)).fails(failure).says(completed());
        TaskWatch watch = bench.watch();
        bench.waiter.during(
                2,
                () -> {
                    bench.clock.move(Duration.ofHours(5));
                    bench.keep(Bench.ACME, "second-key");
                    watch.keyEntered();
                });

        watch.begin();

        assertThat(bench.contacts())
                .containsExactly(
                        new ContactState.Fresh(at(1)),
                        new ContactState.KeyNeeded(failure),
                        new ContactState.Ended());
        assertThat(bench.service.keys).containsExactly("first-key", "second-key");
        assertThat(bench.service.askedAt).containsExactly(at(0), at(1), at(1 + 5 * 3_600));
    }

    @Test
    void keyIsMissing_waitHasNoLimit() {
        bench.service.fails(NO_KEY.getFirst()).says(completed());
        TaskWatch watch = bench.watch();
        bench.waiter.during(9, watch::keyEntered);

        watch.begin();

        assertThat(bench.service.polled).hasSize(2);
        assertThat(bench.service.askedAt.getLast()).isAfter(at(7 * 86_400));
    }

    @Test
    void keyIsMissing_nothingIsSent() {
        bench.vault.forget(Bench.ACME.id());
        TaskWatch watch = bench.watch();
        bench.waiter.during(1, watch::stop);

        watch.begin();

        assertThat(bench.contacts())
                .containsExactly(new ContactState.KeyNeeded(null), new ContactState.Stopped());
        assertThat(bench.service.polled).isEmpty();
    }

    @Test
    void keyEnteredDuringARejectedPoll_isTriedSoon() {
        TaskWatch watch = bench.watch();
        bench.service
                .does(() -> {
                    bench.keep(Bench.ACME, "second-key");
                    watch.keyEntered();
                    return new Outcome.Failed<>(NO_KEY.getFirst());
                })
                .says(completed());

        watch.begin();

        assertThat(bench.service.keys).containsExactly("first-key", "second-key");
        assertThat(bench.service.askedAt).containsExactly(at(0), at(1));
    }

    @Test
    void keyEnteredWhileInContact_isUsedFromTheNextPoll() {
        TaskWatch watch = bench.watch();
        bench.service.says(left(12), left(9), completed());
        bench.waiter.during(
                1,
                () -> {
                    bench.keep(Bench.ACME, "second-key");
                    watch.keyEntered();
                });

        watch.begin();

        assertThat(bench.service.keys).containsExactly("first-key", "second-key");
        assertThat(bench.service.askedAt).containsExactly(at(0), at(1), at(2));
    }

    @Test
    void notFoundFor30Seconds_endsTheWatch() {
        bench.service.fails(Collections.nCopies(31, MISSING).toArray(EnterpriseFailure[]::new));

        TaskWatch watch = bench.watched();

        assertThat(bench.contacts())
                .hasSize(31)
                .startsWith(new ContactState.NotFound(at(0), at(1)))
                .contains(new ContactState.NotFound(at(0), at(30)))
                .endsWith(new ContactState.NotFound(at(0), null));
        assertThat(watch.state().entry().taskId()).isEqualTo(TASK);
        assertThat(watch.state().isWatching()).isFalse();
    }

    @Test
    void notFoundMidway_countsFromTheFirstAndKeepsTheNumbers() {
        bench.service.says(left(12)).fails(MISSING, MISSING).says(left(9));
        bench.service.fails(Collections.nCopies(31, MISSING).toArray(EnterpriseFailure[]::new));

        TaskWatch watch = bench.watched();

        assertThat(bench.contacts()).contains(new ContactState.NotFound(at(1), at(3)));
        assertThat(watch.state().contact()).isEqualTo(new ContactState.NotFound(at(4), null));
        assertThat(watch.state().entry().nbRemainingItems()).isEqualTo(9);
        assertThat(bench.service.askedAt.getLast()).isEqualTo(at(34));
    }

    @Test
    void stop_endsTheWaitAtOnceAndIsNotCanceled() {
        bench.service.says(left(12));
        TaskWatch watch = bench.watch();
        bench.waiter.during(1, watch::stop);

        watch.begin();

        assertThat(bench.contacts())
                .containsExactly(new ContactState.Fresh(at(1)), new ContactState.Stopped());
        assertThat(watch.state().isFinal()).isFalse();
        assertThat(watch.state().entry().nbRemainingItems()).isEqualTo(12);
        assertThat(bench.clock.instant()).isEqualTo(at(0));
    }

    @Test
    void aStoppedWatch_ignoresThePollInFlight() {
        TaskWatch watch = bench.watch();
        bench.service
                .says(left(12))
                .does(() -> {
                    watch.stop();
                    return new Outcome.Answered<>(completed());
                });

        watch.begin();

        assertThat(bench.states.getLast().contact()).isEqualTo(new ContactState.Stopped());
        assertThat(watch.state()).isSameAs(bench.states.getLast());
        assertThat(watch.state().entry().nbRemainingItems()).isEqualTo(12);
        assertThat(bench.journal.updated).hasSize(1);
    }

    @Test
    void aFinalStatus_staysFinal_whateverIsPressedAfterwards() {
        bench.service.says(completed());

        TaskWatch watch = bench.watched();
        WatchState end = watch.state();
        watch.stop();
        watch.pollNow();
        watch.keyEntered();

        assertThat(watch.state()).isSameAs(end);
        assertThat(bench.states).endsWith(end).hasSize(2);
    }

    @Test
    void interruptedLoop_isAStoppedWatch() {
        bench.service.does(() -> {
            throw new InterruptedException();
        });

        TaskWatch watch = bench.watched();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(watch.state().contact()).isEqualTo(new ContactState.Stopped());
    }

    @Test
    void serviceThrows_countsAsNoContact() {
        bench.service
                .does(() -> {
                    throw new IllegalStateException("secret");
                })
                .says(completed());

        bench.watched();

        assertThat(bench.contacts().getFirst())
                .isEqualTo(
                        new ContactState.NoContact(
                                at(0), 1, at(1), new EnterpriseFailure.NotMade()));
        assertThat(bench.contacts()).endsWith(new ContactState.Ended());
    }
}
