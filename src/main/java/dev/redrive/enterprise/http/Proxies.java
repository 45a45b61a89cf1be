package dev.redrive.enterprise.http;

import dev.redrive.enterprise.EnterpriseFailure.Reason;
import dev.redrive.enterprise.http.Exchanged.Answer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells what a proxy said to a request for a tunnel. */
final class Proxies {

    /** 407: the proxy wants to know who calls. */
    static final int LOGIN_WANTED = 407;

    /** How Java's client words every other refusal; a test with a real proxy holds it to that. */
    private static final Pattern REFUSED = Pattern.compile("Tunnel failed, got: (\\d{3})");

    private static final int DEEPEST = 20;

    private Proxies() {}

    /**
     * The reason behind a 407.
     *
     * @param sent whether the proxy was told a name and a password
     */
    static Reason login(Answer answer, boolean sent) {
        boolean basic =
                answer.headers().allValues("Proxy-Authenticate").stream()
                        .anyMatch(way -> way.strip().toLowerCase(Locale.ROOT).startsWith("basic"));
        if (!basic) {
            return Reason.PROXY_LOGIN_KIND;
        }
        return sent ? Reason.PROXY_LOGIN_REFUSED : Reason.PROXY_LOGIN;
    }

    /** The ways to say who calls that the proxy offers, as it names them. */
    static String ways(Answer answer) {
        return String.join(
                ", ",
                answer.headers().allValues("Proxy-Authenticate").stream()
                        .map(way -> way.strip().split("[\\s,]", 2)[0])
                        .distinct()
                        .toList());
    }

    /** The status with which the proxy refused the tunnel; null when it was not that. */
    static @Nullable String refusal(Throwable failure) {
        return Stream.iterate(failure, t -> t != null, Throwable::getCause)
                .limit(DEEPEST)
                .map(Throwable::getMessage)
                .filter(message -> message != null)
                .map(REFUSED::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .findFirst()
                .orElse(null);
    }

    /** The same reason, of a connection that was to lead to a proxy. */
    static Reason ofProxy(Reason reason) {
        return switch (reason) {
            case UNKNOWN_HOST -> Reason.PROXY_UNKNOWN;
            case REFUSED, CONNECT_TIMED_OUT -> Reason.PROXY_UNREACHABLE;
            default -> reason;
        };
    }
}
