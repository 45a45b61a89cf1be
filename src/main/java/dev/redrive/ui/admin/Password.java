package dev.redrive.ui.admin;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;

/** The documented rules for the password of a hyper-admin, and passwords that meet them. */
final class Password {

    /** In characters. */
    static final int SHORTEST = 12;

    /** The signs of which at least one is needed. */
    static final String SIGNS = "!@#$%^?=+_-";

    private static final int GENERATED = 20;

    /** Without letters and digits that are easily taken for each other. */
    private static final char[] ALPHABET =
            ("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789" + SIGNS).toCharArray();

    /** What a password must have. */
    enum Rule {
        LENGTH,
        LOWER,
        UPPER,
        DIGIT,
        SIGN
    }

    private Password() {}

    /** The rules that this text does not meet. */
    static Set<Rule> unmet(CharSequence text) {
        Set<Rule> unmet = EnumSet.noneOf(Rule.class);
        if (text.codePoints().count() < SHORTEST) {
            unmet.add(Rule.LENGTH);
        }
        need(unmet, Rule.LOWER, text, c -> c >= 'a' && c <= 'z');
        need(unmet, Rule.UPPER, text, c -> c >= 'A' && c <= 'Z');
        need(unmet, Rule.DIGIT, text, c -> c >= '0' && c <= '9');
        need(unmet, Rule.SIGN, text, c -> SIGNS.indexOf(c) >= 0);
        return unmet;
    }

    private static void need(Set<Rule> unmet, Rule rule, CharSequence text, IntPredicate is) {
        if (text.chars().noneMatch(is)) {
            unmet.add(rule);
        }
    }

    /**
     * A new password that meets all rules. Every such password is as likely as any other: each
     * character is drawn evenly, and a draw that misses a rule is dropped as a whole.
     *
     * @param random a secure one, but in tests
     */
    static String generate(RandomGenerator random) {
        while (true) {
            char[] drawn = new char[GENERATED];
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = ALPHABET[random.nextInt(ALPHABET.length)];
            }
            String password = new String(drawn);
            if (unmet(password).isEmpty()) {
                return password;
            }
        }
    }
}
