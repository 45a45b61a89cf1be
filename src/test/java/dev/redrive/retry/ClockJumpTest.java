package dev.redrive.retry;

import static dev.redrive.retry.Bench.at;
import static dev.redrive.retry.Bench.completed;
import static dev.redrive.retry.Bench.left;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.journal.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The machine sleeps, or someone sets its clock, in the middle of a wait. */
class ClockJumpTest {

    private static final EnterpriseFailure LOST = new EnterpriseFailure.TimedOut("");
    private static final EnterpriseFailure MISSING = new EnterpriseFailure.NotFound("");

    private final Bench bench = new Bench();

    @ParameterizedTest
    @ValueSource(ints = {-30, -3, 3, 30})
    void noBurstAndTheNextCheckIsSoon(int hours) {
        for (int i = 0; i < 8; i++) {
            bench.service.says(left(100 - i));
        }
        bench.service.says(completed());
        jumpDuring(4, hours);

        bench.watched();

        assertThat(bench.service.polled).hasSize(9);
        assertThat(bench.waiter.waits())
                .allSatisfy(wait ->
                        assertThat(wait).isBetween(Duration.ofMillis(250), Duration.ofSeconds(1)))
                .hasSizeLessThanOrEqualTo(9);
        assertThat(bench.states)
                .extracting(WatchState::samples)
                .allSatisfy(samples ->
                        assertThat(samples).isSortedAccordingTo(Comparator.comparing(Sample::at)));
    }

    @ParameterizedTest
    @ValueSource(ints = {-30, 30})
    void noContactIsNeverSinceTheFuture(int hours) {
        bench.service.says(left(12)).fails(LOST, LOST, LOST, LOST).says(completed());
        jumpDuring(3, hours);

        bench.watched();

        assertThat(bench.contacts())
                .filteredOn(ContactState.NoContact.class::isInstance)
                .map(ContactState.NoContact.class::cast)
                .hasSize(4)
                .allSatisfy(contact -> {
                    assertThat(contact.since()).isBefore(contact.next());
                    if (hours > 0) {
                        assertThat(contact.since()).isEqualTo(at(1));
                    }
                });
    }

    @Test
    void clockJumpsForward_unknownTaskKeepsItsFullPatience() {
        bench.service.fails(MISSING, MISSING).says(completed());
        jumpDuring(1, 3);

        assertThat(bench.watched().state().contact()).isEqualTo(new ContactState.Ended());
    }

    @Test
    void clockJumpsBack_patienceWithAnUnknownTaskStillEnds() {
        bench.service.fails(Collections.nCopies(32, MISSING).toArray(EnterpriseFailure[]::new));
        jumpDuring(5, -3);

        ContactState end = bench.watched().state().contact();

        Instant jumped = at(5).minus(Duration.ofHours(3));
        assertThat(end).isEqualTo(new ContactState.NotFound(jumped, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {-30, 30})
    void aRateLimitDoesNotLastForHours(int hours) {
        bench.service
                .fails(new EnterpriseFailure.RateLimited(Duration.ofSeconds(60), ""))
                .says(completed());
        jumpDuring(1, hours);

        bench.watched();

        assertThat(bench.waiter.waits())
                .hasSizeLessThanOrEqualTo(2)
                .containsOnly(Duration.ofSeconds(60));
    }

    @Test
    void clockIsSetBack_pollFollowsSoonWithItsTimeShown() {
        bench.service.says(left(12), left(12), completed());
        bench.waiter.during(
                1,
                () -> {
                    bench.clock.move(Duration.ofHours(-3));
                    bench.waiter.wake();
                });

        bench.watched();

        Instant jumped = at(0).minus(Duration.ofHours(3));
        assertThat(bench.service.askedAt.get(1)).isEqualTo(jumped.plusMillis(250));
        assertThat(bench.contacts().get(1))
                .isEqualTo(new ContactState.Fresh(jumped.plusMillis(1_250)));
    }

    /** The wait itself lasts as long as it should by the clock of the machine's heart. */
    private void jumpDuring(int wait, int hours) {
        bench.waiter.during(wait, () -> bench.clock.move(Duration.ofHours(hours)));
    }
}
