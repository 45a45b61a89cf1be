package dev.redrive.journal;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Texts made comparable, once when they are written and once when they are looked for, since
 * databases do not agree on upper case and accents.
 */
public final class SearchText {

    /** More than a person types; databases refuse patterns without measure. */
    private static final int LONGEST = 200;

    private static final int MOST_WORDS = 20;

    private SearchText() {}

    /** All that can be looked for in an entry; every text ends in a line break. */
    public static String of(JournalEntry entry) {
        return Stream.of(
                        entry.profileName(),
                        entry.host(),
                        entry.reason(),
                        entry.operator(),
                        entry.taskId() == null ? "" : entry.taskId(),
                        entry.status() == null ? "" : entry.status())
                .map(text -> fold(text) + "\n")
                .collect(Collectors.joining());
    }

    /** The words of what was typed. */
    public static List<String> words(String typed) {
        String start = typed.strip();
        String folded = fold(start.substring(0, Math.min(start.length(), LONGEST)));
        return Arrays.stream(folded.split("\\s+"))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .toList();
    }

    public static String fold(String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
        return apart.replaceAll("\\p{M}+", "").toLowerCase(Locale.ROOT);
    }
}
