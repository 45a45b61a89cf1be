package dev.redrive.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.retry.ContactTracker.PollSchedule;
import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A history is written as one letter for each outcome: m moved, s same, y same while the task is
 * young, n not found, f failed, r rate limited without a wish. Capitals: nobody can see the window.
 */
class PollScheduleTest {

    @ParameterizedTest
    @CsvSource({
        "'',           1000",
        "m,            1000",
        "s,            1000",
        "sss,          1000",
        "ssss,         2000",
        "sssss,        3000",
        "ssssss,       4000",
        "sssssss,      5000",
        "ssssssssssss, 5000",
        "sssssssm,     1000",
        "sssssssms,    1000",
        "sssssssmssss, 2000",
        "yyyyyyyyyy,   1000",
        "yyyyyyyyyys,  2000",
        "yyyyyyyyyyss, 3000",
        "sssssy,       3000",
        "f,            1000",
        "ff,           2000",
        "fff,          4000",
        "ffff,         8000",
        "fffff,       16000",
        "ffffff,      30000",
        "fffffffffff, 30000",
        "fffm,         1000",
        "fffmf,        1000",
        "fffsf,        1000",
        "sssssfff,     4000",
        "sssssfffs,    4000",
        "rrr,          4000",
        "ffr,          4000",
        "nnnnnnnn,     1000",
        "ffffnf,       1000",
        "M,           15000",
        "Y,           15000",
        "N,           15000",
        "SSSSSSSSSSSS, 15000",
        "SSSSSSSs,     5000",
        "SSSSs,        3000",
        "SSSSm,        1000",
        "Mf,           1000",
        "SSSSSSff,     2000",
        "SffffffS,    15000",
        "Sffffff,     30000",
        "Srrr,         4000",
    })
    void aHistoryDecidesTheNextDelay(String history, long millis) {
        PollSchedule schedule = PollSchedule.START;
        for (int i = 0; i < history.length(); i++) {
            schedule = after(schedule, history.charAt(i), 0.5);
        }

        assertThat(schedule.delay()).hasMillis(millis);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0,  1000", "1, 1,  1200",
        "2, 0,  1600", "2, 1,  2400",
        "5, 0, 12800", "5, 1, 19200",
        "6, 0, 24000", "6, 1, 30000",
        "9, 0, 24000", "9, 1, 30000",
    })
    void aBackoffIsUpToAFifthShorterOrLonger(int failures, double jitter, long millis) {
        PollSchedule schedule = PollSchedule.START;
        for (int i = 0; i < failures; i++) {
            schedule = schedule.afterFailure(jitter);
        }

        assertThat(schedule.delay()).hasMillis(millis);
    }

    @ParameterizedTest
    @CsvSource({
        "PT-5S,     1",
        "PT0S,      1",
        "PT1S,      1",
        "PT7S,      7",
        "PT7.2S,    8",
        "PT45S,    45",
        "PT120S,  120",
        "PT2M1S,  120",
        "PT999999999H, 120",
    })
    void aRetryAfter_winsFrom1To120Seconds(Duration polled, long seconds) {
        PollSchedule slow = PollSchedule.START.afterFailure(1).afterFailure(1).afterFailure(1);

        assertThat(slow.afterRateLimit(polled, 0.5).delay()).hasSeconds(seconds);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noHistoryLeavesTheLimits(long seed) {
        Random random = new Random(seed);
        PollSchedule schedule = PollSchedule.START;
        for (int i = 0; i < 20_000; i++) {
            Duration retryAfter = random.nextInt(10) == 0 ? retryAfter(random) : null;
            schedule =
                    retryAfter == null
                            ? after(
                                    schedule,
                                    "msynfrMSYN".charAt(random.nextInt(10)),
                                    random.nextDouble())
                            : schedule.afterRateLimit(retryAfter, random.nextDouble());

            assertThat(schedule.delay())
                    .isBetween(
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(retryAfter == null ? 30 : 120));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aHiddenWindow_onlySlowsPollsAfterAnswersAndLeavesNoTrace(long seed) {
        Random random = new Random(seed);
        PollSchedule seen = PollSchedule.START;
        PollSchedule unseen = PollSchedule.START;
        for (int i = 0; i < 20_000; i++) {
            char outcome = "msynfr".charAt(random.nextInt(6));
            double jitter = random.nextDouble();
            boolean looking = random.nextBoolean();
            seen = after(seen, outcome, jitter);
            unseen = after(unseen, looking ? outcome : unseen(outcome), jitter);

            boolean answer = "msyn".indexOf(outcome) >= 0;
            assertThat(unseen.delay())
                    .isEqualTo(answer && !looking ? Duration.ofSeconds(15) : seen.delay());
        }
    }

    private static char unseen(char outcome) {
        return "msyn".indexOf(outcome) < 0 ? outcome : Character.toUpperCase(outcome);
    }

    @Test
    void jitterIsNoNumberOrHuge_delayStaysInRange() {
        assertThat(PollSchedule.START.afterFailure(Double.NaN).delay()).hasSeconds(1);
        assertThat(PollSchedule.START.afterFailure(1e300).delay()).hasSeconds(30);
    }

    private static @Nullable Duration retryAfter(Random random) {
        return Duration.ofMillis(random.nextLong(-10_000, 10_000_000));
    }

    private static PollSchedule after(PollSchedule schedule, char outcome, double jitter) {
        return switch (outcome) {
            case 'm' -> schedule.afterMovement();
            case 's' -> schedule.afterSame(true);
            case 'y' -> schedule.afterSame(false);
            case 'n' -> schedule.afterNotFound();
            case 'M', 'S', 'Y', 'N' ->
                    after(schedule, Character.toLowerCase(outcome), jitter).whileHidden();
            case 'f' -> schedule.afterFailure(jitter);
            case 'r' -> schedule.afterRateLimit(null, jitter);
            default -> throw new IllegalArgumentException("no such outcome: " + outcome);
        };
    }
}
