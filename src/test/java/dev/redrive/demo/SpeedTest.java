package dev.redrive.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.redrive.demo.DemoEnterprise.DemoClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeedTest {

    @Test
    void changingTheSpeedMovesNothingByItself() throws Exception {
        try (Rig rig = new Rig(Scenario.NIGHT_OUTAGE)) {
            JsonNode retry = rig.retry(Rig.TRIPS);
            rig.demo.speed(10);
            rig.pass(2);
            JsonNode fast = rig.task(retry);
            rig.demo.speed(0.5);
            assertThat(rig.task(retry)).isEqualTo(fast);
            rig.pass(2);
            long slower = rig.task(retry).get("nbRemainingItems").asLong();
            rig.demo.speed(20);

            assertThat(rig.task(retry).get("nbRemainingItems").asLong()).isEqualTo(slower);
            assertThat(slower).isBetween(1L, fast.get("nbRemainingItems").asLong() - 1);
            // 20 s and 1 s have passed; 27 s are left of the 48 s.
            rig.pass(1.34);
            assertThat(rig.stand(retry)).startsWith("IN_PROGRESS ");
            rig.pass(0.01);
            assertThat(rig.stand(retry)).isEqualTo("COMPLETED 0 of 12480");
        }
    }

    @Test
    void timeWithoutPolls_passesAtTheSpeedOfThen() {
        HandClock real = new HandClock();
        DemoClock clock = new DemoClock(real);
        Instant start = clock.now();
        real.pass(Duration.ofSeconds(10));
        clock.speed(5);
        real.pass(Duration.ofSeconds(1));
        clock.speed(0.5);
        real.pass(Duration.ofSeconds(2));

        assertThat(clock.now()).isEqualTo(start.plusSeconds(16));
    }

    @Test
    void theTimesOfATaskAreThoseOfTheRealClock() throws Exception {
        try (Rig rig = new Rig(Scenario.NIGHT_OUTAGE)) {
            rig.demo.speed(4);
            JsonNode retry = rig.retry(Rig.TRIPS);
            rig.pass(20);
            rig.demo.speed(1);
            rig.pass(100);

            JsonNode task = rig.task(retry);
            // 48 s of demo time at four times the speed.
            assertThat(task.get("createdAt").asText()).isEqualTo("2026-11-23T02:15:00.250+0000");
            assertThat(task.get("completedAt").asText()).startsWith("2026-11-23T02:15:12.2");
        }
    }

    @Test
    void aPausedClock_stopsTheTask_andTheServiceStillAnswers() throws Exception {
        try (Rig rig = new Rig(Scenario.NIGHT_OUTAGE)) {
            rig.demo.speed(10);
            JsonNode retry = rig.retry(Rig.TRIPS);
            rig.pass(2);
            rig.demo.clockPaused(true);
            JsonNode before = rig.task(retry);
            rig.pass(500);
            assertThat(rig.task(retry)).isEqualTo(before);
            rig.demo.speed(60);
            assertThat(rig.task(retry)).isEqualTo(before);

            rig.demo.clockPaused(false);

            assertThat(rig.task(retry)).isEqualTo(before);
            rig.pass(1);
            JsonNode ended = rig.task(retry);
            assertThat(ended.get("status").asText()).isEqualTo("COMPLETED");
            // 20 of the 48 s before the pause, the rest in 0.47 s after it.
            assertThat(ended.get("completedAt").asText()).startsWith("2026-11-23T02:23:22.7");
        }
    }

    @Test
    void demoTimeNeverGoesBackEvenIfTheClockDoes() {
        HandClock real = new HandClock();
        DemoClock clock = new DemoClock(real);
        real.pass(Duration.ofSeconds(10));
        Instant before = clock.now();

        real.pass(Duration.ofHours(-1));
        assertThat(clock.now()).isEqualTo(before);
        real.pass(Duration.ofSeconds(5));
        assertThat(clock.now()).isEqualTo(before.plusSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1_000.1, Double.NaN, Double.POSITIVE_INFINITY})
    void aSpeedThatIsNoneIsRefused(double speed) {
        DemoClock clock = new DemoClock(new HandClock());

        assertThatIllegalArgumentException().isThrownBy(() -> clock.speed(speed));
    }
}
