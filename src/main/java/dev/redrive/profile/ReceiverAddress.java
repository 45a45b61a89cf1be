package dev.redrive.profile;

import dev.redrive.text.PastedText;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the address of a customer's receiving server as users type it. It is requested exactly as
 * it is, so path and query stay as they are. Does no look-up; any thread.
 */
public final class ReceiverAddress {

    /** What can be wrong with an address. */
    public enum Problem {
        EMPTY,
        /** A blank or an invisible character inside. */
        STRAY,
        TOO_LONG,
        /** Not an address, or one without a scheme or a host. */
        NOT_AN_ADDRESS,
        /** A host with an underscore. */
        UNDERSCORE,
        /** Any scheme but https. */
        NOT_HTTPS,
        /** A user, with or without a password. */
        HAS_USER,
        /** A fragment, which is never sent. */
        HAS_FRAGMENT,
        /** A query that looks as if it held a password, a key or a signature. */
        SECRET_QUERY
    }

    /** The result of reading an address. */
    public sealed interface Reading {

        /** A usable one: scheme and host in lower case, an international host in ASCII. */
        record Usable(URI address) implements Reading {}

        /**
         * Not a usable address.
         *
         * @param stray the character at fault; null for every problem except {@link Problem#STRAY}
         */
        record Wrong(Problem problem, PastedText.@Nullable Stray stray) implements Reading {}
    }

    private static final int LONGEST = 1_000;
    private static final Pattern PARTS =
            Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)([^#]*)(#.*)?");

    /** Words in names of parameters that hold secrets; a harmless one may be taken for one. */
    private static final Pattern SECRET_NAME =
            Pattern.compile(
                    "key|token|secret|pass|pwd|pin|sig|auth|code|cred|session|sid|jwt|bearer|hmac"
                            + "|hash|access|login|user|private|sas|cert|otp|mdp");

    private static final int LONG_VALUE = 16;
    private static final int LONG_LETTERS = 24;

    private ReceiverAddress() {}

    /** Reads an address; blanks and invisible characters around it are ignored. Never throws. */
    public static Reading read(String typed) {
        String text = PastedText.clean(typed);
        PastedText.Stray stray = PastedText.strayIn(text);
        if (stray != null && text.length() <= LONGEST) {
            return new Reading.Wrong(Problem.STRAY, stray);
        }
        Problem problem = text.isEmpty() ? Problem.EMPTY : null;
        Matcher parts = PARTS.matcher(text);
        if (problem == null) {
            problem = text.length() > LONGEST ? Problem.TOO_LONG : problemOf(parts);
        }
        if (problem != null) {
            return new Reading.Wrong(problem, null);
        }
        return switch (ServiceAddress.read("https://" + parts.group(2))) {
            case ServiceAddress.Reading.Usable(URI server) -> whole(server, parts.group(3));
            case ServiceAddress.Reading.Wrong(var wrong, _) ->
                    new Reading.Wrong(
                            wrong == ServiceAddress.Problem.UNDERSCORE
                                    ? Problem.UNDERSCORE
                                    : Problem.NOT_AN_ADDRESS,
                            null);
        };
    }

    private static @Nullable Problem problemOf(Matcher parts) {
        if (!parts.matches() || parts.group(2).isEmpty()) {
            return Problem.NOT_AN_ADDRESS;
        }
        if (!parts.group(1).equalsIgnoreCase("https")) {
            return Problem.NOT_HTTPS;
        }
        if (parts.group(2).indexOf('@') >= 0) {
            return Problem.HAS_USER;
        }
        if (parts.group(4) != null) {
            return Problem.HAS_FRAGMENT;
        }
        int query = parts.group(3).indexOf('?');
        return query >= 0 && looksSecret(parts.group(3).substring(query + 1))
                ? Problem.SECRET_QUERY
                : null;
    }

    private static Reading whole(URI server, String rest) {
        try {
            URI whole = URI.create(new URI(server + rest).toASCIIString());
            return whole.toString().length() > LONGEST
                    ? new Reading.Wrong(Problem.TOO_LONG, null)
                    : new Reading.Usable(whole);
        } catch (URISyntaxException | IllegalArgumentException _) {
            return new Reading.Wrong(Problem.NOT_AN_ADDRESS, null);
        }
    }

    /** Whether a parameter is called as secrets are, or has a value no one would type. */
    private static boolean looksSecret(String query) {
        return Arrays.stream(query.split("[&;]", -1))
                .anyMatch(parameter -> {
                    int end = parameter.indexOf('=');
                    String name = decoded(end < 0 ? parameter : parameter.substring(0, end));
                    String value = decoded(parameter.substring(end + 1));
                    return isRandom(value)
                            || isRandom(name)
                            || value.matches("(?s).*://[^/]*@.*")
                            || (end >= 0
                                    && SECRET_NAME.matcher(name.toLowerCase(Locale.ROOT)).find());
                });
    }

    private static boolean isRandom(String text) {
        boolean isMixed =
                text.chars().anyMatch(Character::isDigit)
                        && text.chars().anyMatch(Character::isLetter);
        return Arrays.stream(text.split("[^\\p{L}\\p{N}+/=_~.-]+", -1))
                .anyMatch(part ->
                        part.length() >= LONG_LETTERS || (isMixed && part.length() >= LONG_VALUE));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text; // Not encoded as it should be; what it is will be refused elsewhere.
        }
    }
}
