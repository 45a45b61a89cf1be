package dev.redrive.keys;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An enterprise API key. Never printed: {@link #toString()} is masked. Not part of any record that
 * is written, logged or shown. Safe for any thread.
 */
public final class ApiKey {

    /** What can be wrong with the text of a key before it is sent anywhere. */
    enum Problem {
        EMPTY,
        BLANKS,
        CONTROL_CHARACTERS,
        NOT_ASCII,
        TOO_LONG
    }

    private static final int ENDING = 4;
    private static final int LONGEST = 1_000;

    private final char[] secret;

    private ApiKey(char[] secret) {
        this.secret = secret;
    }

    /**
     * Makes a key from a copy of the characters.
     *
     * @throws IllegalArgumentException when {@link #problemOf} finds something; the message never
     *     holds the characters
     */
    public static ApiKey of(char[] characters) {
        Problem problem = problemOf(characters);
        if (problem != null) {
            throw new IllegalArgumentException("not a usable key: " + problem);
        }
        return new ApiKey(characters.clone());
    }

    /** The first thing wrong with those characters, or null when they can be sent as a header. */
    static @Nullable Problem problemOf(char[] characters) {
        if (characters.length == 0) {
            return Problem.EMPTY;
        }
        if (characters.length > LONGEST) {
            return Problem.TOO_LONG;
        }
        for (char c : characters) {
            if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                return Problem.CONTROL_CHARACTERS;
            }
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                return Problem.BLANKS;
            }
            if (c > 126) {
                return Problem.NOT_ASCII;
            }
        }
        return null;
    }

    /** A copy of the characters, for the header; the caller wipes it. */
    public char[] reveal() {
        return secret.clone();
    }

    /**
     * The last four characters, which may be shown; empty for keys of fewer than 12 characters, as
     * four would reveal too much of them.
     */
    public String ending() {
        return secret.length < 3 * ENDING ? "" : new String(secret, secret.length - ENDING, ENDING);
    }

    /** Overwrites the characters. The key must not be used afterwards. */
    public void wipe() {
        Arrays.fill(secret, '\0');
    }

    @Override
    public String toString() {
        return "ApiKey[masked]";
    }
}
