package dev.redrive.enterprise.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import dev.redrive.enterprise.AnswerLimits;
import dev.redrive.enterprise.EnterpriseApi.RetryAccepted;
import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.enterprise.TaskStatus;
import dev.redrive.files.StrictJson;
import java.io.IOException;
import java.io.Serial;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the documented bodies. */
final class AnswerReaders {

    private AnswerReaders() {}

    static TaskSnapshot task(String body) throws UnusableAnswerException {
        JsonFields task = JsonFields.in(body);
        String taskId = task.id("taskId");
        Instant createdAt = task.time("createdAt");
        Instant completedAt = task.time("completedAt");
        String type = task.word("type");
        String status = task.word("status");
        Long nbItems = task.number("nbItems");
        Long nbRemainingItems = task.number("nbRemainingItems");
        return new TaskSnapshot(
                taskId,
                createdAt,
                completedAt,
                type,
                status == null ? null : TaskStatus.of(status),
                nbItems,
                nbRemainingItems,
                task.unreadable());
    }

    /** A number that cannot be read does not spoil an id: without the id the task is lost. */
    static RetryAccepted retry(String body) throws UnusableAnswerException {
        JsonFields accepted = JsonFields.in(body);
        String taskId = accepted.id("taskId");
        boolean unusable =
                taskId == null
                        ? !accepted.unreadable().isEmpty()
                        : !AnswerLimits.isUsableId(taskId);
        if (unusable) {
            throw new UnusableAnswerException("an unusable task id");
        }
        Long nbItems = accepted.number("nbItems");
        if (!isNothing(nbItems) && taskId == null) {
            throw new UnusableAnswerException("no task id");
        }
        return new RetryAccepted(taskId, nbItems);
    }

    private static boolean isNothing(@Nullable Long nbItems) {
        return nbItems != null && nbItems == 0;
    }

    /**
     * The fields of one JSON object, each read by itself. Missing, null and unreadable ones are all
     * null; the names of the unreadable ones are kept. For one thread.
     */
    static final class JsonFields {

        /** A number with more characters is no count, and costs time to read. */
        private static final int LONGEST_NUMBER = 40;

        private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,19}");

        /**
         * A value as it was written; not a text, number or truth value when {@code type} is null.
         */
        private record Value(@Nullable JsonToken type, String written) {}

        private final Map<String, Value> values;
        private final Set<String> unreadable = new TreeSet<>();

        private JsonFields(Map<String, Value> values) {
            this.values = values;
        }

        static JsonFields in(String body) throws UnusableAnswerException {
            try (JsonParser parser = AnswerJson.parser(body)) {
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

        /** The names of the fields read so far that are present but unreadable. */
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
            if (value.type() == JsonToken.VALUE_STRING
                    || value.type() == JsonToken.VALUE_NUMBER_INT) {
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
                    value.type() == JsonToken.VALUE_STRING
                            ? ServiceTimes.read(value.written())
                            : null;
            if (time == null) {
                unreadable.add(name);
            }
            return time;
        }

        private static boolean isEmptyText(Value value) {
            return value.type() == JsonToken.VALUE_STRING && value.written().isBlank();
        }
    }

    /** The JSON of an answer, strictly read. */
    static final class AnswerJson {

        /**
         * Numbers and names of any length pass, since the body itself is limited and they are not
         * computed with: one that is far too long must not hide the fields beside it.
         */
        private static final JsonFactory FIELDS =
                JsonFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .streamReadConstraints(
                                StreamReadConstraints.builder()
                                        .maxNumberLength(Integer.MAX_VALUE)
                                        .maxNameLength(Integer.MAX_VALUE)
                                        .build())
                        .build();

        private AnswerJson() {}

        /** All of that text as a tree, for what is small. */
        static JsonNode parse(String text) throws UnusableAnswerException {
            refuseEmpty(text);
            try {
                return StrictJson.mapper().readTree(text);
            } catch (JsonProcessingException e) {
                // Its message may quote the text, which is quoted elsewhere, masked.
                throw new UnusableAnswerException("not JSON", e);
            }
        }

        /** Reads that text piece by piece. */
        static JsonParser parser(String text) throws UnusableAnswerException, IOException {
            refuseEmpty(text);
            return FIELDS.createParser(text);
        }

        private static void refuseEmpty(String text) throws UnusableAnswerException {
            if (text.isBlank()) {
                throw new UnusableAnswerException("empty");
            }
        }
    }

    /** The service's way of writing times, and its siblings' ways. */
    static final class ServiceTimes {

        /**
         * With an offset as {@code +00:00} or {@code Z}, or as {@code +0000}, which ISO leaves out.
         */
        private static final DateTimeFormatter FORMAT =
                new DateTimeFormatterBuilder()
                        .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                        .appendPattern("[XXX][XX]")
                        .toFormatter();

        private static final int LONGEST = 100;
        private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

        private ServiceTimes() {}

        /** Null for what is no time, or one so far away that no clock shows it. */
        static @Nullable Instant read(String text) {
            if (text.length() > LONGEST) {
                return null;
            }
            try {
                Instant time = OffsetDateTime.parse(text.strip(), FORMAT).toInstant();
                return time.isBefore(Instant.EPOCH) || time.isAfter(LATEST) ? null : time;
            } catch (DateTimeException _) {
                return null;
            }
        }
    }

    /** A body is not what the service documents. */
    static final class UnusableAnswerException extends Exception {

        @Serial private static final long serialVersionUID = 1L;

        private final String why;

        UnusableAnswerException(String why) {
            this(why, null);
        }

        UnusableAnswerException(String why, @Nullable Throwable cause) {
            super(why, cause);
            this.why = why;
        }

        /** In which way, without quoting the body. */
        String why() {
            return why;
        }
    }
}
