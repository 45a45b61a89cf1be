package dev.redrive.text;

import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Cleans what a user types or pastes: addresses, keys, ids, names, hosts. Blanks and invisible
 * characters at the ends come along with a copy from a mail or a web page and mean nothing, so they
 * are removed; one in the middle may mean anything, so it is left in place and can be named. Any
 * thread.
 */
public final class PastedText {

    /**
     * A blank or an invisible character inside a text.
     *
     * @param character the code point
     * @param position where it stands in the cleaned text, from 1, in characters as people count
     *     them (code points)
     */
    public record Stray(int character, int position) {

        /**
         * Number and name of the character as Unicode has them: {@code U+200B ZERO WIDTH SPACE}.
         */
        public String name() {
            String name = Character.getName(character);
            return String.format(Locale.ROOT, "U+%04X", character)
                    + (name == null ? "" : " " + name);
        }
    }

    private PastedText() {}

    /** The text without blanks and invisible characters at its ends. */
    public static String clean(String typed) {
        int start = start(typed);
        return typed.substring(start, end(typed, start));
    }

    /** A copy of the characters without blanks and invisible ones at the ends; wipes nothing. */
    public static char[] clean(char[] typed) {
        CharBuffer text = CharBuffer.wrap(typed);
        int start = start(text);
        return Arrays.copyOfRange(typed, start, end(text, start));
    }

    /** The first blank or invisible character of a cleaned text; null when there is none. */
    public static @Nullable Stray strayIn(CharSequence cleaned) {
        int position = 1;
        for (int at = 0; at < cleaned.length(); position++) {
            int character = Character.codePointAt(cleaned, at);
            if (isNothing(character)) {
                return new Stray(character, position);
            }
            at += Character.charCount(character);
        }
        return null;
    }

    private static int start(CharSequence text) {
        int start = 0;
        while (start < text.length() && isNothing(Character.codePointAt(text, start))) {
            start += Character.charCount(Character.codePointAt(text, start));
        }
        return start;
    }

    private static int end(CharSequence text, int start) {
        int end = text.length();
        while (end > start && isNothing(Character.codePointBefore(text, end))) {
            end -= Character.charCount(Character.codePointBefore(text, end));
        }
        return end;
    }

    private static boolean isNothing(int character) {
        return InvisibleCharacters.isBlank(character) || InvisibleCharacters.isHidden(character);
    }
}
