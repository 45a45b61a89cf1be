package dev.redrive.enterprise;

import dev.redrive.text.PastedText;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds task ids in what users paste and in what the service says. An id is opaque: whatever {@link
 * AnswerLimits#isUsableId} accepts can be typed as it is.
 */
public final class TaskIds {

    /** More than a user pastes on purpose, and short enough to search without delay. */
    private static final int LONGEST_TEXT = 16_384;

    private static final String VALUE = "[^\\s\"'`<>,;&|{}()\\[\\]«»“”]{1,200}";

    /** The service's own field, as in its JSON. */
    private static final Pattern FIELD =
            Pattern.compile(
                    "\"task[ _-]?id\"\\s*:\\s*(?:\"([^\"\\\\]{1,200})\"|(\\d{1,200})(?![\\w.+-]))",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?:https?://\\S{0,500}?|/enterprise)/task/([^/?#\\s\"'`<>)|\\\\]{1,600})");

    /** "taskId=…", "task id: …", "task id …"; an id must contain a digit. */
    private static final Pattern NAMED =
            Pattern.compile(
                    "\\btask[ _-]?id\\b['’]?(?:\\s*[:=]|\\s+is)?\\s*[\"'“«]?\\s*(?![:=])("
                            + VALUE
                            + ")",
                    Pattern.CASE_INSENSITIVE);

    /** The form of the documented ids, and the other form that ids usually have. */
    private static final Pattern KNOWN_FORM =
            Pattern.compile(
                    "(?<![A-Za-z0-9])(?:[0-9a-f]{24}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
                            + "(?![A-Za-z0-9])",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern DOCUMENTED =
            Pattern.compile("[0-9a-f]{24}", Pattern.CASE_INSENSITIVE);

    private static final String ADDRESS_MARK = "://";

    private static final Pattern BLANK = Pattern.compile("[\\p{Z}\\s]");
    private static final Pattern SENTENCE_END = Pattern.compile("[.,;:!?…*]+$");

    private TaskIds() {}

    /**
     * The id in what a user typed or pasted: the one that is named in a sentence, in JSON or in an
     * address, else the whole text without the blanks around it. Null when that cannot be an id,
     * when several are named, or when it is an address that names none.
     */
    public static @Nullable String clean(String typed) {
        if (typed.length() > LONGEST_TEXT) {
            return null;
        }
        String text = PastedText.clean(typed);
        Set<String> named = isOneWord(text) ? wrapped(text) : named(text);
        if (named.size() > 1 || (named.isEmpty() && text.contains(ADDRESS_MARK))) {
            return null;
        }
        String id = named.isEmpty() ? text : named.iterator().next();
        return AnswerLimits.isUsableId(id) ? id : null;
    }

    /** The same for a service with ids of the documented form only: anything else is null. */
    public static @Nullable String cleanDocumented(String typed) {
        String id = clean(typed);
        return id != null && DOCUMENTED.matcher(id).matches() ? id : null;
    }

    /** The one task that an answer of the service names; null when it names none, or several. */
    public static @Nullable String namedIn(String answer) {
        String text = answer.length() > LONGEST_TEXT ? answer.substring(0, LONGEST_TEXT) : answer;
        Set<String> named = named(text);
        return named.size() == 1 ? named.iterator().next() : null;
    }

    /** A word is an id by itself, unless it is an address, a pair, or an id in quotes. */
    private static boolean isOneWord(String text) {
        return !BLANK.matcher(text).find()
                && !text.contains(ADDRESS_MARK)
                && !text.startsWith("{")
                && !NAMED.matcher(text).lookingAt();
    }

    /** The ids in a word that has nothing but ids of a known form in quotes, brackets or points. */
    private static Set<String> wrapped(String word) {
        boolean bare =
                KNOWN_FORM
                        .matcher(word)
                        .replaceAll("")
                        .chars()
                        .noneMatch(c -> Character.isLetterOrDigit(c) || "/\\-_".indexOf(c) >= 0);
        return bare ? known(word) : Set.of();
    }

    private static Set<String> known(String text) {
        Set<String> ids = new LinkedHashSet<>();
        KNOWN_FORM.matcher(text).results().forEach(id -> ids.add(id.group()));
        return ids;
    }

    /** The ids found by the most reliable pattern that matches. */
    private static Set<String> named(String text) {
        Set<String> ids = new LinkedHashSet<>();
        FIELD.matcher(text)
                .results()
                .forEach(id -> add(ids, id.group(1) == null ? id.group(2) : id.group(1)));
        if (ids.isEmpty()) {
            ADDRESS.matcher(text).results().forEach(id -> add(ids, decoded(word(id))));
        }
        if (ids.isEmpty()) {
            NAMED.matcher(text)
                    .results()
                    .map(TaskIds::word)
                    .filter(word -> word.chars().anyMatch(Character::isDigit))
                    .forEach(word -> add(ids, word));
        }
        return ids.isEmpty() ? known(text) : ids;
    }

    /** What was found, without the end of the sentence. */
    private static String word(MatchResult found) {
        return SENTENCE_END.matcher(found.group(1)).replaceFirst("");
    }

    private static void add(Set<String> ids, @Nullable String id) {
        if (id != null && AnswerLimits.isUsableId(id)) {
            ids.add(id);
        }
    }

    private static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return segment;
        }
    }
}
