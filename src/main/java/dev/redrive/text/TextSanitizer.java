package dev.redrive.text;

/**
 * Makes a text from elsewhere (the service, a proxy, a certificate, a file, a colleague) fit to be
 * shown: one line of visible characters of limited length. Masks no secrets; mask a text that may
 * hold one after this too, because a secret with invisible characters in it becomes whole here. Any
 * thread.
 */
public final class TextSanitizer {

    private static final String SHORTENED = "…";

    private TextSanitizer() {}

    /**
     * The text on one line: control characters, line breaks and blanks of every kind become single
     * spaces, invisible characters and those that turn the direction of text are removed, half a
     * character becomes a question mark. None of this is left at the ends.
     */
    public static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        boolean gap = false;
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            if (InvisibleCharacters.isBlank(character) || Character.isISOControl(character)) {
                gap = true;
            } else if (!InvisibleCharacters.isHidden(character)) {
                if (gap && !line.isEmpty()) {
                    line.append(' ');
                }
                gap = false;
                line.appendCodePoint(isHalf(character) ? '?' : character);
            }
        }
        return line.toString();
    }

    /**
     * The same, of at most that many characters (code points, at least 1): what is longer ends in
     * an ellipsis, which counts. Never ends in half a character.
     */
    public static String oneLine(String text, int most) {
        // What follows would not be shown anyway, so a huge text costs little.
        int enough = (int) Math.min(text.length(), 8L * most + 1_000);
        boolean whole = enough == text.length();
        if (!whole && Character.isHighSurrogate(text.charAt(enough - 1))) {
            enough--;
        }
        String line = oneLine(text.substring(0, enough));
        if (whole && line.codePointCount(0, line.length()) <= most) {
            return line;
        }
        int kept = Math.min(most - 1, line.codePointCount(0, line.length()));
        return line.substring(0, line.offsetByCodePoints(0, kept)).stripTrailing() + SHORTENED;
    }

    private static boolean isHalf(int character) {
        return Character.getType(character) == Character.SURROGATE;
    }
}
