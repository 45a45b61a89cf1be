package dev.redrive.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class NightOutageTest {

    @AutoClose private final Rig rig = Rig.of(Scenario.NIGHT_OUTAGE);

    @Test
    void tripsWaitThreeSecondsThenDrainInFortyFive() throws Exception {
        JsonNode retry = rig.retry(Rig.TRIPS);

        assertThat(retry.get("nbItems").asLong()).isEqualTo(12_480);
        assertThat(rig.stand(retry)).isEqualTo("PENDING 12480 of 12480");
        rig.pass(2.999);
        assertThat(rig.stand(retry)).isEqualTo("PENDING 12480 of 12480");
        rig.pass(0.001);
        assertThat(rig.stand(retry)).isEqualTo("IN_PROGRESS 12480 of 12480");
        rig.pass(44.99);
        assertThat(rig.stand(retry)).startsWith("IN_PROGRESS ");
        rig.pass(0.01);
        assertThat(rig.stand(retry)).isEqualTo("COMPLETED 0 of 12480");
    }

    @Test
    void completedAt_isWhenItEnded_howeverLateItIsPolled() throws Exception {
        JsonNode retry = rig.retry(Rig.TRIPS);
        assertThat(rig.task(retry).has("completedAt")).isFalse();
        rig.pass(500);

        JsonNode task = rig.task(retry);

        assertThat(task.get("createdAt").asText()).isEqualTo("2026-11-23T02:15:00.250+0000");
        assertThat(task.get("completedAt").asText()).startsWith("2026-11-23T02:15:48.2");
    }

    @Test
    void theRemainingNumberFallsEverySecondAtAnUnevenPace() throws Exception {
        JsonNode retry = rig.retry(Rig.TRIPS);
        rig.pass(3);
        List<Long> steps = new ArrayList<>();
        long before = 12_480;
        for (int second = 0; second < 44; second++) {
            rig.pass(1);
            long remaining = rig.task(retry).get("nbRemainingItems").asLong();
            steps.add(before - remaining);
            before = remaining;
        }

        assertThat(steps).allSatisfy(step -> assertThat(step).isBetween(100L, 450L));
        assertThat(steps.stream().distinct().count()).isGreaterThan(20);
    }

    @Test
    void successiveRetriesCountWhatTheReceiverRefused() throws Exception {
        List<Long> counted = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            JsonNode retry = rig.retry(Rig.TRIPS);
            counted.add(retry.get("nbItems").asLong());
            rig.pass(60);
        }

        assertThat(counted).containsExactly(12_480L, 312L, 7L, 0L);
    }

    /** By the clock of the presenter, with ten seconds for each dialog, which is much. */
    @Test
    void atTenTimesTheSpeed_theWholeOutageDrainsWithinNinetySeconds() throws Exception {
        rig.demo.speed(10);
        Instant start = rig.clock.instant();
        List<Long> counted = new ArrayList<>();
        while (counted.isEmpty() || counted.getLast() > 0) {
            rig.pass(10);
            JsonNode retry = rig.retry(Rig.TRIPS);
            counted.add(retry.get("nbItems").asLong());
            while (!rig.stand(retry).startsWith("COMPLETED")) {
                rig.pass(0.5);
            }
        }

        assertThat(counted).containsExactly(12_480L, 312L, 7L, 0L);
        assertThat(Duration.between(start, rig.clock.instant())).isLessThan(Duration.ofSeconds(90));
    }

    @Test
    void crashesDrainInEightSecondsBesideTheTrips() throws Exception {
        JsonNode trips = rig.retry(Rig.TRIPS);
        JsonNode crashes = rig.retry(Rig.CRASHES);
        assertThat(rig.stand(crashes)).isEqualTo("PENDING 37 of 37");
        rig.pass(10.9);
        assertThat(rig.stand(crashes)).startsWith("IN_PROGRESS ");
        rig.pass(0.1);

        assertThat(rig.stand(crashes)).isEqualTo("COMPLETED 0 of 37");
        assertThat(rig.stand(trips)).startsWith("IN_PROGRESS ");
        assertThat(rig.retry(Rig.CRASHES).get("nbItems").asLong()).isZero();
    }

    @Test
    void theTaskIdBeginsWithTheSecondsOfItsCreation() throws Exception {
        String taskId = rig.retry(Rig.TRIPS).get("taskId").asText();

        assertThat(taskId).matches("[0-9a-f]{24}");
        assertThat(Long.parseLong(taskId, 0, 8, 16))
                .isEqualTo(rig.clock.instant().getEpochSecond());
    }
}
