package dev.redrive.enterprise.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object. Missing and null are both null; another type than the documented
 * one makes the whole answer unusable, since then little in it can be trusted.
 */
final class JsonFields {

    private final JsonNode object;

    private JsonFields(JsonNode object) {
        this.object = object;
    }

    static JsonFields of(JsonNode json) throws UnusableAnswerException {
        if (!json.isObject()) {
            throw new UnusableAnswerException("not an object");
        }
        return new JsonFields(json);
    }

    @Nullable String text(String name) throws UnusableAnswerException {
        JsonNode value = object.path(name);
        if (isAbsent(value)) {
            return null;
        }
        if (!value.isTextual()) {
            throw wrongType(name);
        }
        return value.textValue();
    }

    /** An opaque id; one that is written as a whole number is taken as its digits. */
    @Nullable String id(String name) throws UnusableAnswerException {
        JsonNode value = object.path(name);
        String id = value.isIntegralNumber() ? value.asText() : text(name);
        return id == null || id.isBlank() ? null : id;
    }

    @Nullable Long number(String name) throws UnusableAnswerException {
        JsonNode value = object.path(name);
        if (isAbsent(value)) {
            return null;
        }
        Long number = numberIfUsable(name);
        if (number == null) {
            throw wrongType(name);
        }
        return number;
    }

    @Nullable Long numberIfUsable(String name) {
        JsonNode value = object.path(name);
        boolean whole = value.canConvertToExactIntegral() && value.canConvertToLong();
        return whole ? value.longValue() : null;
    }

    /** A time that can not be read is null: it must not spoil the rest of the answer. */
    @Nullable Instant time(String name) {
        JsonNode value = object.path(name);
        return value.isTextual() ? ServiceTimes.read(value.textValue()) : null;
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static UnusableAnswerException wrongType(String name) {
        return new UnusableAnswerException("wrong type of " + name);
    }
}
