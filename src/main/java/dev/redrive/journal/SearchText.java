package dev.redrive.journal;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Folds case and accents, both when texts are stored and when they are searched for, because
 * databases do not agree on them.
 */
public final class SearchText {

    /** More than a user types; databases reject patterns that are too long. */
    private static final int LONGEST = 200;

    private static final int MOST_WORDS = 20;

    private SearchText() {}

    /** Everything in an entry that can be searched for, each text followed by a line break. */
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

    /** The words of a query. */
    public static List<String> words(String typed) {
        String start = typed.strip();
        String folded = fold(start.substring(0, Math.min(start.length(), LONGEST)));
        return Arrays.stream(folded.split("\\s+"))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .toList();
    }

    public static String fold(String text) {
        if (text.chars().allMatch(each -> each < 128)) {
            return text.toLowerCase(Locale.ROOT); // Most texts, a million times in an upgrade.
        }
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
        return apart.replaceAll("\\p{M}+", "").toLowerCase(Locale.ROOT);
    }
}
