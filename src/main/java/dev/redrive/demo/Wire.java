package dev.redrive.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.redrive.demo.DemoTask.TaskView;
import dev.redrive.demo.Directory.HyperAdmin;
import dev.redrive.demo.Directory.TeamStatus;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The documented shapes as JSON, each field in the documented place. Any thread. */
final class Wire {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Its own: a stand-in that shares code with the client proves nothing. */
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private Wire() {}

    static ObjectNode retryAccepted(String taskId, long nbItems) {
        return JSON.objectNode().put("taskId", taskId).put("nbItems", nbItems);
    }

    static ObjectNode task(TaskView task) {
        ObjectNode json = JSON.objectNode();
        json.put("taskId", task.taskId()).put("createdAt", DATE.format(task.createdAt()));
        Instant completedAt = task.completedAt();
        if (completedAt != null) {
            json.put("completedAt", DATE.format(completedAt));
        }
        return json.put("type", task.kind().taskType())
                .put("status", task.state().name())
                .put("nbItems", task.nbItems())
                .put("nbRemainingItems", task.nbRemainingItems());
    }

    static ArrayNode teams(Map<String, TeamStatus> teams) {
        ArrayNode json = JSON.arrayNode();
        teams.forEach((id, status) -> json.addObject().put("teamId", id).setAll(status(status)));
        return json;
    }

    static ObjectNode status(TeamStatus status) {
        return JSON.objectNode().put("status", status.name());
    }

    static ObjectNode newTeam(String teamId, String sdkApiKey, String adminApiKey) {
        return JSON.objectNode()
                .put("teamId", teamId)
                .put("sdkApiKey", sdkApiKey)
                .put("adminApiKey", adminApiKey);
    }

    static ArrayNode hyperAdmins(List<HyperAdmin> hyperAdmins) {
        ArrayNode json = JSON.arrayNode();
        hyperAdmins.forEach(hyperAdmin -> json.add(hyperAdmin(hyperAdmin)));
        return json;
    }

    static ObjectNode hyperAdmin(HyperAdmin hyperAdmin) {
        return JSON.objectNode()
                .put("userId", hyperAdmin.userId())
                .put("firstname", hyperAdmin.firstname())
                .put("lastname", hyperAdmin.lastname())
                .put("creationDate", DATE.format(hyperAdmin.creationDate()));
    }

    /** An empty object. */
    static ObjectNode object() {
        return JSON.objectNode();
    }

    static byte[] bytes(JsonNode json) throws JsonProcessingException {
        return MAPPER.writeValueAsBytes(json);
    }

    /** The object in a request's body, or null when that is anything but one JSON object. */
    static @Nullable ObjectNode object(String body) {
        try {
            return MAPPER.readTree(body) instanceof ObjectNode object ? object : null;
        } catch (JsonProcessingException _) {
            return null;
        }
    }

    /**
     * What is answered to one request.
     *
     * @param status the HTTP status
     * @param body null for no body at all
     * @param allow the allowed method, when the request used another one
     */
    record Answer(int status, @Nullable JsonNode body, @Nullable String allow) {

        static Answer ok(JsonNode body) {
            return new Answer(200, body, null);
        }

        static Answer withoutBody(int status) {
            return new Answer(status, null, null);
        }

        /** The service publishes no schema for its problems; this one is ours. */
        static Answer problem(int status, String title, String message) {
            JsonNode body =
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("title", title)
                            .put("status", status)
                            .put("message", message);
            return new Answer(status, body, null);
        }

        static Answer notFound(String message) {
            return problem(404, "Not found", message);
        }

        static Answer badRequest(String message) {
            return problem(400, "Bad request", message);
        }

        static Answer methodNotAllowed(String allow) {
            JsonNode body = problem(405, "Method not allowed", "Use " + allow).body();
            return new Answer(405, body, allow);
        }
    }
}
