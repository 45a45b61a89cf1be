package dev.redrive.profile;

import dev.redrive.text.InvisibleCharacters;

/** The letters a user may choose for a customer in place of those of its name. */
public final class ProfileLetters {

    /** The most letters. */
    public static final int MOST = 2;

    private ProfileLetters() {}

    /**
     * The letters typed or read from a file, without blanks, in capitals.
     *
     * @return empty when they cannot be used: none, more than {@link #MOST}, or one that cannot be
     *     seen
     */
    public static String read(String typed) {
        int[] seen =
                typed.codePoints()
                        .filter(character -> !InvisibleCharacters.isBlank(character))
                        .toArray();
        for (int character : seen) {
            if (InvisibleCharacters.isHidden(character)
                    || Character.isISOControl(character)
                    || Character.getType(character) == Character.SURROGATE) {
                return "";
            }
        }
        return seen.length > MOST ? "" : capitals(seen);
    }

    private static String capitals(int... characters) {
        StringBuilder letters = new StringBuilder();
        for (int character : characters) {
            letters.appendCodePoint(Character.toUpperCase(character));
        }
        return letters.toString();
    }
}
