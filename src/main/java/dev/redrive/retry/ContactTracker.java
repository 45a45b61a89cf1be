package dev.redrive.retry;

import dev.redrive.enterprise.EnterpriseFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns each outcome of a poll into a contact state and the time of the next poll. Withstands clock
 * jumps: it counts elapsed time, which never goes back and in which no step between two outcomes
 * counts for more than 10 s. For one thread.
 */
final class ContactTracker {

    private static final Duration YOUNG = Duration.ofSeconds(10);
    private static final Duration MISSING_AT_MOST = Duration.ofSeconds(30);
    private static final Duration LONGEST_STEP = Duration.ofSeconds(10);

    private final DoubleSupplier jitter;
    private final BooleanSupplier windowVisible;
    private PollSchedule schedule = PollSchedule.START;
    private Instant last;
    private Duration elapsed = Duration.ZERO;
    private int tries;
    private @Nullable Instant lostAt;
    private @Nullable Instant missingAt;
    private Duration missingSince = Duration.ZERO;

    /**
     * A tracker before the first outcome.
     *
     * @param jitter from 0 to 1
     * @param windowVisible whether the window can be seen
     */
    ContactTracker(Instant start, DoubleSupplier jitter, BooleanSupplier windowVisible) {
        this.last = start;
        this.jitter = jitter;
        this.windowVisible = windowVisible;
    }

    /** How long to wait after the last outcome. */
    Duration delay() {
        return schedule.delay();
    }

    /**
     * The service said how far the task is.
     *
     * @param moved whether a word or number has changed since the last answer
     * @param requested whether the user requested this poll
     */
    ContactState answered(boolean moved, boolean requested, Instant now) {
        advance(now);
        inContact();
        missingAt = null;
        boolean young = elapsed.compareTo(YOUNG) < 0;
        schedule =
                adaptedToWindow(
                        moved
                                ? schedule.afterMovement()
                                : schedule.afterSame(!young && !requested));
        return new ContactState.Fresh(now.plus(delay()));
    }

    /** The poll failed. */
    ContactState failed(EnterpriseFailure failure, Instant now) {
        advance(now);
        return switch (failure) {
            case EnterpriseFailure.KeyRefused _, EnterpriseFailure.Forbidden _ ->
                    keyNeeded(failure);
            case EnterpriseFailure.NotFound _ -> notFound(now);
            case EnterpriseFailure.RateLimited(var retryAfter, var _) -> {
                inContact();
                schedule = schedule.afterRateLimit(retryAfter, jitter.getAsDouble());
                yield new ContactState.RateLimited(now.plus(delay()));
            }
            case EnterpriseFailure.AlreadyRunning _,
                    EnterpriseFailure.Conflict _,
                    EnterpriseFailure.InvalidAnswer _,
                    EnterpriseFailure.OtherTask _,
                    EnterpriseFailure.NotMade _,
                    EnterpriseFailure.ServiceError _,
                    EnterpriseFailure.Unreachable _,
                    EnterpriseFailure.UntrustedCertificate _,
                    EnterpriseFailure.TimedOut _,
                    EnterpriseFailure.ConnectionLost _,
                    EnterpriseFailure.UnknownOutcome _ ->
                    noContact(failure, now);
        };
    }

    /** There is no key, or the service rejects it. */
    ContactState keyNeeded(@Nullable EnterpriseFailure failure) {
        inContact();
        schedule = PollSchedule.START;
        return new ContactState.KeyNeeded(failure);
    }

    private ContactState notFound(Instant now) {
        inContact();
        if (missingAt == null) {
            missingSince = elapsed;
        }
        missingAt = earlier(missingAt, now);
        schedule = adaptedToWindow(schedule.afterNotFound());
        boolean over = elapsed.minus(missingSince).compareTo(MISSING_AT_MOST) >= 0;
        return new ContactState.NotFound(missingAt, over ? null : now.plus(delay()));
    }

    private ContactState noContact(EnterpriseFailure failure, Instant now) {
        lostAt = earlier(lostAt, now);
        tries++;
        schedule = schedule.afterFailure(jitter.getAsDouble());
        return new ContactState.NoContact(lostAt, tries, now.plus(delay()), failure);
    }

