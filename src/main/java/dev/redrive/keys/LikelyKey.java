package dev.redrive.keys;

import dev.redrive.text.InvisibleCharacters;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Guesses whether a text contains an enterprise API key, for places that take none. A key is
 * opaque, so this errs towards finding one: a long number of a ticket may be taken for it. Task IDs
 * of the documented form and addresses are none. Any thread.
 */
public final class LikelyKey {

    private static final Pattern NAMED =
            Pattern.compile(
                    "x-dq-enterprise-api-key|\\bbearer\\s+\\S{8}", Pattern.CASE_INSENSITIVE);

    private static final Pattern ADDRESS =
            Pattern.compile("(?<![a-z])[a-z]++://[^\\s?#]*", Pattern.CASE_INSENSITIVE);

    /** As the service makes them: 24 hexadecimal digits. */
    private static final Pattern TASK_ID =
            Pattern.compile(
                    "(?<![\\w-])(?:task[ _-]?(?:id)?[ _-]?)?[0-9a-f]{24}(?![A-Za-z0-9])",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\s]+");
    private static final Pattern BETWEEN_PARTS = Pattern.compile("[^\\p{L}\\p{N}+_~-]+");
    private static final Pattern BETWEEN_RUNS = Pattern.compile("[+_~-]+");

    /** Paths, times, hosts and mail addresses are long words of letters and digits too. */
    private static final Pattern ORDINARY =
            Pattern.compile(
                    "/\\S*|\\d{4}-\\d\\d-\\d\\dT\\S*"
                            + "|(?:[\\w.+-]+@)?[\\w-]+(?:\\.[\\w-]+)+(?::\\d+)?(?:/\\S*)?");

    private static final int LONG_WORD = 20;
    private static final int LONG_RUN = 16;
    private static final int LONG_LETTERS = 24;

    private LikelyKey() {}

    /** Whether there is likely a key in that text. */
    public static boolean isIn(String text) {
        String plain = plain(text);
        if (NAMED.matcher(plain).find()) {
            return true;
        }
        String rest = TASK_ID.matcher(ADDRESS.matcher(plain).replaceAll(" ")).replaceAll(" ");
        return BLANKS.splitAsStream(rest).anyMatch(LikelyKey::isLikelyWord);
    }

    /** Without what cannot be seen, and in plain letters. */
    private static String plain(String text) {
        StringBuilder seen = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> !InvisibleCharacters.isHidden(c))
                .forEach(seen::appendCodePoint);
        return Normalizer.normalize(seen, Normalizer.Form.NFKC);
    }

    private static boolean isLikelyWord(String word) {
        boolean isLong =
                word.length() >= LONG_WORD && isMixed(word) && !ORDINARY.matcher(word).matches();
        return isLong || BETWEEN_PARTS.splitAsStream(word).anyMatch(LikelyKey::isLikelyPart);
    }

    private static boolean isLikelyPart(String part) {
        int run = BETWEEN_RUNS.splitAsStream(part).mapToInt(String::length).max().orElse(0);
        return isMixed(part) ? part.length() >= LONG_WORD || run >= LONG_RUN : run >= LONG_LETTERS;
    }

    private static boolean isMixed(String text) {
        return text.chars().anyMatch(Character::isDigit)
                && text.chars().anyMatch(Character::isLetter);
    }
}
