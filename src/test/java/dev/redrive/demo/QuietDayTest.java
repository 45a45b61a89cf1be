package dev.redrive.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class QuietDayTest {

    @Test
    void nothingFailedSoEveryTaskIsCompletedAtOnce() throws Exception {
        try (Rig rig = new Rig(Scenario.QUIET_DAY)) {
            for (String path : new String[] {Rig.TRIPS, Rig.CRASHES, Rig.TRIPS}) {
                JsonNode retry = rig.retry(path);
                JsonNode task = rig.task(retry);

                assertThat(retry.get("nbItems").asLong()).isZero();
                assertThat(rig.stand(retry)).isEqualTo("COMPLETED 0 of 0");
                assertThat(task.get("completedAt")).isEqualTo(task.get("createdAt"));
            }
        }
    }

    @Test
    void anotherStory_startsFreshAndForgetsTheOldOne() throws Exception {
        try (Rig rig = new Rig(Scenario.NIGHT_OUTAGE)) {
            String path = "task/" + rig.retry(Rig.TRIPS).get("taskId").asText();
            var _ = rig.answer("POST", "team", "{\"teamId\":\"fleet-west\"}");
            rig.demo.receiverUp(false);

            rig.demo.scenario(Scenario.QUIET_DAY);

            assertThat(rig.call("GET", path, "").statusCode()).isEqualTo(404);
            assertThat(rig.answer("GET", "teams", "")).hasSize(2);
            assertThat(rig.demo.isReceiverUp()).isTrue();
            assertThat(rig.retry(Rig.TRIPS).get("nbItems").asLong()).isZero();
            rig.demo.scenario(Scenario.NIGHT_OUTAGE);
            assertThat(rig.retry(Rig.TRIPS).get("nbItems").asLong()).isEqualTo(12_480);
        }
    }
}
