package dev.redrive.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What can go wrong, from the start of a story and by hand. */
class FaultTest {

    @Test
    void aKeyRevokedMidway_isRejectedUntilItWorksAgain_andTheTaskGoesOn() throws Exception {
        try (Rig rig = new Rig(Scenario.KEY_REVOKED_MIDWAY)) {
            JsonNode retry = rig.retry(Rig.TRIPS);
            rig.pass(20.9);
            assertThat(rig.stand(retry)).startsWith("IN_PROGRESS ");
            rig.pass(0.2);

            assertThat(status(rig, "GET", "hyperadmins")).isEqualTo(401);
            assertThat(rig.demo.state().fault()).isEqualTo(Fault.KEY_REVOKED);
            rig.demo.fault(Fault.NONE);
            assertThat(rig.stand(retry)).startsWith("IN_PROGRESS ");
            rig.pass(60);
            assertThat(rig.stand(retry)).isEqualTo("COMPLETED 0 of 12480");
        }
    }

    @Test
    void serviceErrors_areTheSameAtEveryStart() throws Exception {
        try (Rig rig = new Rig(Scenario.SERVICE_ERRORS)) {
            List<Integer> first = statuses(rig);
            rig.demo.scenario(Scenario.SERVICE_ERRORS);

            assertThat(statuses(rig)).isEqualTo(first);
            assertThat(first).containsExactly(200, 500, 503, 200, 500, 503, 500);
        }
    }

    private static List<Integer> statuses(Rig rig) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        JsonNode retry = rig.retry(Rig.TRIPS);
        statuses.add(200);
        for (int i = 0; i < 5; i++) {
            statuses.add(status(rig, "GET", "task/" + retry.get("taskId").asText()));
        }
        statuses.add(status(rig, "POST", Rig.CRASHES));
        return statuses;
    }

    @Test
    void aRequestForARetryThatFailed_startedNothing() throws Exception {
        try (Rig rig = new Rig(Scenario.SERVICE_ERRORS)) {
            var _ = rig.retry(Rig.CRASHES);
            assertThat(status(rig, "POST", Rig.TRIPS)).isEqualTo(500);

            assertThat(rig.demo.state().trips().nbRetries()).isZero();
            assertThat(rig.retry(Rig.TRIPS).get("nbItems").asLong()).isEqualTo(12_480);
        }
    }

    @Test
    void onASlowNetwork_everyAnswerTakesSeconds() throws Exception {
        try (Rig rig = new Rig(Scenario.SLOW_NETWORK)) {
            var _ = rig.retry(Rig.TRIPS);
            assertThat(status(rig, "GET", "teams")).isEqualTo(200);
            rig.demo.fault(Fault.NONE);
            assertThat(status(rig, "GET", "teams")).isEqualTo(200);

            assertThat(rig.delays).containsExactly(Duration.ofMillis(2_500), Duration.ofSeconds(4));
        }
    }

    @Test
    void withoutANetwork_nobodyListens_andEverythingGoesOnWhereItWas() throws Exception {
        try (Rig rig = new Rig(Scenario.NIGHT_OUTAGE)) {
            JsonNode retry = rig.retry(Rig.TRIPS);
            rig.pass(10);
            for (int i = 0; i < 3; i++) {
                rig.demo.fault(Fault.NO_NETWORK);
                rig.demo.fault(Fault.NO_NETWORK);
                assertThatIOException().isThrownBy(() -> rig.stand(retry));
                rig.demo.fault(Fault.NONE);
                assertThat(rig.stand(retry)).startsWith("IN_PROGRESS ");
            }
            rig.demo.fault(Fault.NO_NETWORK);
            rig.pass(60);
            assertThat(rig.demo.state().trips().nbNotSent()).isZero();
            rig.demo.scenario(Scenario.NO_NETWORK);
            assertThatIOException().isThrownBy(() -> rig.call("GET", "teams", ""));
            rig.demo.scenario(Scenario.QUIET_DAY);
            assertThat(status(rig, "GET", "teams")).isEqualTo(200);
        }
    }

    private static int status(Rig rig, String method, String path) throws Exception {
        return rig.call(method, path, "").statusCode();
    }
}
