package dev.redrive.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds what is wrong with the texts: missing, unused, unknown, untranslated, badly formatted. */
final class TextsChecker {

    /** Shorter texts ("Service", "Status") may well be the same word in both languages. */
    private static final int SAME_WORD = 12;

    /** French keeps these signs on the line of what they belong to. */
    private static final Pattern ORDINARY_SPACE = Pattern.compile("\\S [:;!?»%]|« ");

    private static final Pattern KEY = Pattern.compile("[a-z]\\w*(\\.[\\w-]+)+\\.?|[a-z]\\w*\\.");
    private static final Pattern FILE_NAME =
            Pattern.compile(".*\\.(fxml|css|json|properties|log|png|pem|csv|html|txt)");

    private final Map<String, String> english;
    private final Map<String, String> french;
    private final TextUsage usage;
    private final Set<String> sameInBoth;
    private final Set<String> noKeys;
    private final List<String> problems = new ArrayList<>();

    /**
     * @param sameInBoth keys of texts that are rightly the same in both languages
     * @param noKeys texts in quotes that only look like keys
     */
    TextsChecker(
            Map<String, String> english,
            Map<String, String> french,
            TextUsage usage,
            Set<String> sameInBoth,
            Set<String> noKeys) {
        this.english = english;
        this.french = french;
        this.usage = usage;
        this.sameInBoth = sameInBoth;
        this.noKeys = noKeys;
    }

    List<String> problems() {
        problems.clear();
        french.keySet().stream()
                .filter(key -> !english.containsKey(key))
                .forEach(key -> problems.add(key + ": missing in English"));
        english.forEach(this::checkKey);
        english.forEach((key, text) -> addAll(key + " (English): ", TextFormat.problems(text)));
        french.forEach((key, text) -> {
            addAll(key + " (French): ", TextFormat.problems(text));
            if (ORDINARY_SPACE.matcher(text).find()) {
                problems.add(key + " (French): a space where a line could break: write U+00A0");
            }
        });
        usage.inViews().stream()
                .filter(key -> !english.containsKey(key))
                .forEach(key -> problems.add(key + ": used in a view but absent"));
        usage.quoted().stream()
                .filter(this::isUnknownKey)
                .forEach(key -> problems.add(key + ": used in code but absent"));
        return List.copyOf(problems);
    }

    private void checkKey(String key, String text) {
        if (!usage.names(key)) {
            problems.add(key + ": unused");
        }
        String translated = french.get(key);
        if (translated == null) {
            problems.add(key + ": missing in French");
            return;
        }
        if (!TextFormat.arguments(text).equals(TextFormat.arguments(translated))) {
            problems.add(key + ": other arguments in French");
        }
        if (text.equals(translated) && text.length() > SAME_WORD && !sameInBoth.contains(key)) {
            problems.add(key + ": not translated");
        }
    }

    /** Whether it looks like a key of a section there is, and is none. */
    private boolean isUnknownKey(String text) {
        if (!KEY.matcher(text).matches()
                || FILE_NAME.matcher(text).matches()
                || noKeys.contains(text)
                || !sections().contains(section(text))) {
            return false;
        }
        return TextUsage.isBeginning(text)
                ? english.keySet().stream().noneMatch(key -> key.startsWith(text))
                : !english.containsKey(text);
    }

    private Set<String> sections() {
        return english.keySet().stream().map(TextsChecker::section).collect(Collectors.toSet());
    }

    private static String section(String key) {
        int dot = key.indexOf('.');
        return dot < 0 ? key : key.substring(0, dot);
    }

    private void addAll(String before, List<String> found) {
        found.forEach(problem -> problems.add(before + problem));
    }
}
