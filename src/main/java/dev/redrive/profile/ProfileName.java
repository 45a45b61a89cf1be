package dev.redrive.profile;

import dev.redrive.text.InvisibleCharacters;
import dev.redrive.text.PastedText;
import dev.redrive.text.TextSanitizer;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules for names of profiles: which are valid, and which are the same. They apply to the form,
 * the file, the import and the name typed to confirm. Any thread.
 */
public final class ProfileName {

    /** The most characters (code points) of a name. */
    public static final int LONGEST = 200;

    /** What can be wrong with a name. */
    public enum Problem {
        /** Nothing, or only invisible characters. */
        EMPTY,
        /** Over {@link #LONGEST} characters. */
        TOO_LONG,
        /**
         * It has a line break, an invisible character, or one that changes the direction of text.
         */
        HIDDEN
    }

    /** The result of reading a name. */
    public sealed interface Reading {

        /** A name with single spaces instead of blanks of any kind, and none at its ends. */
        record Usable(String name) implements Reading {}

        /**
         * Not a usable name.
         *
         * @param stray the hidden character; null for every other problem
         */
        record Wrong(Problem problem, PastedText.@Nullable Stray stray) implements Reading {}
    }

    /** Capital letters of other alphabets, each followed by the Latin letter it looks like. */
    private static final String LOOK_ALIKES =
            // Cyrillic
            "АAВBЕEЅSІIЈJКKМMНHОOРPСCТTУYХXҮYҺHԚQԜWӀIѴVԌGՏS"
                    // Greek
                    + "ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXϹCϳJ"
                    // Armenian, Cherokee
                    + "ՍUՕOԼLᎪAᏴBᏟCᎠDᎬEᏀGᎻHᎥIᎫJᏦKᏞLᎷMᏢPᎡRᏚSᎢTᏙVᎳWᏃZᎩY";

    private static final String APOSTROPHES = "\u2018\u2019\u201A\u201B\u02BC\u02B9\u2032\u00B4`";
    private static final String QUOTES = "\u201C\u201D\u201E\u201F\u2033\u00AB\u00BB";
    private static final String DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFE58\uFE63";

    private ProfileName() {}

    /** Reads a name that was typed or pasted, or is in a file. Never throws. */
    public static Reading read(String typed) {
        String name = spaced(PastedText.clean(typed));
        if (name.isEmpty()) {
            return new Reading.Wrong(Problem.EMPTY, null);
        }
        if (name.codePointCount(0, name.length()) > LONGEST) {
            return new Reading.Wrong(Problem.TOO_LONG, null);
        }
        PastedText.Stray hidden = hiddenIn(name);
        return hidden == null
                ? new Reading.Usable(name)
                : new Reading.Wrong(Problem.HIDDEN, hidden);
    }

    private static String spaced(String name) {
        StringBuilder spaced = new StringBuilder(name.length());
        boolean gap = false;
        for (int at = 0; at < name.length(); ) {
            int character = name.codePointAt(at);
            at += Character.charCount(character);
            boolean isBlank = isGap(character);
            if (!isBlank || !gap) {
                spaced.appendCodePoint(isBlank ? ' ' : character);
            }
            gap = isBlank;
        }
        return spaced.toString();
    }

    /** Whether it is a blank within a line: not a line break or a tab. */
    private static boolean isGap(int character) {
        return InvisibleCharacters.isBlank(character)
                && !Character.isISOControl(character)
                && Character.getType(character) != Character.LINE_SEPARATOR
                && Character.getType(character) != Character.PARAGRAPH_SEPARATOR;
    }

    private static PastedText.@Nullable Stray hiddenIn(String name) {
        int[] characters = name.codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            int character = characters[i];
            boolean isBreak = InvisibleCharacters.isBlank(character) && character != ' ';
            boolean isHalf = Character.getType(character) == Character.SURROGATE;
            if (InvisibleCharacters.isHidden(character) || isBreak || isHalf) {
                return new PastedText.Stray(character, i + 1);
            }
        }
        return null;
    }

    /**
     * Whether two names look the same: differences in blanks, invisible characters, case, the form
     * of apostrophes, quotes and dashes, ligatures, width, and look-alike letters of other
     * alphabets are ignored.
     */
    public static boolean isSame(String one, String other) {
        return folded(one).equals(folded(other));
    }

    /** The form of a name that is equal for all names that look the same. */
    static String folded(String name) {
        String plain = unified(TextSanitizer.oneLine(name));
        if (isAscii(plain)) {
            // Nearly every name; loading the tables of Unicode would delay the start by 20 ms.
            return plain.toUpperCase(Locale.ROOT);
        }
        String compatible = Normalizer.normalize(plain, Normalizer.Form.NFKC);
        String upper = compatible.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
        String whole = Normalizer.normalize(upper, Normalizer.Form.NFKC);
        StringBuilder folded = new StringBuilder();
        unified(TextSanitizer.oneLine(whole)).chars().forEach(c -> folded.append(latin((char) c)));
        return folded.toString();
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    private static String unified(String text) {
        StringBuilder unified = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            unified.append(unified(text.charAt(i)));
        }
        return unified.toString();
    }

    private static char unified(char c) {
        if (APOSTROPHES.indexOf(c) >= 0) {
            return '\'';
        }
        if (QUOTES.indexOf(c) >= 0) {
            return '"';
        }
        return DASHES.indexOf(c) >= 0 ? '-' : c;
    }

    private static char latin(char capital) {
        if (capital < 128) {
            return capital;
        }
        int at = LOOK_ALIKES.indexOf(capital);
        return at < 0 ? capital : LOOK_ALIKES.charAt(at + 1);
    }

    /**
     * That name, or the first of "name (2)", "name (3)" that is not taken; never longer than {@link
     * #LONGEST} characters.
     *
     * @param taken folded names
     */
    static String free(String name, Set<String> taken) {
        return free(name, taken, new HashMap<>());
    }

    /**
     * The same for many names, in time proportional to their number.
     *
     * @param numbers the next number to try for each name, folded; updated
     */
    static String free(String name, Set<String> taken, Map<String, Integer> numbers) {
        String free = name;
        while (taken.contains(folded(free))) {
            int number = numbers.merge(folded(name), 2, (next, _) -> next + 1);
            String suffix = " (" + number + ")";
            int room = LONGEST - suffix.length();
            boolean fits = name.codePointCount(0, name.length()) <= room;
            String start = fits ? name : name.substring(0, name.offsetByCodePoints(0, room));
            free = start.stripTrailing() + suffix;
        }
        return free;
    }

    /**
     * A usable name made from any text in a file, different from those taken; a question mark when
     * nothing of it is visible.
     *
     * @param taken folded names
     * @param numbers see {@link #free(String, Set, Map)}
     */
    static String repaired(String name, Set<String> taken, Map<String, Integer> numbers) {
        String shown = TextSanitizer.oneLine(name, LONGEST);
        return free(shown.isEmpty() ? "?" : shown, taken, numbers);
    }
}
