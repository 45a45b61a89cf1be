package dev.redrive.house;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What can be wrong with the form of one text. Texts without arguments are shown as they are. */
final class TextFormat {

    private static final Pattern ARGUMENT = Pattern.compile("\\{\\s*(\\d+)");
    private static final Pattern QUOTES = Pattern.compile("'+");

    private TextFormat() {}

    static List<String> problems(String text) {
        List<String> problems = new ArrayList<>();
        if (text.chars().allMatch(c -> isBlank((char) c))) {
            problems.add("empty");
        } else if (isBlank(text.charAt(0)) || isBlank(text.charAt(text.length() - 1))) {
            problems.add("blanks at an end");
        }
        if (text.contains("{")) {
            problems.addAll(formatProblems(text));
        } else if (text.contains("''")) {
            problems.add("two apostrophes, both of which are shown: write one");
        }
        return problems;
    }

    /** The numbers of the arguments a text takes. */
    static Set<String> arguments(String text) {
        return ARGUMENT.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
    }

    private static List<String> formatProblems(String text) {
        List<String> problems = new ArrayList<>();
        if (QUOTES.matcher(text).results().map(MatchResult::group).anyMatch(q -> isOdd(q))) {
            problems.add("a single apostrophe, which would quote what follows: write two");
        }
        try {
            new MessageFormat(text, Locale.ROOT);
        } catch (IllegalArgumentException e) {
            problems.add("not a format: " + e.getMessage());
        }
        return problems;
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isOdd(String quotes) {
        return quotes.length() % 2 != 0;
    }
}
