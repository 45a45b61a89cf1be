package dev.redrive.profile;

import dev.redrive.text.InvisibleCharacters;
import java.util.List;
import java.util.regex.Pattern;

/** The one or two letters that stand for a customer where there is no room for the name. */
public final class ProfileLetters {

    /** The most letters. */
    public static final int MOST = 2;

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{Nd}]+");

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

    /**
     * The letters of a profile whose user chose none: the initials of the first two words, or the
     * first two letters of a single word. Never empty.
     */
    public static String from(String name) {
        List<String> words = BETWEEN.splitAsStream(name).filter(word -> !word.isEmpty()).toList();
        if (words.isEmpty()) {
            String shown = name.strip();
            return shown.isEmpty() ? "?" : Character.toString(shown.codePointAt(0));
        }
        String first = words.getFirst();
        int initial = first.codePointAt(0);
        if (words.size() > 1) {
            return capitals(initial, words.get(1).codePointAt(0));
        }
        int second = first.offsetByCodePoints(0, 1);
        return second < first.length()
                ? capitals(initial, first.codePointAt(second))
                : capitals(initial);
    }

    /** The letters a profile is shown with. */
    public static String of(Profile profile) {
        return profile.letters().isEmpty() ? from(profile.name()) : profile.letters();
    }
}
