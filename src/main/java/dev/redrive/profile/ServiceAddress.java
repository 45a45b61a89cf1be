package dev.redrive.profile;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the address of a service as people type it. Looks nothing up, so it may be called on any
 * thread.
 */
public final class ServiceAddress {

    /** DriveQuant's own service, where most profiles point to. */
    public static final URI PUBLIC = URI.create("https://service.drivequant.com");

    /** What can be wrong with an address. */
    public enum Problem {
        EMPTY,
        /** No address at all, or one without {@code https://} in front or without a host. */
        NOT_AN_ADDRESS,
        /** An address for something else, {@code ftp://} for instance. */
        NOT_HTTP,
        /** {@code http://} to another machine: the key would travel in the open. */
        PLAIN_HTTP_ELSEWHERE,
        /** A user, a query or a fragment, none of which the service's address has. */
        HAS_EXTRAS
    }

    /** What became of the typed text. */
    public sealed interface Reading {

        /**
         * An address in its one form: scheme and host in lower case, no default port, no slash at
         * the end, no {@code /v1/enterprise}; a path in front of that is kept.
         */
        record Usable(URI address) implements Reading {}

        /** No address that could be used. */
        record Wrong(Problem problem) implements Reading {}
    }

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://.*");
    private static final String BASE_PATH = "/v1/enterprise";

    private ServiceAddress() {}

    /** Reads what was typed; blanks around it do not matter. Never throws. */
    public static Reading read(String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return new Reading.Wrong(Problem.EMPTY);
        }
        Matcher scheme = SCHEME.matcher(text);
        if (!scheme.matches()) {
            return new Reading.Wrong(Problem.NOT_AN_ADDRESS);
        }
        boolean plain = scheme.group(1).equalsIgnoreCase("http");
        if (!plain && !scheme.group(1).equalsIgnoreCase("https")) {
            return new Reading.Wrong(Problem.NOT_HTTP);
        }
        try {
            return read(new URI(text), plain);
        } catch (URISyntaxException e) {
            return new Reading.Wrong(Problem.NOT_AN_ADDRESS);
        }
    }

    private static Reading read(URI typed, boolean plain) {
        String host = typed.getHost();
        Problem problem = problemOf(typed, host, plain);
        if (problem != null || host == null) {
            return new Reading.Wrong(problem == null ? Problem.NOT_AN_ADDRESS : problem);
        }
        int port = typed.getPort() == (plain ? 80 : 443) ? -1 : typed.getPort();
        return new Reading.Usable(
                URI.create(
                        (plain ? "http://" : "https://")
                                + host.toLowerCase(Locale.ROOT)
                                + (port < 0 ? "" : ":" + port)
                                + prefix(typed.getRawPath())));
    }

    private static @Nullable Problem problemOf(URI typed, @Nullable String host, boolean plain) {
        if (typed.getRawUserInfo() != null
                || typed.getRawQuery() != null
                || typed.getRawFragment() != null) {
            return Problem.HAS_EXTRAS;
        }
        if (host == null || typed.getPort() == 0 || typed.getPort() > 65_535) {
            return Problem.NOT_AN_ADDRESS;
        }
        return plain && !isThisMachine(host) ? Problem.PLAIN_HTTP_ELSEWHERE : null;
    }

    /**
     * Whether that host is this computer: {@code localhost} or a loopback address. Looks nothing
     * up.
     */
    public static boolean isThisMachine(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            // Only literals are taken here, so no name is ever looked up.
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String prefix(String path) {
        String prefix = withoutSlashes(path);
        return prefix.endsWith(BASE_PATH)
                ? withoutSlashes(prefix.substring(0, prefix.length() - BASE_PATH.length()))
                : prefix;
    }

    private static String withoutSlashes(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }
}
