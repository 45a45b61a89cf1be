package dev.redrive.files;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a JSON file holds, and on which line each part of it begins. */
public final class JsonContent {

    /** How deep places are known; deeper ones are on the line of what they are in. */
    private static final int DEEPEST = 4;

    private final JsonNode root;
    private final Map<String, Integer> lines = new HashMap<>();
    private final Set<String> repeated = new HashSet<>();

    /**
     * @throws IOException when the bytes are not one JSON value
     */
    JsonContent(JsonMapper json, byte[] bytes) throws IOException {
        root = json.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).readTree(bytes);
        try (JsonParser parser = json.createParser(bytes)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                note(parser, token);
            }
        }
    }

    private void note(JsonParser parser, JsonToken token) {
        if (parser.getParsingContext().getNestingDepth() > DEEPEST || token.isStructEnd()) {
            return;
        }
        String place = parser.getParsingContext().pathAsPointer().toString();
        int line = parser.currentTokenLocation().getLineNr();
        if (token == JsonToken.FIELD_NAME) {
            if (lines.putIfAbsent(place, line) != null) {
                repeated.add(place);
            }
        } else {
            lines.putIfAbsent(place, line);
        }
    }

    /** The whole. */
    public JsonNode root() {
        return root;
    }

    /**
     * The line a place is on, from 1; of a place that does not exist, that of what it would be in.
     */
    public int line(String pointer) {
        Integer line = lines.get(pointer);
        int up = pointer.lastIndexOf('/');
        return line != null ? line : up < 0 ? 1 : line(pointer.substring(0, up));
    }

    /**
     * Whether the same field stands twice directly in that place, so that neither can be trusted.
     */
    public boolean isAmbiguous(String pointer) {
        return repeated.stream()
                .anyMatch(place -> place.substring(0, place.lastIndexOf('/')).equals(pointer));
    }
}
