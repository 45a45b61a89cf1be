package dev.redrive.keys;

import dev.redrive.text.InvisibleCharacters;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Part of a text with its escapes decoded: those of JSON and JavaScript, of URLs, and of HTML
 * (numeric and named character references, and tags). Each character keeps its position in the
 * original text. For searching only: a match is masked in the original text, so decoding too much
 * does no harm.
 */
final class Decoded {

    /** The most layers of escapes that are decoded. */
    static final int DEEPEST = 4;

    private static final int LONGEST_ENTITY = 32;
    private static final int LONGEST_TAG = 200;

    /** Starts character data, so it is not a tag that ends at the next bracket. */
    private static final String CDATA = "<![CDATA[";

    /** Named characters that may be part of a key; no other named character can. */
    private static final Map<String, Character> NAMED =
            Map.ofEntries(
                    Map.entry("amp", '&'),
                    Map.entry("lt", '<'),
                    Map.entry("gt", '>'),
                    Map.entry("quot", '"'),
                    Map.entry("apos", '\''),
                    Map.entry("nbsp", ' '),
                    Map.entry("sol", '/'),
                    Map.entry("bsol", '\\'),
                    Map.entry("plus", '+'),
                    Map.entry("equals", '='),
                    Map.entry("percnt", '%'),
                    Map.entry("lowbar", '_'),
                    Map.entry("hyphen", '-'),
                    Map.entry("dash", '-'),
                    Map.entry("period", '.'),
                    Map.entry("comma", ','),
                    Map.entry("colon", ':'),
                    Map.entry("semi", ';'),
                    Map.entry("excl", '!'),
                    Map.entry("quest", '?'),
                    Map.entry("ast", '*'),
                    Map.entry("num", '#'),
                    Map.entry("dollar", '$'),
                    Map.entry("commat", '@'));

    private static final String[] UNENDED = {"amp", "lt", "gt", "quot", "nbsp", "shy"};

    private final int[] characters;
    private final int[] from;
    private final int[] to;
    private int length;
    private boolean changed;

    private Decoded(int room) {
        characters = new int[room];
        from = new int[room];
        to = new int[room];
    }

    /** That part of the text, not decoded yet. */
    static Decoded of(CharSequence text, int start, int end) {
        Decoded plain = new Decoded(end - start);
        for (int at = start; at < end; ) {
            int character = Character.codePointAt(text, at);
            int next = Math.min(end, at + Character.charCount(character));
            plain.add(character, at, next);
            at = next;
        }
        return plain;
    }

    private void add(int character, int start, int end) {
        characters[length] = character;
        from[length] = start;
        to[length++] = end;
    }

    /** The same with one more layer of escapes decoded; null when there is none. */
    @Nullable Decoded further() {
        Decoded next = new Decoded(length);
        for (int at = 0; at < length; ) {
            int used = next.take(this, at);
            if (used == 0) {
                next.add(characters[at], from[at], to[at]);
                used = 1;
            } else {
                next.changed = true;
            }
            at += used;
        }
        return next.changed ? next : null;
    }

    /**
     * Adds the character the escape at that position stands for; returns the length of the escape,
     * 0 when there is none.
     */
    private int take(Decoded source, int at) {
        return switch (source.at(at)) {
            case '\\' -> takeBackslash(source, at);
            case '%' -> takePercent(source, at);
            case '&' -> takeEntity(source, at);
            case '<' -> source.tag(at);
            default -> 0;
        };
    }

    private int at(int index) {
        return index < length ? characters[index] : -1;
    }

    private int takeBackslash(Decoded source, int at) {
        int kind = source.at(at + 1);
        if ((kind == 'u' || kind == 'x') && source.at(at + 2) == '{') {
            int end = at + 3;
            while (end < at + 11 && Character.digit(source.at(end), 16) >= 0) {
                end++;
            }
            boolean closed = end > at + 3 && source.at(end) == '}';
            return closed ? put(source, at, end + 1, source.number(at + 3, end, 16)) : 0;
        }
        if (kind == 'u' || kind == 'x') {
            int digits = kind == 'u' ? 4 : 2;
            int first = at + 1;
            while (source.at(first) == kind) {
                first++;
            }
            return put(source, at, first + digits, source.number(first, first + digits, 16));
        }
        if (kind == 'U') {
            return put(source, at, at + 10, source.number(at + 2, at + 10, 16));
        }
        if (kind >= '0' && kind <= '3') {
            return put(source, at, at + 4, source.number(at + 1, at + 4, 8));
        }
        return switch (kind) {
            case 'b', 'f', 'n', 'r', 't' -> put(source, at, at + 2, ' ');
            case '"', '\'', '/', '\\' -> put(source, at, at + 2, kind);
            default -> 0;
        };
    }

    private int takePercent(Decoded source, int at) {
        if (source.at(at + 1) == 'u') {
            return put(source, at, at + 6, source.number(at + 2, at + 6, 16));
        }
        int lead = source.octet(at);
        int more = lead < 0xC0 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
        int character = more == 0 ? lead : lead & (0x3F >> more);
        for (int i = 1; i <= more; i++) {
            int octet = source.octet(at + 3 * i);
            if (octet < 0x80 || octet > 0xBF) {
                return put(
                        source, at, at + 3, lead); // Not UTF-8, so an older encoding of one letter.
            }
            character = (character << 6) | (octet & 0x3F);
        }
        return put(source, at, at + 3 * (more + 1), character);
    }

