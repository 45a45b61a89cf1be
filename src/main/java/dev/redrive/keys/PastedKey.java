package dev.redrive.keys;

import dev.redrive.text.PastedText;
import java.nio.CharBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads an enterprise API key as users paste it: from an e-mail, a header, a script. What surrounds
 * the key is reported, never removed by guessing, since a key is opaque. Any thread.
 */
public final class PastedKey {

    /** What can be wrong with what was pasted. */
    public enum Problem {
        /** Nothing, or nothing that can be seen. */
        EMPTY,
        /** {@code Bearer} in front, as other services want it. */
        BEARER,
        /** The name of the header in front. */
        HEADER,
        /** A placeholder for a key, in braces or angle brackets. */
        PLACEHOLDER,
        /** Quotes around it. */
        QUOTED,
        /** A blank or an invisible character inside. */
        STRAY,
        /** Letters that no header can hold. */
        NOT_ASCII,
        /** So short that masking it would mask other text by chance. */
        TOO_SHORT,
        TOO_LONG
    }

    /** The result of reading pasted characters. */
    public sealed interface Reading {

        /** A key; wiped by the caller. */
        @SuppressWarnings("ClassCanBeRecord") // A key is never part of a record.
        final class Usable implements Reading {

            private final ApiKey key;

            Usable(ApiKey key) {
                this.key = key;
            }

            /** The key. */
            public ApiKey key() {
                return key;
            }
        }

        /**
         * Not a usable key.
         *
         * @param stray the character at fault; null for every problem except {@link Problem#STRAY}
         */
        record Wrong(Problem problem, PastedText.@Nullable Stray stray) implements Reading {}
    }

    private static final String HEADER = "x-dq-enterprise-api-key";
    private static final String OPENING = "\"'`\u201C\u2018\u201E\u201A\u00AB\u2039";
    private static final String CLOSING = "\"'`\u201D\u2019\u201C\u2018\u00BB\u203A";

    private PastedKey() {}

    /** Reads the characters, which are left as they are; every copy is wiped. */
    public static Reading read(char[] pasted) {
        char[] clean = PastedText.clean(pasted);
        try {
            Reading.Wrong wrong = wrong(clean);
            return wrong == null ? new Reading.Usable(ApiKey.of(clean)) : wrong;
        } finally {
            Arrays.fill(clean, '\0');
        }
    }

    private static Reading.@Nullable Wrong wrong(char[] clean) {
        Problem around = clean.length == 0 ? Problem.EMPTY : around(clean);
        if (around != null) {
            return new Reading.Wrong(around, null);
        }
        PastedText.Stray stray = PastedText.strayIn(CharBuffer.wrap(clean));
        if (stray != null) {
            return new Reading.Wrong(Problem.STRAY, stray);
        }
        if (clean.length < Redactor.SHORTEST_IN_DATA) {
            return new Reading.Wrong(Problem.TOO_SHORT, null);
        }
        ApiKey.Problem rest = ApiKey.problemOf(clean);
        if (rest == null) {
            return null;
        }
        return new Reading.Wrong(
                rest == ApiKey.Problem.TOO_LONG ? Problem.TOO_LONG : Problem.NOT_ASCII, null);
    }

    private static @Nullable Problem around(char[] clean) {
        char first = clean[0];
        char last = clean[clean.length - 1];
        if (isQuote(first, OPENING) || isQuote(last, CLOSING)) {
            return Problem.QUOTED;
        }
        if (startsWith(clean, HEADER)) {
            return Problem.HEADER;
        }
        if (startsWith(clean, "bearer") && !isLetterOrDigit(clean, "bearer".length())) {
            return Problem.BEARER;
        }
        boolean isBraced = last == '}' && (first == '{' || first == '$' || first == '#');
        boolean isPlaceholder =
                isBraced || (first == '<' && last == '>') || (first == '%' && last == '%');
        return isPlaceholder ? Problem.PLACEHOLDER : null;
    }

    private static boolean isQuote(char c, String quotes) {
        return quotes.indexOf(c) >= 0;
    }

    private static boolean isLetterOrDigit(char[] text, int at) {
        return at < text.length && Character.isLetterOrDigit(text[at]);
    }

    /** Compares in place, so that no string is made from a key. */
    private static boolean startsWith(char[] text, String start) {
        if (text.length < start.length()) {
            return false;
        }
        for (int i = 0; i < start.length(); i++) {
            if (Character.toLowerCase(text[i]) != start.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
