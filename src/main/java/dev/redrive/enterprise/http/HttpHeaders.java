package dev.redrive.enterprise.http;

import java.net.URI;
import java.net.http.HttpRequest;

/** The headers of every request, including the key. Never printed. */
final class HttpHeaders {

    private static final String MASK = "[key]";

    private final String userAgent;
    private final char[] key;

    HttpHeaders(String userAgent, char[] key) {
        // The JDK's own exception for such a header would contain its value.
        if (key.length == 0 || !new String(key).chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("the key cannot be sent as a header");
        }
        this.userAgent = userAgent;
        this.key = key.clone();
    }

    HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address)
                .header("x-dq-enterprise-api-key", new String(key))
                .header("Accept", "application/json")
                .header("User-Agent", userAgent);
    }

    /** Secrets with the key among them. */
    Secrets and(Secrets others) {
        return new Secrets() {
            @Override
            public String masked(String prose) {
                return others.masked(prose.replace(new String(key), MASK));
            }

            @Override
            public boolean isIn(String data) {
                boolean counts = key.length >= SHORTEST_IN_DATA;
                return (counts && data.contains(new String(key))) || others.isIn(data);
            }
        };
    }
}
