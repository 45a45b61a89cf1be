package dev.redrive.retry;

import static dev.redrive.retry.Bench.at;
import static dev.redrive.retry.Bench.completed;
import static dev.redrive.retry.Bench.left;
import static dev.redrive.retry.Bench.pending;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.journal.TaskEvent;
import dev.redrive.journal.TaskEvent.What;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What is kept of the way of a task: every change once, and nothing for polls that changed none.
 */
class TaskEventsTest {

    private final Bench bench = new Bench();

    private List<What> whats() {
        return bench.journal.events.stream().map(TaskEvent::what).toList();
    }

    @Test
    void eachStateIsKeptOnce_howeverOftenItIsSaid() {
        bench.service.says(pending(), pending(), left(300), left(200), left(200), completed());

        TaskWatch watch = bench.watched();

        assertThat(bench.journal.events)
                .extracting(TaskEvent::word)
                .containsExactly("PENDING", "IN_PROGRESS", "COMPLETED");
        assertThat(bench.journal.events.get(1).nbRemainingItems()).isEqualTo(300);
        assertThat(watch.events()).isEqualTo(bench.journal.events);
    }

    @Test
    void lostContact_isOneEventFromItsFirstFailure_andOneWhenItIsBack() {
        EnterpriseFailure failure = new EnterpriseFailure.TimedOut("");
        bench.service.says(left(12)).fails(failure, failure, failure).says(left(9), completed());

        bench.watched();

        assertThat(bench.journal.events)
                .containsExactly(
                        new TaskEvent(at(0), What.STATE, 12L, "IN_PROGRESS"),
                        new TaskEvent(at(1), What.CONTACT_LOST, 12L, ""),
                        new TaskEvent(at(8), What.CONTACT_BACK, 9L, ""),
                        new TaskEvent(at(9), What.STATE, 0L, "COMPLETED"));
    }

    @Test
    void rejectedKey_andTheOneThatWasEntered_areKept() {
        bench.service.says(left(12)).fails(new EnterpriseFailure.KeyRefused(""));
        bench.service.says(left(9), completed());
        TaskWatch watch = bench.watch();
        watch.onState(state -> {
            if (state.contact() instanceof ContactState.KeyNeeded) {
                watch.keyEntered();
            }
        });

        watch.begin();

        assertThat(whats())
                .containsExactly(What.STATE, What.KEY_REJECTED, What.KEY_ENTERED, What.STATE);
    }

    @Test
    void aMinuteWithoutMovement_isKeptFromTheLastMovement_untilItMovesAgain() {
        bench.service.says(left(300), left(200));
        IntStream.range(0, 40).forEach(_ -> bench.service.says(left(200)));
        bench.service.says(left(100), completed());

        bench.watched();

        assertThat(whats()).containsExactly(What.STATE, What.STILL, What.MOVING, What.STATE);
        assertThat(bench.journal.events.get(1).at()).isEqualTo(at(1));
    }

    @Test
    void stoppedWatch_saysSo() {
        bench.service.says(left(300));
        TaskWatch watch = bench.watch();
        bench.waiter.during(1, watch::stop);

        watch.begin();

        assertThat(whats()).containsExactly(What.STATE, What.STOPPED);
    }

    @Test
    void afterARestart_theEventsGoOn_andAreNotRepeated() {
        bench.service.says(left(300), left(200), completed());
        bench.journal.events.add(new TaskEvent(at(-60), What.STATE, 310L, "IN_PROGRESS"));
        RetryDesk desk = bench.desk();

        TaskWatch watch = desk.resume(Bench.ACME, Bench.entry());

        assertThat(whats()).containsExactly(What.STATE, What.WATCHED_AGAIN, What.STATE);
        assertThat(watch).isNotNull();
        assertThat(watch == null ? List.of() : watch.events()).isEqualTo(bench.journal.events);
    }

    @Test
    void aJournalThatFails_keepsNothingBack() {
        bench.journal.broken = true;
        bench.service.says(left(300), completed());

        assertThat(bench.watched().events())
                .extracting(TaskEvent::word)
                .containsExactly("IN_PROGRESS", "COMPLETED");
    }

    @Test
    void aClockThatIsSetBack_makesNothingStill() {
        bench.service.says(left(300), left(200), left(200), completed());
        bench.waiter.during(2, () -> bench.clock.move(Duration.ofHours(-5)));

        bench.watched();

        assertThat(whats()).containsExactly(What.STATE, What.STATE);
    }

    @Test
    void clockIsSetBackWhileNothingMoves_isNoMovement() {
        bench.service.says(left(300), left(200));
        IntStream.range(0, 40).forEach(_ -> bench.service.says(left(200)));
        bench.service.says(completed());
        bench.waiter.during(38, () -> bench.clock.move(Duration.ofHours(-5)));

        bench.watched();

        assertThat(whats()).containsExactly(What.STATE, What.STILL, What.STATE, What.MOVING);
        assertThat(bench.journal.events.get(3).nbRemainingItems()).isZero();
    }
}
