package dev.redrive.enterprise.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** JSON without the laxness Jackson has by default. */
final class StrictJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private StrictJson() {}

    static JsonNode parse(String text) throws UnusableAnswerException {
        if (text.isBlank()) {
            throw new UnusableAnswerException("empty");
        }
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            // Its message may quote the text, which is quoted elsewhere, redacted.
            throw new UnusableAnswerException("not JSON", e);
        }
    }
}