    private int octet(int at) {
        return at(at) == '%' ? number(at + 1, at + 3, 16) : -1;
    }

    private int takeEntity(Decoded source, int at) {
        if (source.at(at + 1) == '#') {
            boolean hexadecimal = (source.at(at + 2) | 0x20) == 'x';
            int radix = hexadecimal ? 16 : 10;
            int first = at + (hexadecimal ? 3 : 2);
            while (source.at(first) == '0' && Character.digit(source.at(first + 1), radix) >= 0) {
                first++;
            }
            int end = first;
            while (end < first + LONGEST_ENTITY && Character.digit(source.at(end), radix) >= 0) {
                end++;
            }
            int number = source.number(first, end, radix);
            return put(source, at, source.at(end) == ';' ? end + 1 : end, number);
        }
        int end = at + 1;
        while (end < at + LONGEST_ENTITY && isNameLetter(source.at(end))) {
            end++;
        }
        if (end == at + 1 || source.at(end) != ';') {
            return takeUnendedEntity(source, at);
        }
        String name = new String(source.characters, at + 1, end - at - 1).toLowerCase(Locale.ROOT);
        char sign = NAMED.getOrDefault(name, '\u00AD');
        return put(source, at, end + 1, sign);
    }

    /** Browsers accept the oldest names without a semicolon too, whatever letter follows. */
    private int takeUnendedEntity(Decoded source, int at) {
        for (String name : UNENDED) {
            int end = at + 1;
            while (end <= at + name.length()
                    && Character.toLowerCase(source.at(end)) == name.charAt(end - at - 1)) {
                end++;
            }
            if (end == at + 1 + name.length()) {
                return put(source, at, end, NAMED.getOrDefault(name, '\u00AD'));
            }
        }
        return 0;
    }

    private static boolean isNameLetter(int character) {
        return character > 0 && character < 128 && Character.isLetterOrDigit(character);
    }

    /** The length of the tag at that position; 0 when there is none. */
    private int tag(int at) {
        if (isAt(at, CDATA)) {
            return CDATA.length();
        }
        int first = at(at + 1);
        if (first != '/' && first != '!' && !isNameLetter(first)) {
            return 0;
        }
        for (int end = at + 2; end < Math.min(length, at + LONGEST_TAG); end++) {
            if (characters[end] == '>') {
                return end + 1 - at;
            }
        }
        return 0;
    }

    private boolean isAt(int at, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (at(at + i) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The code point those digits stand for; -1 when they stand for none. */
    private int number(int start, int end, int radix) {
        long number = start < end ? 0 : -1;
        for (int i = start; i < end; i++) {
            int digit = Character.digit(at(i), radix);
            if (digit < 0) {
                return -1;
            }
            number = Math.min(number * radix + digit, Integer.MAX_VALUE);
        }
        return number > Character.MAX_CODE_POINT ? -1 : (int) number;
    }

    private int put(Decoded source, int start, int end, int character) {
        if (!Character.isValidCodePoint(character) || end > source.length) {
            return 0;
        }
        add(character, source.from[start], source.to[end - 1]);
        return end - start;
    }

    /** Its visible characters, without marks, in lower case. */
    Folded folded() {
        return fold(false);
    }

    /** Only the letters a to z and the digits of these. */
    Folded letters() {
        return fold(true);
    }

    private Folded fold(boolean lettersOnly) {
        Folded folded = new Folded(length);
        for (int i = 0; i < length; i++) {
            int character = characters[i];
            if (character < 128) {
                fold((char) character, i, lettersOnly, folded);
            } else if (!InvisibleCharacters.isHidden(character)) {
                String plain =
                        Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKD);
                for (int j = 0; j < plain.length(); j++) {
                    fold(plain.charAt(j), i, lettersOnly, folded);
                }
            }
        }
        return folded;
    }

    private void fold(char character, int index, boolean lettersOnly, Folded folded) {
        char lower = Character.toLowerCase(Character.toUpperCase(character));
        boolean letter = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9');
        boolean seen = !Character.isISOControl(lower) && !isMark(lower);
        if (lettersOnly ? letter : seen) {
            folded.add(lower, from[index], to[index]);
        }
    }

    /** Whether the character is put on, around or beside the letter before it. */
    private static boolean isMark(char character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK ->
                    true;
            default -> false;
        };
    }

    /**
     * Characters in a form that can be compared, each with its position in the text. {@link
     * #wipe()} it when it was made from a secret.
     */
    static final class Folded {

        private char[] characters;
        private int[] from;
        private int[] to;
        private int length;

        Folded(int expected) {
            characters = new char[expected];
            from = new int[expected];
            to = new int[expected];
        }

        void add(char character, int start, int end) {
            if (length == characters.length) {
                int more = Math.max(16, 2 * length);
                char[] larger = Arrays.copyOf(characters, more);
                Arrays.fill(characters, '\0');
                characters = larger;
                from = Arrays.copyOf(from, more);
                to = Arrays.copyOf(to, more);
            }
            characters[length] = character;
            from[length] = start;
            to[length++] = end;
        }

        int length() {
            return length;
        }

        char at(int index) {
            return characters[index];
        }

        /** Where the character begins in the text. */
        int from(int index) {
            return from[index];
        }

        /** Where the character ends in the text, exclusive. */
        int to(int index) {
            return to[index];
        }

        char[] copy() {
            return Arrays.copyOf(characters, length);
        }

        void wipe() {
            Arrays.fill(characters, '\0');
        }
    }
}
