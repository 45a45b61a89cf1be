package dev.redrive.enterprise.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.redrive.enterprise.AnswerLimits;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object, each read by itself. Missing, null and unreadable ones are all
 * null; the names of the unreadable ones are kept. For one thread.
 */
final class JsonFields {

    /** A number with more characters is no count, and costs time to read. */
    private static final int LONGEST_NUMBER = 40;

    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,19}");

    /** A value as it was written; not a text, number or truth value when {@code type} is null. */
    private record Value(@Nullable JsonToken type, String written) {}

    private final Map<String, Value> values;
    private final Set<String> unreadable = new TreeSet<>();

    private JsonFields(Map<String, Value> values) {
        this.values = values;
    }

    static JsonFields in(String body) throws UnusableAnswerException {
        try (JsonParser parser = StrictJson.parser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new UnusableAnswerException("not an object");
            }
            Map<String, Value> values = new HashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                read(parser, parser.nextToken(), name, values);
            }
            if (parser.nextToken() != null) {
                throw new UnusableAnswerException("more than an object");
            }
            return new JsonFields(values);
        } catch (JsonProcessingException e) {
            // Its message may quote the text, which is quoted elsewhere, masked.
            throw new UnusableAnswerException("not JSON", e);
        } catch (IOException e) {
            throw new UnusableAnswerException("not readable", e);
        }
    }

    private static void read(
            JsonParser parser, JsonToken type, String name, Map<String, Value> values)
            throws IOException {
        switch (type) {
            case VALUE_NULL -> {}
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                    values.put(name, new Value(type, parser.getText()));
            default -> {
                parser.skipChildren();
                values.put(name, new Value(null, ""));
            }
        }
    }

    /** The names of the fields asked for so far that are there and could not be read. */
    Set<String> unreadable() {
        return Set.copyOf(unreadable);
    }

    /** A word of the service, exactly as written but for line ends and tabs around it. */
    @Nullable String word(String name) {
        Value value = values.get(name);
        if (value == null || isEmptyText(value)) {
            return null;
        }
        boolean asWritten = AnswerLimits.isUsableWord(value.written());
        String word = asWritten ? value.written() : value.written().strip();
        if (value.type() == JsonToken.VALUE_STRING && AnswerLimits.isUsableWord(word)) {
            return word;
        }
        unreadable.add(name);
        return null;
    }

    /** An id, not yet checked; one that is written as a whole number is taken as its digits. */
    @Nullable String id(String name) {
        Value value = values.get(name);
        if (value == null || isEmptyText(value)) {
            return null;
        }
        if (value.type() == JsonToken.VALUE_STRING || value.type() == JsonToken.VALUE_NUMBER_INT) {
            return value.written();
        }
        unreadable.add(name);
        return null;
    }

    /** A whole number, also one that is written as text or with a point. */
    @Nullable Long number(String name) {
        Value value = values.get(name);
        if (value == null || isEmptyText(value)) {
            return null;
        }
        Long number = value.type() == null ? null : number(value);
        if (number == null) {
            unreadable.add(name);
        }
        return number;
    }

    private static @Nullable Long number(Value value) {
        boolean text = value.type() == JsonToken.VALUE_STRING;
        if (value.written().length() > LONGEST_NUMBER) {
            return null;
        }
        String written = value.written().strip();
        if (text && !WHOLE.matcher(written).matches()) {
            return null;
        }
        try {
            return new BigDecimal(written).longValueExact();
        } catch (ArithmeticException | NumberFormatException _) {
            return null;
        }
    }

    @Nullable Instant time(String name) {
        Value value = values.get(name);
        if (value == null || isEmptyText(value)) {
            return null;
        }
        Instant time =
                value.type() == JsonToken.VALUE_STRING ? ServiceTimes.read(value.written()) : null;
        if (time == null) {
            unreadable.add(name);
        }
        return time;
    }

    private static boolean isEmptyText(Value value) {
        return value.type() == JsonToken.VALUE_STRING && value.written().isBlank();
    }
}
