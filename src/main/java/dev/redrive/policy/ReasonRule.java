package dev.redrive.policy;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the reason of a retry must be like: a pattern that the whole of it matches. Trying one takes
 * a bounded number of steps, whatever pattern and reason are.
 */
public final class ReasonRule {

    /** Some 10 ms; a pattern without nested repetition needs a hundredth of that. */
    private static final int MOST_STEPS = 1_000_000;

    /** Repetitions of nothing, which look at no character. */
    private static final long MOST_REPETITIONS = 1_000_000;

    private static final Pattern REPETITION = Pattern.compile("\\{([0-9]{1,9})");

    private static final int LONGEST_REASON = 2_000;
    private static final int REPEATED = 60;

    private final Pattern pattern;
    private final String example;

    private ReasonRule(Pattern pattern, String example) {
        this.pattern = pattern;
        this.example = example;
    }

    /**
     * The rule; does not tell whether the pattern is slow.
     *
     * @param example a reason that matches; empty for none
     * @throws java.util.regex.PatternSyntaxException when it is no pattern
     */
    static ReasonRule of(String pattern, String example) {
        return new ReasonRule(Pattern.compile(pattern), example);
    }

    /** A reason that matches, for display; where none was given, the pattern. */
    public String example() {
        return example.isEmpty() ? pattern.pattern() : example;
    }

    /** Whether the reason matches as a whole, without blanks around it. */
    public boolean allows(String reason) {
        return Boolean.TRUE.equals(matches(pattern, reason.strip()));
    }

    /**
     * Whether some text takes too many steps: many of one character, for each that occurs in the
     * pattern and for one of each class, and then one that ends no match.
     */
    boolean isSlow() {
        long repetitions = 1;
        for (Matcher each = REPETITION.matcher(pattern.pattern()); each.find(); ) {
            repetitions *= Math.max(1, Long.parseLong(each.group(1)));
            if (repetitions > MOST_REPETITIONS) {
                return true;
            }
        }
        Pattern plain = withoutMemory();
        return (pattern.pattern() + example + "aA0 -_.,;:#/é")
                .codePoints()
                .distinct()
                .mapToObj(Character::toString)
                .anyMatch(one ->
                        Stream.of(
                                        one.repeat(REPEATED),
                                        one.repeat(REPEATED) + '\u0001',
                                        example + one.repeat(REPEATED) + '\u0001')
                                .anyMatch(text -> matches(plain, text) == null));
    }

    /**
     * The same pattern, tried as it would be without Java's memory of what has failed, which spares
     * most patterns their worst. Java has none for a pattern that refers back to a group.
     */
    private Pattern withoutMemory() {
        int groups = pattern.matcher("").groupCount();
        try {
            return Pattern.compile("(?:" + pattern.pattern() + ")()\\" + (groups + 1));
        } catch (PatternSyntaxException _) {
            return pattern; // Such as one with a quotation that is not closed.
        }
    }

    /** Null when that would take too many steps. */
    private static @Nullable Boolean matches(Pattern pattern, String whole) {
        if (whole.length() > LONGEST_REASON) {
            return false;
        }
        try {
            return pattern.matcher(new Counted(whole)).matches();
        } catch (TooManyStepsException | StackOverflowError _) {
            return null;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ReasonRule rule
                && pattern.pattern().equals(rule.pattern.pattern())
                && example.equals(rule.example);
    }

    @Override
    public int hashCode() {
        return Objects.hash(pattern.pattern(), example);
    }

    @Override
    public String toString() {
        return pattern.pattern();
    }

    /** Looking at the text took more steps than any sensible pattern needs. */
    private static final class TooManyStepsException extends RuntimeException {

        @java.io.Serial private static final long serialVersionUID = 1;

        TooManyStepsException() {
            super(null, null, false, false);
        }
    }

    /** A text that can be looked at only so often. */
    private static final class Counted implements CharSequence {

        private final String text;
        private int steps;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++steps > MOST_STEPS) {
                throw new TooManyStepsException();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
