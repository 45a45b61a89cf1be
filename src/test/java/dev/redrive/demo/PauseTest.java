package dev.redrive.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.redrive.enterprise.ItemKind;
import org.junit.jupiter.api.Test;

class PauseTest {

    @Test
    void pausedMidwayCancelsTheFirstTripsTaskAndTheNextOneTakesTheRest() throws Exception {
        try (Rig rig = new Rig(Scenario.PAUSED_MIDWAY)) {
            JsonNode first = rig.retry(Rig.TRIPS);
            assertThat(first.get("nbItems").asLong()).isEqualTo(12_480);
            rig.pass(20.9);
            assertThat(rig.stand(first)).startsWith("IN_PROGRESS ");
            rig.pass(0.2);
            JsonNode canceled = rig.task(first);
            assertThat(canceled.get("status").asText()).isEqualTo("CANCELED");
            assertThat(canceled.has("completedAt")).isFalse();
            long rest = canceled.get("nbRemainingItems").asLong();
            assertThat(1 - rest / 12_480.0).isBetween(0.37, 0.43);
            rig.pass(1_000);
            assertThat(rig.task(first)).isEqualTo(canceled);

            JsonNode second = rig.retry(Rig.TRIPS);

            // Also what the receiving server refused before the pause.
            long all = rest + (12_480 - rest) / 40;
            assertThat(second.get("nbItems").asLong()).isEqualTo(all);
            rig.pass(60);
            assertThat(rig.stand(second)).isEqualTo("COMPLETED 0 of " + all);
        }
    }

    @Test
    void thePauseOfTheStory_happensOnTime_evenWithoutPolls() throws Exception {
        try (Rig rig = new Rig(Scenario.PAUSED_MIDWAY)) {
            JsonNode crashes = rig.retry(Rig.CRASHES);
            JsonNode trips = rig.retry(Rig.TRIPS);
            rig.pass(1_000);

            assertThat(rig.stand(trips)).startsWith("CANCELED ");
            assertThat(rig.stand(crashes)).isEqualTo("COMPLETED 0 of 37");
        }
    }

    @Test
    void pausePushesFreezesWhateverRunsAndFreesTheWay() throws Exception {
        try (Rig rig = new Rig(Scenario.NIGHT_OUTAGE)) {
            JsonNode trips = rig.retry(Rig.TRIPS);
            rig.pass(10);
            JsonNode crashes = rig.retry(Rig.CRASHES);
            long remaining = rig.task(trips).get("nbRemainingItems").asLong();

            rig.demo.pausePushes();

            rig.pass(100);
            assertThat(rig.stand(trips)).isEqualTo("CANCELED " + remaining + " of 12480");
            assertThat(rig.stand(crashes)).isEqualTo("CANCELED 37 of 37");
            assertThat(rig.demo.runningTaskId(ItemKind.TRIPS)).isNull();
            assertThat(rig.retry(Rig.TRIPS).get("nbItems").asLong())
                    .isEqualTo(remaining + (12_480 - remaining) / 40);
            assertThat(rig.retry(Rig.CRASHES).get("nbItems").asLong()).isEqualTo(37);
        }
    }

    @Test
    void whatMetADownReceiverBeforeThePauseIsCountedWithTheRest() throws Exception {
        try (Rig rig = new Rig(Scenario.NIGHT_OUTAGE)) {
            rig.demo.receiverUp(false);
            var _ = rig.retry(Rig.TRIPS);
            rig.pass(20);

            rig.demo.pausePushes();

            assertThat(rig.retry(Rig.TRIPS).get("nbItems").asLong()).isEqualTo(12_480);
        }
    }

    @Test
    void whileThePushServiceIsPaused_aRetryIsCanceledAtOnce() throws Exception {
        try (Rig rig = new Rig(Scenario.NIGHT_OUTAGE)) {
            rig.demo.pushesPaused(true);
            JsonNode refused = rig.retry(Rig.TRIPS);
            assertThat(rig.stand(refused)).isEqualTo("CANCELED 12480 of 12480");
            assertThat(rig.demo.state().pushesPaused()).isTrue();

            rig.demo.pushesPaused(false);

            JsonNode next = rig.retry(Rig.TRIPS);
            rig.pass(60);
            assertThat(rig.stand(next)).isEqualTo("COMPLETED 0 of 12480");
        }
    }

    @Test
    void pausingByHandTakesThePlaceOfTheStorysPause() throws Exception {
        try (Rig rig = new Rig(Scenario.PAUSED_MIDWAY)) {
            var _ = rig.retry(Rig.TRIPS);
            rig.pass(5);
            rig.demo.pausePushes();
            JsonNode second = rig.retry(Rig.TRIPS);
            rig.pass(100);

            assertThat(rig.stand(second)).startsWith("COMPLETED 0 of ");
        }
    }
}
