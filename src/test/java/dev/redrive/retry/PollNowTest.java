package dev.redrive.retry;

import static dev.redrive.retry.Bench.NOON;
import static dev.redrive.retry.Bench.at;
import static dev.redrive.retry.Bench.completed;
import static dev.redrive.retry.Bench.left;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.Outcome;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What F5 does, and what it cannot do however often it is pressed. */
class PollNowTest {

    private final Bench bench = new Bench();
    private final TaskWatch watch = bench.watch();

    @Test
    void checkNow_endsTheWait() {
        bench.service.says(left(12), completed());
        bench.waiter.during(1, pressAfter(Duration.ofMillis(400)));

        watch.begin();

        assertThat(bench.service.askedAt).containsExactly(NOON, NOON.plusMillis(400));
    }

    @Test
    void checkNowRepeatedly_pollsStayAQuarterOfASecondApart() {
        for (int i = 0; i < 20; i++) {
            bench.service.says(left(12)).fails(new EnterpriseFailure.TimedOut(""));
        }
        bench.service.says(completed());
        // Seven presses, 40 ms apart, until the first 250 ms are over.
        for (int wait = 1; wait <= 40 * 7; wait++) {
            bench.waiter.during(wait, pressAfter(Duration.ofMillis(40)));
        }

        watch.begin();

        assertThat(bench.service.askedAt)
                .hasSize(41)
                .containsExactlyElementsOf(
                        Stream.iterate(NOON, at -> at.plusMillis(280)).limit(41).toList());
    }

    @Test
    void pressedDuringAPoll_pollsOnceMoreAfterIt() {
        bench.service
                .does(() -> {
                    watch.pollNow();
                    watch.pollNow();
                    return new Outcome.Answered<>(left(12));
                })
                .says(left(12), completed());

        watch.begin();

        assertThat(bench.service.askedAt)
                .containsExactly(NOON, NOON.plusMillis(250), NOON.plusMillis(1_250));
    }

    @Test
    void checkNowDuringRetryAfter_stillWaits() {
        bench.service
                .fails(new EnterpriseFailure.RateLimited(Duration.ofSeconds(60), ""))
                .says(completed());
        bench.waiter.during(1, pressAfter(Duration.ofSeconds(10)));
        bench.waiter.during(2, pressAfter(Duration.ofSeconds(20)));

        watch.begin();

        assertThat(bench.service.askedAt).containsExactly(NOON, at(60));
        assertThat(bench.waitedSeconds()).containsExactly(60L, 50L, 30L);
    }

    @Test
    void pressedJustBeforeARetryAfter_doesNotShortenIt() {
        bench.service
                .does(() -> {
                    watch.pollNow();
                    return new Outcome.Failed<>(
                            new EnterpriseFailure.RateLimited(Duration.ofSeconds(60), ""));
                })
                .says(completed());

        watch.begin();

        assertThat(bench.service.askedAt).containsExactly(NOON, at(60));
    }

    @Test
    void checkNowWithoutAKey_triesOnce() {
        EnterpriseFailure refused = new EnterpriseFailure.KeyRefused("");
        bench.service.fails(refused, refused);
        bench.waiter.during(1, pressAfter(Duration.ofMinutes(3)));
        bench.waiter.during(3, watch::stop);

        watch.begin();

        assertThat(bench.service.askedAt).containsExactly(NOON, at(180));
        assertThat(bench.contacts())
                .containsExactly(
                        new ContactState.KeyNeeded(refused),
                        new ContactState.KeyNeeded(refused),
                        new ContactState.Stopped());
    }

    @Test
    void checkNow_doesNotSlowTheSchedule() {
        for (int i = 0; i < 14; i++) {
            bench.service.says(left(12));
        }
        bench.service.says(completed());
        for (int wait = 11; wait <= 13; wait++) {
            bench.waiter.during(wait, pressAfter(Duration.ofMillis(500)));
        }

        watch.begin();

        assertThat(bench.waitedSeconds().subList(10, 14)).containsExactly(2L, 2L, 2L, 2L);
    }

    private Runnable pressAfter(Duration time) {
        return () -> {
            bench.clock.move(time);
            watch.pollNow();
        };
    }
}
