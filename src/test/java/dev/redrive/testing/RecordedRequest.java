package dev.redrive.testing;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came over the wire.
 *
 * @param connection the number of the connection it came on, from 1
 * @param method the method
 * @param target the path as it was sent, still escaped
 * @param headers by lower-case name
 * @param body the body, empty when there was none
 */
public record RecordedRequest(
        int connection, String method, String target, Map<String, String> headers, String body) {

    /** The header's value, or null. */
    public @Nullable String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }
}