    private PollSchedule adaptedToWindow(PollSchedule wanted) {
        return windowVisible.getAsBoolean() ? wanted : wanted.whileHidden();
    }

    private void inContact() {
        tries = 0;
        lostAt = null;
    }

    private void advance(Instant now) {
        Duration step = Duration.between(last, now);
        last = now;
        if (step.isPositive()) {
            elapsed = elapsed.plus(step.compareTo(LONGEST_STEP) < 0 ? step : LONGEST_STEP);
        }
    }

    /** When it began, by a clock that may have been set back since. */
    private static Instant earlier(@Nullable Instant began, Instant now) {
        return began == null || began.isAfter(now) ? now : began;
    }

    /**
     * How long to wait before the next poll, as a pure function of the outcomes so far: each
     * outcome turns one schedule into the next. From 1 s to 30 s by itself; a Retry-After wins,
     * from 1 s to 120 s.
     *
     * @param same how many answers in a row brought no movement
     * @param failed how many polls in a row failed
     * @param delay how long to wait now
     */
    record PollSchedule(int same, int failed, Duration delay) {

        /** Before the first answer. */
        static final PollSchedule START = new PollSchedule(0, 0, Duration.ofSeconds(1));

        private static final int SAME_AT_FULL_PACE = 3;
        private static final int SLOWEST_S = 5;
        private static final int LONGEST_BACKOFF_S = 30;
        private static final int LONGEST_RETRY_AFTER_S = 120;
        private static final Duration WHILE_HIDDEN = Duration.ofSeconds(15);

        /** The service answered, and something moved. */
        PollSchedule afterMovement() {
            return START;
        }

        /**
         * The service answered, and nothing moved.
         *
         * @param slows whether this answer counts as a reason to poll less often
         */
        PollSchedule afterSame(boolean slows) {
            int atMost = slows ? SAME_AT_FULL_PACE + SLOWEST_S : Math.max(same, SAME_AT_FULL_PACE);
            int now = Math.min(same + 1, atMost);
            int seconds = Math.clamp(now - SAME_AT_FULL_PACE + 1L, 1, SLOWEST_S);
            return new PollSchedule(now, 0, Duration.ofSeconds(seconds));
        }

        /** The same while the window is hidden: not sooner than in 15 s. */
        PollSchedule whileHidden() {
            return new PollSchedule(
                    same, failed, delay.compareTo(WHILE_HIDDEN) < 0 ? WHILE_HIDDEN : delay);
        }

        /** The service does not know the task (yet), so the next poll is soon. */
        PollSchedule afterNotFound() {
            return new PollSchedule(same, 0, START.delay);
        }

        /**
         * The poll failed: 1, 2, 4, 8, 16, 30 s, each up to a fifth shorter or longer.
         *
         * @param jitter from 0, the shortest, to 1, the longest
         */
        PollSchedule afterFailure(double jitter) {
            int backoff = failed < 5 ? 1 << failed : LONGEST_BACKOFF_S;
            long millis = Math.round(backoff * 1_000 * (0.8 + 0.4 * jitter));
            Duration wait = Duration.ofMillis(Math.clamp(millis, 1_000, LONGEST_BACKOFF_S * 1_000));
            return new PollSchedule(same, Math.min(failed + 1, 5), wait);
        }

        /**
         * The service wants fewer requests.
         *
         * @param retryAfter how long it wants us to wait; null when it did not say
         * @param jitter as for a failure, used when it did not say
         */
        PollSchedule afterRateLimit(@Nullable Duration retryAfter, double jitter) {
            if (retryAfter == null) {
                return afterFailure(jitter);
            }
            long seconds = retryAfter.getSeconds() + (retryAfter.getNano() > 0 ? 1 : 0);
            return new PollSchedule(
                    same,
                    failed,
                    Duration.ofSeconds(Math.clamp(seconds, 1, LONGEST_RETRY_AFTER_S)));
        }
    }
}
