package dev.redrive.enterprise.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** JSON without the laxness Jackson has by default. */
final class StrictJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

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

    private StrictJson() {}

    /** All of that text as a tree, for what is small. */
    static JsonNode parse(String text) throws UnusableAnswerException {
        refuseEmpty(text);
        try {
            return MAPPER.readTree(text);
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
