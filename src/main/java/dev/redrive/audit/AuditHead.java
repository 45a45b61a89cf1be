package dev.redrive.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.redrive.files.SafeFile;
import dev.redrive.files.StrictJson;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is kept beside the trail after its newest lines were written, so that lines that are cut off
 * its end, and files that are gone, are noticed.
 *
 * @param link where the chain stood
 * @param oldest the number of the oldest full file that is kept; 1 while none was removed
 * @param first the number of the first line in that file; 0 where that is not known
 * @param newest the number of the newest full file; 0 while there is none
 */
record AuditHead(Link link, long oldest, long first, long newest) {

    static final AuditHead START = new AuditHead(Link.START, 1, 1, 0);

    private static final String NAME = "audit-head.json";
    private static final int MOST = 4_096;

    /** The same after newer lines. */
    AuditHead at(Link newer) {
        return new AuditHead(newer, oldest, first, newest);
    }

    static Path file(Path folder) {
        return folder.resolve(NAME);
    }

    /**
     * Reads it.
     *
     * @return null when there is none, or none that is understood
     * @throws IOException when it cannot be read
     */
    static @Nullable AuditHead read(Path folder) throws IOException {
        byte[] bytes;
        try {
            bytes = SafeFile.read(file(folder), MOST);
        } catch (NoSuchFileException _) {
            return null;
        }
        try {
            JsonNode json = StrictJson.mapper().readTree(bytes);
            String hash = json.path("hash").asText();
            boolean isWhole =
                    Link.isHash(hash)
                            && json.path("sequence").isIntegralNumber()
                            && json.path("oldest").isIntegralNumber()
                            && json.path("first").isIntegralNumber()
                            && json.path("newest").isIntegralNumber();
            return isWhole
                    ? new AuditHead(
                            new Link(json.path("sequence").asLong(), hash),
                            json.path("oldest").asLong(),
                            json.path("first").asLong(),
                            json.path("newest").asLong())
                    : null;
        } catch (JsonProcessingException _) {
            return null;
        }
    }

    /**
     * Replaces the one that is kept.
     *
     * @throws IOException when it cannot be written; the old one is unchanged then
     */
    void write(Path folder) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("sequence", link.sequence());
        fields.put("hash", link.hash());
        fields.put("oldest", oldest);
        fields.put("first", first);
        fields.put("newest", newest);
        SafeFile.write(file(folder), StrictJson.mapper().writeValueAsBytes(fields));
    }
}
