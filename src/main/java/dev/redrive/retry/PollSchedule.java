package dev.redrive.retry;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait before the next check, as a pure function of the outcomes so far: each outcome
 * makes the next schedule of the present one. By itself never under 1 s and never over 30 s; the
 * service's own wish wins, from 1 s to 120 s.
 *
 * @param same how many answers in a row brought no movement
 * @param failed how many checks in a row failed
 * @param delay how long to wait now
 */
record PollSchedule(int same, int failed, Duration delay) {

    /** Before the first answer. */
    static final PollSchedule START = new PollSchedule(0, 0, Duration.ofSeconds(1));

    private static final int SAME_AT_FULL_PACE = 3;
    private static final int SLOWEST_S = 5;
    private static final int LONGEST_BACKOFF_S = 30;
    private static final int LONGEST_ASKED_S = 120;
    private static final Duration UNSEEN = Duration.ofSeconds(15);

    /** The service answered, and something moved. */
    PollSchedule afterMovement() {
        return START;
    }

    /**
     * The service answered, and nothing moved.
     *
     * @param slows whether this answer counts as a reason to ask less often
     */
    PollSchedule afterSame(boolean slows) {
        int atMost = slows ? SAME_AT_FULL_PACE + SLOWEST_S : Math.max(same, SAME_AT_FULL_PACE);
        int now = Math.min(same + 1, atMost);
        int seconds = Math.clamp(now - SAME_AT_FULL_PACE + 1L, 1, SLOWEST_S);
        return new PollSchedule(now, 0, Duration.ofSeconds(seconds));
    }

    /** The same, after an answer that nobody looks at: not sooner than in 15 s. */
    PollSchedule unseen() {
        return new PollSchedule(same, failed, delay.compareTo(UNSEEN) < 0 ? UNSEEN : delay);
    }

    /** The service does not know the task (yet), so it is asked again soon. */
    PollSchedule afterNotFound() {
        return new PollSchedule(same, 0, START.delay);
    }

    /**
     * The check failed: 1, 2, 4, 8, 16, 30 s, each up to a fifth shorter or longer.
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
     * The service asked for fewer requests.
     *
     * @param asked how long it asked to wait; null when it did not say
     * @param jitter as for a failure, used when it did not say
     */
    PollSchedule afterRateLimit(@Nullable Duration asked, double jitter) {
        if (asked == null) {
            return afterFailure(jitter);
        }
        long seconds = asked.getSeconds() + (asked.getNano() > 0 ? 1 : 0);
        return new PollSchedule(
                same, failed, Duration.ofSeconds(Math.clamp(seconds, 1, LONGEST_ASKED_S)));
    }
}
