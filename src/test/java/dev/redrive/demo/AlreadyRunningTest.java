package dev.redrive.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.redrive.enterprise.ItemKind;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class AlreadyRunningTest {

    @Test
    void theColleaguesTripsAreRefusedUntilTheyEndAndCanBeWatchedByTheirId() throws Exception {
        try (Rig rig = new Rig(Scenario.ALREADY_RUNNING)) {
            String id = Objects.requireNonNull(rig.demo.runningTaskId(ItemKind.TRIPS));
            JsonNode task = rig.answer("GET", "task/" + id, "");
            assertThat(task.get("status").asText()).isEqualTo("IN_PROGRESS");
            assertThat(task.get("createdAt").asText()).isEqualTo("2026-11-23T02:13:00.250+0000");
            assertThat(task.get("nbRemainingItems").asLong()).isBetween(8_000L, 12_000L);

            HttpResponse<String> refused = rig.call("POST", Rig.TRIPS, "");
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("\"title\":\"Bad request\"");
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/json");

            rig.pass(479.9);
            assertThat(rig.call("POST", Rig.TRIPS, "").statusCode()).isEqualTo(409);
            rig.pass(0.1);
            assertThat(rig.demo.runningTaskId(ItemKind.TRIPS)).isNull();
            assertThat(rig.retry(Rig.TRIPS).get("nbItems").asLong()).isEqualTo(312);
        }
    }

    @Test
    void crashesWorkMeanwhile() throws Exception {
        try (Rig rig = new Rig(Scenario.ALREADY_RUNNING)) {
            assertThat(rig.demo.runningTaskId(ItemKind.CRASHES)).isNull();
            JsonNode crashes = rig.retry(Rig.CRASHES);
            rig.pass(11);

            assertThat(rig.stand(crashes)).isEqualTo("COMPLETED 0 of 37");
        }
    }

    @Test
    void ofManyRetriesAtOnceExactlyOneStarts() throws Exception {
        try (Rig rig = new Rig(Scenario.NIGHT_OUTAGE, AlreadyRunningTest::drawSlowly);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> post = () -> rig.call("POST", Rig.TRIPS, "").statusCode();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> status : callers.invokeAll(Collections.nCopies(24, post))) {
                statuses.add(status.get());
            }

            assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
        }
    }

    /** Ids are drawn in the middle of a start: the others get every chance to come in between. */
    @SuppressWarnings("ThreadPriorityCheck") // Only widens the window.
    private static long drawSlowly() {
        for (int i = 0; i < 1_000; i++) {
            Thread.yield();
        }
        return 7;
    }
}
