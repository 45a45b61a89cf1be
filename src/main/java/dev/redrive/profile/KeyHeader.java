package dev.redrive.profile;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the value after the name of the service's key header, in whatever way headers are dumped:
 * {@code name: value}, {@code name=[value]}, {@code "name":"value"}. Marks rather too much than too
 * little.
 */
final class KeyHeader {

    private static final Pattern NAME =
            Pattern.compile("x-dq-enterprise-api-key", Pattern.CASE_INSENSITIVE | Pattern.LITERAL);
    private static final String AFTER_NAME = " \t\"'\\]";
    private static final String AFTER_CLOSING = " \t\r\n,;})]\\\"'";

    private KeyHeader() {}

    static void mark(String text, BitSet masked) {
        Matcher name = NAME.matcher(text);
        int from = 0;
        while (name.find(from)) {
            from = markValue(text, name.end(), masked);
        }
    }

    /** Marks the value that begins after {@code from}, if one does, and tells where it ends. */
    private static int markValue(String text, int from, BitSet masked) {
        int separator = skip(text, from, AFTER_NAME);
        if (separator == text.length() || ":=".indexOf(text.charAt(separator)) < 0) {
            return from;
        }
        int value = skip(text, separator + 1, " \t");
        int opening = skip(text, value, "\\");
        char closing = opening == text.length() ? ' ' : closing(text.charAt(opening));
        if (closing == ' ') {
            int end = value;
            while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
                end++;
            }
            masked.set(value, end);
            return end;
        }
        boolean escapes = closing != ']' && opening == value;
        int end = closing(text, opening + 1, closing, escapes);
        masked.set(opening + 1, end);
        return end;
    }

    private static int skip(String text, int from, String characters) {
        int i = from;
        while (i < text.length() && characters.indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }

    private static char closing(char opening) {
        return switch (opening) {
            case '[' -> ']';
            case '"', '\'' -> opening;
            default -> ' ';
        };
    }

    /**
     * Where the value ends: at a closing character that is not part of the value, or with the line.
     */
    private static int closing(String text, int from, char closing, boolean escapes) {
        int i = from;
        while (i < text.length() && text.charAt(i) != '\n') {
            boolean escaped = escapes && i > from && text.charAt(i - 1) == '\\';
            boolean last = i + 1 == text.length();
            if (text.charAt(i) == closing
                    && !escaped
                    && (last || AFTER_CLOSING.indexOf(text.charAt(i + 1)) >= 0)) {
                return i;
            }
            i++;
        }
        return i;
    }
}
