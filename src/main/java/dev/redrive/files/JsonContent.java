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

/** The content of a JSON file, with the line of each part. */
public final class JsonContent {

    /** The depth to which lines are kept; deeper parts are on the line of their container. */
    private static final int DEEPEST = 4;

    private final JsonNode root;
    private final Map<String, Integer> lines = new HashMap<>();
    private final Set<String> repeated = new HashSet<>();

    /**
     * Reads the bytes.
     *
     * @throws IOException when the bytes are not one JSON value
     */
    public JsonContent(JsonMapper json, byte[] bytes) throws IOException {
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

    /** The line of a part, from 1; for a part that does not exist, the line of its container. */
    public int line(String pointer) {
        Integer line = lines.get(pointer);
        int up = pointer.lastIndexOf('/');
        return line != null ? line : up < 0 ? 1 : line(pointer.substring(0, up));
    }

    /** Whether an object has the same field twice, so that neither value can be trusted. */
    public boolean isAmbiguous(String pointer) {
        return repeated.stream()
                .anyMatch(place -> place.substring(0, place.lastIndexOf('/')).equals(pointer));
    }
}
