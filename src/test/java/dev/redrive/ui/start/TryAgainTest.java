package dev.redrive.ui.start;

import static dev.redrive.testing.UiBench.ACME;
import static dev.redrive.testing.UiBench.TASK;
import static dev.redrive.testing.UiBench.TRIAL;
import static dev.redrive.testing.UiBench.said;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseApi.RetryAccepted;
import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.profile.Profile;
import dev.redrive.testing.UiBench;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The countdown to the next try, and what it does at zero. */
class TryAgainTest {

    static final List<EnterpriseFailure> OTHERS =
            List.of(
                    new EnterpriseFailure.UnknownOutcome(""),
                    new EnterpriseFailure.KeyRefused(""),
                    new EnterpriseFailure.ServiceError(500, "", null),
                    new EnterpriseFailure.RateLimited(Duration.ofSeconds(5), ""));

    private final UiBench bench = new UiBench();
    private final RecordingFlow flow = new RecordingFlow();
    private RunningViewModel screen = screen(TRIAL);

    private RunningViewModel screen(Profile profile) {
        RunningViewModel made =
                new RunningViewModel(
                        bench.kit,
                        new RetryRequest(profile, ItemKind.TRIPS, "ticket 7"),
                        bench.desk,
                        flow);
        bench.desk.onOutcome(made::answered);
        return made;
    }

    @Test
    void switchedOff_nothingIsRequested() {
        tick(1_000);

        assertThat(screen.next().left.get()).isEmpty();
        assertThat(flow.ways).isEmpty();
        assertThat(bench.service.calls()).isEmpty();
    }

    @Test
    void countdownReachesZero_requestsOnce() {
        bench.service.accepts(new RetryAccepted(TASK, 321L));
        screen.next().on.set(true);
        assertThat(left()).isEqualTo("1 min left");
        tick(1);
        assertThat(left()).isEqualTo("59 s left");
        tick(58);
        assertThat(left()).isEqualTo("1 s left");
        assertThat(bench.work.size()).isZero();

        tick(30);
        assertThat(bench.work.size()).isEqualTo(1);
        assertThat(screen.sending.get()).isTrue();
        bench.work.runAll();

        assertThat(bench.service.calls()).containsExactly("retry TRIPS");
        assertThat(flow.ways).containsExactly("watching");
        assertThat(bench.journal.recent("trial", 9).getFirst().reason()).isEqualTo("ticket 7");
        tick(1_000);
        assertThat(bench.service.calls()).hasSize(1);
    }

    @Test
    void production_questionComesAgainAndNothingIsSent() {
        screen = screen(ACME);
        assertThat(screen.next().meaning()).contains("Nothing is sent until you confirm");
        screen.next().on.set(true);

        tick(200);

        assertThat(flow.ways).containsExactly("ask ACME TRIPS ticket 7");
        assertThat(bench.service.calls()).isEmpty();
        assertThat(bench.work.size()).isZero();
    }

    @Test
    void stillInProgress_countsDownAgain() {
        bench.service.refuses(new EnterpriseFailure.AlreadyRunning(""));
        bench.service.refuses(new EnterpriseFailure.AlreadyRunning(""));
        screen.next().on.set(true);

        tick(60);
        bench.work.runAll();
        assertThat(left()).isEqualTo("1 min left");
        assertThat(screen.problem.get()).isNull();
        tick(60);
        bench.work.runAll();

        assertThat(bench.service.calls()).containsExactly("retry TRIPS", "retry TRIPS");
        assertThat(bench.journal.recent("trial", 9)).isEmpty();
        assertThat(flow.ways).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("OTHERS")
    void anyOtherRefusal_endsTheCountdownAndIsShown(EnterpriseFailure failure) {
        bench.service.refuses(failure);
        screen.next().on.set(true);

        tick(60);
        bench.work.runAll();
        tick(1_000);

        assertThat(bench.service.calls()).hasSize(1);
        assertThat(screen.next().on.get()).isFalse();
        assertThat(requireNonNull(screen.problem.get()).title())
                .isEqualTo("Trial: " + bench.failures.title(failure));
    }

    @Test
    void nothingHadFailed_isShown() {
        bench.service.accepts(new RetryAccepted(null, 0L));
        screen.next().on.set(true);

        tick(60);
        bench.work.runAll();

        assertThat(flow.ways).containsExactly("nothing failed TRIPS of Trial");
    }

    @Test
    void countdown_canBeSwitchedOffAndLengthened() {
        screen.next().on.set(true);
        tick(30);
        screen.next().length.set(Duration.ofMinutes(5));
        assertThat(left()).isEqualTo("5 min left");
        tick(100);
        screen.next().on.set(false);
        assertThat(left()).isEmpty();
        tick(1_000);

        assertThat(bench.service.calls()).isEmpty();
    }

    @Test
    void dialogIsLeft_nothingFollows() {
        screen.next().on.set(true);
        screen.cancel();
        tick(1_000);
        screen = screen(TRIAL);
        screen.next().on.set(true);
        screen.leave();
        tick(1_000);

        assertThat(flow.ways).containsExactly("close");
        assertThat(bench.service.calls()).isEmpty();
    }

    @Test
    void requestInFlight_dialogCannotBeLeft() {
        bench.service.accepts(new RetryAccepted(TASK, 321L));
        screen.next().on.set(true);
        tick(60);

        screen.cancel();
        screen.tryAgain();
        assertThat(flow.ways).isEmpty();
        bench.work.runAll();
        assertThat(flow.ways).containsExactly("watching");
    }

    @Test
    void idIsBeingLookedUp_countdownWaits() {
        bench.service.fails(new EnterpriseFailure.NotFound(""));
        screen.taskId.set(TASK);
        screen.attach();
        screen.next().on.set(true);
        tick(100);
        assertThat(bench.work.size()).isEqualTo(1);

        bench.service.says(said("IN_PROGRESS", 321L, 12L));
        bench.work.runAll();
        assertThat(bench.service.calls()).containsExactly("task " + TASK);
    }

    @ParameterizedTest
    @ValueSource(ints = {-30, -3, 3, 30})
    void aJumpOfTheClockIsNoTimeThatPassed(int hours) {
        screen.next().on.set(true);
        tick(10);

        bench.clock.move(Duration.ofHours(hours));
        screen.tick();

        assertThat(left()).isEqualTo("49 s left");
        tick(48);
        assertThat(left()).isEqualTo("1 s left");
        assertThat(bench.work.size()).isZero();
    }

    private String left() {
        return screen.next().left.get();
    }

    private void tick(int seconds) {
        for (int i = 0; i < seconds; i++) {
            bench.clock.move(Duration.ofSeconds(1));
            screen.tick();
        }
    }
}
