package dev.redrive.retry;

import dev.redrive.enterprise.EnterpriseFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes of every outcome how well the task is seen and when it is checked next. Holds against a
 * clock that jumps: what it counts in is time as it was lived through, which never goes back and in
 * which no step between two outcomes counts for more than 10 s. For one thread.
 */
final class Contact {

    private static final Duration YOUNG = Duration.ofSeconds(10);
    private static final Duration MISSING_AT_MOST = Duration.ofSeconds(30);
    private static final Duration LONGEST_STEP = Duration.ofSeconds(10);

    private final DoubleSupplier jitter;
    private final BooleanSupplier seen;
    private PollSchedule schedule = PollSchedule.START;
    private Instant last;
    private Duration lived = Duration.ZERO;
    private int tries;
    private @Nullable Instant lostAt;
    private @Nullable Instant missingAt;
    private Duration missingFrom = Duration.ZERO;

    /**
     * Contact as it is before the first outcome.
     *
     * @param jitter from 0 to 1
     * @param seen whether anybody can see what is answered
     */
    Contact(Instant start, DoubleSupplier jitter, BooleanSupplier seen) {
        this.last = start;
        this.jitter = jitter;
        this.seen = seen;
    }

    /** How long to wait after the last outcome. */
    Duration delay() {
        return schedule.delay();
    }

    /**
     * The service said how far the task is.
     *
     * @param moved whether that is another word or number than before
     * @param asked whether the person asked for this check
     */
    Sight answered(boolean moved, boolean asked, Instant now) {
        live(now);
        inContact();
        missingAt = null;
        boolean young = lived.compareTo(YOUNG) < 0;
        schedule =
                unlessSeen(moved ? schedule.afterMovement() : schedule.afterSame(!young && !asked));
        return new Sight.Fresh(now.plus(delay()));
    }

    /** The check failed. */
    Sight failed(EnterpriseFailure failure, Instant now) {
        live(now);
        return switch (failure) {
            case EnterpriseFailure.KeyRefused _, EnterpriseFailure.Forbidden _ ->
                    keyNeeded(failure);
            case EnterpriseFailure.NotFound _ -> notFound(now);
            case EnterpriseFailure.RateLimited(var wish, var _) -> {
                inContact();
                schedule = schedule.afterRateLimit(wish, jitter.getAsDouble());
                yield new Sight.RateLimited(now.plus(delay()));
            }
            case EnterpriseFailure.AlreadyRunning _,
                    EnterpriseFailure.InvalidAnswer _,
                    EnterpriseFailure.OtherTask _,
                    EnterpriseFailure.NotMade _,
                    EnterpriseFailure.ServiceError _,
                    EnterpriseFailure.Unreachable _,
                    EnterpriseFailure.UntrustedCertificate _,
                    EnterpriseFailure.TimedOut _,
                    EnterpriseFailure.ConnectionLost _,
                    EnterpriseFailure.UnknownOutcome _ ->
                    lost(failure, now);
        };
    }

    /** There is no key, or the service does not take it. */
    Sight keyNeeded(@Nullable EnterpriseFailure failure) {
        inContact();
        schedule = PollSchedule.START;
        return new Sight.KeyNeeded(failure);
    }

    private Sight notFound(Instant now) {
        inContact();
        if (missingAt == null) {
            missingFrom = lived;
        }
        missingAt = earlier(missingAt, now);
        schedule = unlessSeen(schedule.afterNotFound());
        boolean over = lived.minus(missingFrom).compareTo(MISSING_AT_MOST) >= 0;
        return new Sight.NotFound(missingAt, over ? null : now.plus(delay()));
    }

    private Sight lost(EnterpriseFailure failure, Instant now) {
        lostAt = earlier(lostAt, now);
        tries++;
        schedule = schedule.afterFailure(jitter.getAsDouble());
        return new Sight.NoContact(lostAt, tries, now.plus(delay()), failure);
    }

    private PollSchedule unlessSeen(PollSchedule wanted) {
        return seen.getAsBoolean() ? wanted : wanted.unseen();
    }

    private void inContact() {
        tries = 0;
        lostAt = null;
    }

    private void live(Instant now) {
        Duration step = Duration.between(last, now);
        last = now;
        if (step.isPositive()) {
            lived = lived.plus(step.compareTo(LONGEST_STEP) < 0 ? step : LONGEST_STEP);
        }
    }

    /** When it began, by a clock that may have been put back since. */
    private static Instant earlier(@Nullable Instant began, Instant now) {
        return began == null || began.isAfter(now) ? now : began;
    }
}
