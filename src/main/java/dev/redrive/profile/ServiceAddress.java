package dev.redrive.profile;

import dev.redrive.text.HostName;
import dev.redrive.text.PastedText;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the address of a service as users type it. Does no look-up; any thread. */
public final class ServiceAddress {

    /** DriveQuant's own service, which most profiles use. */
    public static final URI PUBLIC = URI.create("https://service.drivequant.com");

    /** What can be wrong with an address. */
    public enum Problem {
        EMPTY,
        /** A blank or an invisible character inside. */
        STRAY,
        /** More characters than an address of the service needs. */
        TOO_LONG,
        /** Not an address, or one without {@code https://} or without a host. */
        NOT_AN_ADDRESS,
        /** A host with an underscore, which Java's client cannot connect to. */
        UNDERSCORE,
        /** An address for something else, {@code ftp://} for instance. */
        NOT_HTTP,
        /** {@code http://} to another machine: the key would be sent unencrypted. */
        PLAIN_HTTP_ELSEWHERE,
        /** A user, a query or a fragment, none of which the service's address has. */
        HAS_EXTRAS
    }

    /** The result of reading an address. */
    public sealed interface Reading {

        /**
         * An address in its canonical form: scheme and host in lower case, an international host in
         * ASCII, no default port, no slash at the end, no {@code /v1/enterprise}; a path before
         * that is kept.
         */
        record Usable(URI address) implements Reading {}

        /**
         * Not a usable address.
         *
         * @param stray the character at fault; null for every problem except {@link Problem#STRAY}
         */
        record Wrong(Problem problem, PastedText.@Nullable Stray stray) implements Reading {

            /** A problem that is not about a single character. */
            Wrong(Problem problem) {
                this(problem, null);
            }
        }
    }

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://(.*)");
    private static final Pattern AUTHORITY =
            Pattern.compile("(?<host>\\[[^\\]]*\\]|[^:\\[\\]]*)(:(?<port>[0-9]{0,5}))?");
    private static final String BASE_PATH = "/v1/enterprise";
    private static final int LONGEST = 500;
    private static final int LARGEST_PORT = 65_535;

    private ServiceAddress() {}

    /** Reads an address; blanks and invisible characters around it are ignored. */
    public static Reading read(String typed) {
        String text = PastedText.clean(typed);
        if (text.isEmpty()) {
            return new Reading.Wrong(Problem.EMPTY);
        }
        if (text.length() > LONGEST) {
            return new Reading.Wrong(Problem.TOO_LONG);
        }
        PastedText.Stray stray = PastedText.strayIn(text);
        if (stray != null) {
            return new Reading.Wrong(Problem.STRAY, stray);
        }
        Matcher parts = SCHEME.matcher(text);
        if (!parts.matches()) {
            return new Reading.Wrong(Problem.NOT_AN_ADDRESS);
        }
        boolean plain = parts.group(1).equalsIgnoreCase("http");
        if (!plain && !parts.group(1).equalsIgnoreCase("https")) {
            return new Reading.Wrong(Problem.NOT_HTTP);
        }
        try {
            return read(parts.group(2), plain);
        } catch (URISyntaxException e) {
            return new Reading.Wrong(Problem.NOT_AN_ADDRESS);
        }
    }

    private static Reading read(String rest, boolean plain) throws URISyntaxException {
        int end = 0;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        if (rest.substring(0, end).indexOf('@') >= 0) {
            return new Reading.Wrong(Problem.HAS_EXTRAS);
        }
        Matcher authority = AUTHORITY.matcher(rest.substring(0, end));
        String host = authority.matches() ? HostName.read(authority.group("host")) : null;
        if (host == null) {
            return new Reading.Wrong(Problem.NOT_AN_ADDRESS);
        }
        int port = port(authority.group("port"), plain);
        URI address =
                new URI(
                        (plain ? "http://" : "https://")
                                + (host.indexOf(':') >= 0 ? "[" + host + "]" : host)
                                + (port < 0 ? "" : ":" + port)
                                + rest.substring(end));
        Problem problem = problemOf(address, host, port, plain);
        if (problem != null) {
            return new Reading.Wrong(problem);
        }
        String path = address.getRawPath();
        String asTyped = address.toString();
        String front = asTyped.substring(0, asTyped.length() - path.length());
        // The letters of a path are sent escaped.
        String escaped = new URI(front + prefix(path)).toASCIIString();
        return escaped.length() > LONGEST
                ? new Reading.Wrong(Problem.TOO_LONG)
                : new Reading.Usable(URI.create(escaped));
    }

    /** The port; -1 for the scheme's default, 0 for an unusable one. */
    private static int port(@Nullable String digits, boolean plain) {
        if (digits == null || digits.isEmpty()) {
            return -1;
        }
        int port = Integer.parseInt(digits);
        if (port > LARGEST_PORT) {
            return 0;
        }
        return port == (plain ? 80 : 443) ? -1 : port;
    }

    private static @Nullable Problem problemOf(URI address, String host, int port, boolean plain) {
        if (address.getRawQuery() != null || address.getRawFragment() != null) {
            return Problem.HAS_EXTRAS;
        }
        if (host.indexOf('_') >= 0) {
            return Problem.UNDERSCORE;
        }
        if (address.getHost() == null || port == 0 || isOdd(address.getPath())) {
            return Problem.NOT_AN_ADDRESS;
        }
        return plain && !HostName.isThisMachine(host) ? Problem.PLAIN_HTTP_ELSEWHERE : null;
    }

    /**
     * Whether a part of the path is empty or leads upwards, as when an address was pasted twice.
     */
    private static boolean isOdd(String path) {
        String[] parts = withoutSlashes(path).split("/", -1);
        return Arrays.stream(parts).skip(1).anyMatch(part -> part.matches("\\.{0,2}"));
    }

    /** Whether calls to it are unencrypted, which only those to this computer may be. */
    public static boolean isPlain(URI address) {
        return "http".equals(address.getScheme());
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
