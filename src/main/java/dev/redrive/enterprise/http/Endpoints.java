package dev.redrive.enterprise.http;

import dev.redrive.enterprise.ItemKind;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The addresses of the service's calls. */
final class Endpoints {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final String base;

    private Endpoints(String base) {
        this.base = base;
    }

    static Endpoints at(URI serviceUrl) {
        String scheme = serviceUrl.getScheme();
        boolean known = "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
        if (!known || serviceUrl.getHost() == null || serviceUrl.getRawUserInfo() != null) {
            throw new IllegalArgumentException("not the address of a service");
        }
        String path = serviceUrl.getRawPath().replaceFirst("/+$", "");
        return new Endpoints(
                scheme + "://" + serviceUrl.getRawAuthority() + path + "/v1/enterprise");
    }

    URI retry(ItemKind kind) {
        String items =
                switch (kind) {
                    case TRIPS -> "trips";
                    case CRASHES -> "crashes";
                };
        return URI.create(base + "/push/" + items + "/failed/retry");
    }

    URI task(String taskId) {
        return URI.create(base + "/task/" + segment(taskId));
    }

    URI hyperAdmins() {
        return URI.create(base + "/hyperadmins");
    }

    URI hyperAdmin() {
        return URI.create(base + "/hyperadmin");
    }

    URI team() {
        return URI.create(base + "/team");
    }

    URI teams() {
        return URI.create(base + "/teams");
    }

    URI teamStatus(String teamId) {
        return URI.create(base + "/teams/" + segment(teamId) + "/status");
    }

    private static String segment(String text) {
        // Intermediaries would resolve a segment of dots as "." or "..".
        boolean onlyDots = text.chars().allMatch(c -> c == '.');
        StringBuilder escaped = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (isUnreserved(c) && !(onlyDots && c == '.')) {
                escaped.append(c);
            } else {
                escaped.append('%').append(HEX.toHexDigits(b));
            }
        }
        return escaped.toString();
    }

    private static boolean isUnreserved(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "-._~".indexOf(c) >= 0;
    }
}
