package dev.redrive.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jspecify.annotations.Nullable;

/**
 * What is answered to one request.
 *
 * @param status the HTTP status
 * @param body null for no body at all
 * @param allow the methods there are, where the asked one is not among them
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
