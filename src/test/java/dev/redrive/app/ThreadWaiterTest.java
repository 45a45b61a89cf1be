package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.app.Services.ThreadWaiter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The machine sleeps in the middle of a wait, or somebody sets its clock. */
@Timeout(30)
class ThreadWaiterTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration SLICE = Duration.ofMillis(2);

    @Test
    void waitThatEndedWhileTheMachineSlept_endsAtTheNextLook() throws InterruptedException {
        ThreadWaiter waiter = waiter(NOON, NOON, NOON.plusSeconds(3), NOON.plusSeconds(3_600));

        assertThat(waiter.await(Duration.ofHours(1))).isFalse();
    }

    @Test
    void shortSleep_doesNotEndTheWait() throws InterruptedException {
        Deque<Instant> times = new ArrayDeque<>(List.of(NOON, NOON.plusSeconds(3_000)));
        ThreadWaiter waiter = new ThreadWaiter(() -> next(times), SLICE);

        assertThat(waiter.await(Duration.ofMillis(40))).isFalse();
        assertThat(times).hasSize(1);
    }

    @Test
    void clockPutBack_isSaidAtOnce() throws InterruptedException {
        ThreadWaiter waiter = waiter(NOON, NOON.minusSeconds(3_600));

        assertThat(waiter.await(Duration.ofHours(1))).isTrue();
    }

    @Test
    void clockSetRightByATrifle_isNoReason() throws InterruptedException {
        ThreadWaiter waiter = waiter(NOON, NOON.minusMillis(300), NOON.minusMillis(600));

        assertThat(waiter.await(Duration.ofMillis(20))).isFalse();
    }

    @Test
    void clockThatStandsStill_endsNothingTooLate() throws InterruptedException {
        assertThat(waiter(NOON).await(Duration.ofMillis(20))).isFalse();
        assertThat(waiter(NOON).await(Duration.ZERO)).isFalse();
    }

    @Test
    void wokenBefore_doesNotWait_andThenDoesAgain() throws InterruptedException {
        ThreadWaiter waiter = waiter(NOON);
        waiter.wake();
        waiter.wake();

        assertThat(waiter.await(Duration.ofHours(1))).isTrue();
        assertThat(waiter.await(Duration.ofMillis(5))).isFalse();
    }

    @Test
    void wokenInTheMiddle_isAwakeAtOnce() throws InterruptedException {
        ThreadWaiter waiter = new ThreadWaiter(InstantSource.system(), Duration.ofDays(1));
        Thread.ofVirtual().start(waiter::wake);

        assertThat(waiter.await(Duration.ofHours(1))).isTrue();
    }

    /** A waiter whose clock shows these times, and then the last one for ever. */
    private static ThreadWaiter waiter(Instant... times) {
        Deque<Instant> left = new ArrayDeque<>(List.of(times));
        return new ThreadWaiter(() -> next(left), SLICE);
    }

    private static Instant next(Deque<Instant> times) {
        return times.size() > 1 ? times.remove() : times.element();
    }
}
