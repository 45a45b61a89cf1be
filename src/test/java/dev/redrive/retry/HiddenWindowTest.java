package dev.redrive.retry;

import static dev.redrive.retry.Bench.ACME;
import static dev.redrive.retry.Bench.NOON;
import static dev.redrive.retry.Bench.TASK;
import static dev.redrive.retry.Bench.at;
import static dev.redrive.retry.Bench.completed;
import static dev.redrive.retry.Bench.left;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The window is hidden or minimised, and comes back. */
class HiddenWindowTest {

    private static final EnterpriseFailure LOST = new EnterpriseFailure.TimedOut("");

    private final Bench bench = new Bench();
    private final List<Runnable> loops = new ArrayList<>();
    private final RetryDesk desk = bench.desk(loops::add);

    @BeforeEach
    void hiddenAndWatching() {
        desk.windowVisible(false);
        desk.resume(ACME, Bench.entry());
    }

    @Test
    void windowIsHidden_taskIsPolledEvery15Seconds() {
        bench.service.says(left(12), left(11), left(11), completed());
        List<ContactState> contacts = new ArrayList<>();
        desk.watches().getFirst().onState(state -> contacts.add(state.contact()));

        run();

        assertThat(bench.service.askedAt).containsExactly(at(0), at(15), at(30), at(45));
        assertThat(contacts)
                .contains(
                        new ContactState.Fresh(at(15)),
                        new ContactState.Fresh(at(30)),
                        new ContactState.Fresh(at(45)));
    }

    @Test
    void windowIsShownAgain_pollsAtOnceThenAtTheUsualPace() {
        bench.service.says(left(12), left(9), left(7), completed());
        bench.waiter.during(1, shownAfter(Duration.ofSeconds(4)));

        run();

        assertThat(bench.service.askedAt).containsExactly(at(0), at(4), at(5), at(6));
    }

    @Test
    void windowShownDuringAPoll_isNotForgotten() {
        bench.service
                .does(() -> {
                    desk.windowVisible(true);
                    return new Outcome.Answered<>(left(12));
                })
                .says(left(9), completed());

        run();

        assertThat(bench.service.askedAt.get(1)).isBeforeOrEqualTo(at(1));
    }

    @Test
    void windowFlickers_pollsStayAQuarterOfASecondApart() {
        for (int i = 0; i < 20; i++) {
            bench.service.says(left(12));
        }
        bench.service.says(completed());
        for (int wait = 1; wait <= 20 * 7; wait++) {
            bench.waiter.during(
                    wait,
                    () -> {
                        desk.windowVisible(false);
                        shownAfter(Duration.ofMillis(40)).run();
                    });
        }

        run();

        for (int i = 1; i < bench.service.askedAt.size(); i++) {
            Instant before = bench.service.askedAt.get(i - 1);
            assertThat(bench.service.askedAt.get(i)).isAfterOrEqualTo(before.plusMillis(250));
        }
    }

    @Test
    void windowIsShownAgain_backoffStays() {
        bench.service.fails(LOST, LOST, LOST, LOST).says(completed());
        bench.waiter.during(4, shownAfter(Duration.ofSeconds(3)));

        run();

        assertThat(bench.service.askedAt).containsExactly(at(0), at(1), at(3), at(7), at(15));
    }

    @Test
    void aRetryAfter_isKept_evenWhenTheWindowIsShownAgain() {
        bench.service
                .fails(
                        new EnterpriseFailure.RateLimited(Duration.ofSeconds(7), ""),
                        new EnterpriseFailure.RateLimited(Duration.ofSeconds(60), ""))
                .says(completed());
        bench.waiter.during(2, shownAfter(Duration.ofSeconds(10)));

        run();

        assertThat(bench.service.askedAt).containsExactly(at(0), at(7), at(67));
    }

    @Test
    void windowIsShownAgain_rejectedKeyIsNotTriedAgain() {
        bench.service.fails(new EnterpriseFailure.KeyRefused("")).says(completed());
        bench.waiter.during(1, shownAfter(Duration.ofSeconds(10)));
        bench.waiter.during(2, () -> desk.keyEntered(ACME.id()));

        run();

        assertThat(bench.waiter.waits()).hasSize(2);
        assertThat(bench.service.askedAt).containsExactly(at(0), at(10));
    }

    @Test
    void windowIsHidden_unknownTaskIsGivenUpNoSooner() {
        for (int i = 0; i < 4; i++) {
            bench.service.fails(new EnterpriseFailure.NotFound(""));
        }

        run();

        assertThat(bench.service.askedAt).containsExactly(at(0), at(15), at(30), at(45));
        assertThat(desk.watches().getFirst().state().contact())
                .isEqualTo(new ContactState.NotFound(NOON, null));
    }

    @Test
    void taskBeginsWhileHidden_isPolledAtOnceAndF5Works() throws InterruptedException {
        RetryDesk another = bench.desk(loops::add);
        another.windowVisible(false);
        bench.service.says(left(12), left(9), completed());
        another.attach(ACME, ItemKind.TRIPS, TASK);
        TaskWatch watch = another.watches().getFirst();
        bench.waiter.during(
                1,
                () -> {
                    bench.clock.move(Duration.ofSeconds(2));
                    watch.pollNow();
                });

        loops.getLast().run();

        assertThat(bench.service.askedAt).containsExactly(at(0), at(2), at(17));
    }

    private void run() {
        loops.getLast().run();
        assertThat(desk.watches().getFirst().state().isWatching()).isFalse();
    }

    private Runnable shownAfter(Duration time) {
        return () -> {
            bench.clock.move(time);
            desk.windowVisible(true);
        };
    }
}
