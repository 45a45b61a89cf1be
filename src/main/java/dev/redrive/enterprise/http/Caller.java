package dev.redrive.enterprise.http;

import java.net.URI;
import java.net.http.HttpRequest;

/** Who calls: the headers of every request, with the key. Never printed. */
final class Caller {

    private static final String MASK = "[key]";

    private final String userAgent;
    private final char[] key;

    Caller(String userAgent, char[] key) {
        // The JDK's own complaint about such a header would show its value.
        if (key.length == 0 || !new String(key).chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("the key can not be sent as a header");
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

    /**
     * Refuses what repeats the key: as an id or a status it would be shown, kept and logged.
     *
     * @throws UnusableAnswerException when it does
     */
    <T> T refusingTheKey(T answer) throws UnusableAnswerException {
        if (answer.toString().contains(new String(key))) {
            throw new UnusableAnswerException("the key is repeated");
        }
        return answer;
    }

    String withoutKey(String text) {
        return text.replace(new String(key), MASK);
    }
}
