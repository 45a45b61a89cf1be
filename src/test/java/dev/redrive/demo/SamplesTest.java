package dev.redrive.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.redrive.demo.DemoTask.TaskView;
import dev.redrive.demo.Directory.HyperAdmin;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.TaskStatus.State;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The samples of the API description, byte for byte. */
class SamplesTest {

    private static final String ID = "6753030831fe9826412bac5c";
    private static final Instant CREATED = Instant.parse("2024-12-09T14:14:17.574Z");

    @Test
    void theWriterMakesTheSamplesFromTheirValues() throws Exception {
        assertThat(Wire.bytes(Wire.retryAccepted(ID, 123))).isEqualTo(sample("retry-accepted"));
        assertThat(task(ItemKind.TRIPS, State.PENDING, 321, 321)).isEqualTo(sample("task-pending"));
        assertThat(task(ItemKind.TRIPS, State.IN_PROGRESS, 321, 12))
                .isEqualTo(sample("task-in-progress"));
        assertThat(task(ItemKind.TRIPS, State.COMPLETED, 321, 0))
                .isEqualTo(sample("task-completed"));
        assertThat(task(ItemKind.CRASHES, State.CANCELED, 37, 22))
                .isEqualTo(sample("task-canceled"));
        HyperAdmin ada =
                new HyperAdmin("ada", "Ada", "Martin", Instant.parse("2024-03-01T09:30:00Z"));
        assertThat(Wire.bytes(Wire.hyperAdmins(List.of(ada)))).isEqualTo(sample("hyperadmins"));
    }

    @Test
    void theTeamsAtTheStartAreTheSample() throws Exception {
        try (Rig rig = new Rig(Scenario.NIGHT_OUTAGE)) {
            assertThat(rig.call("GET", "teams", "").body().getBytes(UTF_8))
                    .isEqualTo(sample("teams"));
        }
    }

    @Test
    void overTheSocketOnlyIdsTimesAndNumbersDifferFromTheSamples() throws Exception {
        try (Rig rig = new Rig(Scenario.NIGHT_OUTAGE)) {
            String accepted = rig.call("POST", Rig.TRIPS, "").body();
            assertThat(shape(accepted)).isEqualTo(shape(text("retry-accepted")));
            String id = accepted.split("\"", -1)[3];
            assertThat(shape(body(rig, id))).isEqualTo(shape(text("task-pending")));
            rig.pass(10);
            assertThat(shape(body(rig, id))).isEqualTo(shape(text("task-in-progress")));
            rig.pass(100);
            assertThat(shape(body(rig, id))).isEqualTo(shape(text("task-completed")));
            JsonNode crashes = rig.retry(Rig.CRASHES);
            rig.pass(6);
            rig.demo.pausePushes();
            assertThat(shape(body(rig, crashes.get("taskId").asText())))
                    .isEqualTo(shape(text("task-canceled")));
        }
    }

    private static String body(Rig rig, String id) throws Exception {
        var response = rig.call("GET", "task/" + id, "");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        return response.body();
    }

    private static String shape(String json) {
        return json.replaceAll("\"[0-9a-f]{24}\"", "ID")
                .replaceAll("\"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\\.[0-9]{3}\\+0000\"", "TIME")
                .replaceAll(":[0-9]+", ":N");
    }

    private static byte[] task(ItemKind kind, State state, long nbItems, long nbRemaining)
            throws Exception {
        Instant completedAt = state == State.COMPLETED ? CREATED.plusSeconds(302) : null;
        return Wire.bytes(
                Wire.task(
                        new TaskView(ID, CREATED, completedAt, kind, state, nbItems, nbRemaining)));
    }

    private static String text(String name) throws Exception {
        return new String(sample(name), UTF_8);
    }

    private static byte[] sample(String name) throws Exception {
        try (InputStream in = SamplesTest.class.getResourceAsStream("/samples/" + name + ".json")) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
