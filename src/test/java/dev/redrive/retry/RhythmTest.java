package dev.redrive.retry;

import static dev.redrive.retry.Bench.completed;
import static dev.redrive.retry.Bench.left;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.Outcome;
import dev.redrive.enterprise.TaskSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The rhythm of the real loop through whatever happens: hundreds of checks that end in all ways and
 * take their time, and a machine that sleeps now and then.
 */
class RhythmTest {

    private static final int CHECKS = 400;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Bench bench = new Bench();
    private final Set<Integer> sleeps = new HashSet<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everyCheckIsMadeWhenItWasSaidTo(long seed) {
        watch(new Random(seed), 0);

        List<ContactState> contacts = bench.contacts();
        for (int i = 1; i < CHECKS; i++) {
            assertThat(bench.service.askedAt.get(i))
                    .as("check " + i + " after " + contacts.get(i - 1))
                    .isEqualTo(next(contacts.get(i - 1)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aSleepIsFollowedByOneCheckAndNoBurst(long seed) {
        watch(new Random(seed), 10);

        assertThat(sleeps).hasSizeGreaterThan(5);
        List<ContactState> contacts = bench.contacts();
        for (int i = 1; i < CHECKS; i++) {
            Instant before = bench.service.askedAt.get(i - 1);
            Instant check = bench.service.askedAt.get(i);
            assertThat(check).as("check " + i).isAfterOrEqualTo(before.plus(SECOND));
            if (!sleeps.contains(i)) {
                assertThat(check)
                        .as("check " + i + " after " + contacts.get(i - 1))
                        .isEqualTo(next(contacts.get(i - 1)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void delays_stayBetween1And30Seconds_unlessTheServiceAsksForMore(long seed) {
        watch(new Random(seed), 0);

        List<Duration> waits = bench.waiter.waits();
        List<ContactState> contacts = bench.contacts();
        for (int i = 0; i < CHECKS - 1; i++) {
            boolean asks = contacts.get(i) instanceof ContactState.RateLimited;
            assertThat(waits.get(i)).isBetween(SECOND, Duration.ofSeconds(asks ? 120 : 30));
        }
    }

    /**
     * Watches a task that ends after so many checks.
     *
     * @param percent how many waits of a hundred the machine sleeps through
     */
    private void watch(Random random, int percent) {
        for (int i = 1; i < CHECKS; i++) {
            Outcome<TaskSnapshot> outcome = outcome(random);
            Duration takes = Duration.ofMillis(random.nextInt(3_000));
            bench.service.does(() -> {
                bench.clock.move(takes);
                return outcome;
            });
            if (random.nextInt(100) < percent) {
                sleeps.add(i);
                Duration asleep = Duration.ofMinutes(1 + random.nextInt(2_000));
                bench.waiter.during(i, () -> bench.clock.move(asleep));
            }
        }
        bench.service.says(completed());
        bench.watched();
        assertThat(bench.service.askedAt).hasSize(CHECKS);
    }

    private static Outcome<TaskSnapshot> outcome(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> new Outcome.Failed<>(new EnterpriseFailure.TimedOut(""));
            case 1 -> new Outcome.Failed<>(new EnterpriseFailure.ServiceError(500, "", null));
            case 2 ->
                    new Outcome.Failed<>(new EnterpriseFailure.RateLimited(retryAfter(random), ""));
            case 3 -> new Outcome.Failed<>(new EnterpriseFailure.RateLimited(null, ""));
            case 4 -> new Outcome.Failed<>(new EnterpriseFailure.ConnectionLost(""));
            case 5 -> new Outcome.Answered<>(left(random.nextInt(321)));
            default -> new Outcome.Answered<>(left(12));
        };
    }

    private static Duration retryAfter(Random random) {
        return Duration.ofMillis(random.nextInt(200_000));
    }

    private static Instant next(ContactState contact) {
        return switch (contact) {
            case ContactState.Fresh(var next) -> next;
            case ContactState.NoContact(var _, var _, var next, var _) -> next;
            case ContactState.RateLimited(var until) -> until;
            default -> throw new AssertionError("no next check: " + contact);
        };
    }
}
