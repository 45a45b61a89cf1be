package dev.redrive.text;

/** Which Unicode characters are invisible. Any thread. */
public final class InvisibleCharacters {

    private static final int BRAILLE_BLANK = 0x2800;
    private static final int HANGUL_FILLER = 0x3164;
    private static final int HALF_WIDTH_HANGUL_FILLER = 0xFFA0;
    private static final int HANGUL_CHOSEONG_FILLER = 0x115F;
    private static final int HANGUL_JUNGSEONG_FILLER = 0x1160;

    private InvisibleCharacters() {}

    /**
     * Whether the character is drawn as a gap: white space and line breaks of every script, and the
     * letters and symbols that are drawn as nothing (the Hangul fillers, the empty Braille
     * pattern).
     */
    public static boolean isBlank(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || character == '\u0085'
                || character == BRAILLE_BLANK
                || character == HANGUL_FILLER
                || character == HALF_WIDTH_HANGUL_FILLER
                || character == HANGUL_CHOSEONG_FILLER
                || character == HANGUL_JUNGSEONG_FILLER;
    }

    /**
     * Whether the character takes no room at all: control characters that are no white space, the
     * format characters (zero width, direction marks, byte order mark, soft hyphen, tags), the
     * variation selectors and the rest of what Unicode calls default ignorable.
     */
    public static boolean isHidden(int character) {
        return (Character.isISOControl(character) && !isBlank(character))
                || Character.getType(character) == Character.FORMAT
                || isIgnorable(character);
    }

    /** The default ignorable characters that are no format characters, as of Unicode 16. */
    private static boolean isIgnorable(int c) {
        return c == 0x034F
                || isBetween(c, 0x17B4, 0x17B5)
                || isBetween(c, 0x180B, 0x180F)
                || c == 0x2065
                || isBetween(c, 0xFE00, 0xFE0F)
                || isBetween(c, 0xFFF0, 0xFFF8)
                || isBetween(c, 0xE0000, 0xE0FFF);
    }

    private static boolean isBetween(int character, int first, int last) {
        return first <= character && character <= last;
    }
}
