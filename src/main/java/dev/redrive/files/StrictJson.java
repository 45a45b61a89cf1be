package dev.redrive.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * JSON without the laxness that Jackson has by default: a field that stands twice and anything
 * after the value are errors. Any thread.
 */
public final class StrictJson {

    private static final JsonMapper MAPPER = mapper(new JsonFactory());

    private StrictJson() {}

    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** The same with limits of its own. */
    public static JsonMapper mapper(JsonFactory factory) {
        return JsonMapper.builder(factory)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }
}
