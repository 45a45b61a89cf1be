package dev.redrive.enterprise.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the sentence for people in an error's JSON, for which no schema is published. */
final class ServiceMessage {

    private static final List<String> NAMES =
            List.of(
                    "message",
                    "detail",
                    "description",
                    "error_description",
                    "errorMessage",
                    "reason",
                    "error",
                    "title");

    private ServiceMessage() {}

    /** The most telling text of a JSON object, or null when there is none or it is not JSON. */
    static @Nullable String in(String body) {
        try {
            return in(StrictJson.parse(body));
        } catch (UnusableAnswerException _) {
            return null;
        }
    }

    private static @Nullable String in(JsonNode json) {
        for (String name : NAMES) {
            JsonNode value = json.path(name);
            if (value.isTextual() && !value.textValue().isBlank()) {
                return value.textValue();
            }
        }
        JsonNode error = json.path("error");
        return error.isObject() ? in(error) : null;
    }
}
