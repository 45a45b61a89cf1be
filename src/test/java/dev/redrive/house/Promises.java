package dev.redrive.house;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a text promises, and which test methods it says keep it, as {@code SomeTest#method}. */
final class Promises {

    private static final Pattern PROMISE =
            Pattern.compile("^- (.*?)(?=^- |^$)", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)(?:#(\\w+))?`");

    private final List<String> promises;

    private Promises(List<String> promises) {
        this.promises = promises;
    }

    /**
     * The promises in the text under that heading; none where it has no such section.
     *
     * @param heading empty for the whole text
     */
    static Promises under(String heading, String text) {
        String section = heading.isEmpty() ? text : section(heading, text);
        return new Promises(
                PROMISE.matcher(section + "\n")
                        .results()
                        .map(promise -> promise.group(1).replaceAll("\\s+", " ").strip())
                        .toList());
    }

    private static String section(String heading, String text) {
        return Pattern.compile(
                        "^## " + Pattern.quote(heading) + "$(.*?)(?=^## |\\z)",
                        Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.joining("\n"));
    }

    List<String> all() {
        return promises;
    }

    /**
     * What is wrong with them.
     *
     * @param exists whether a test class has a test method of that name
     */
    List<String> problems(BiPredicate<String, String> exists) {
        List<String> problems = new ArrayList<>();
        for (String promise : promises) {
            List<MatchResult> named = NAMED.matcher(promise).results().toList();
            if (named.isEmpty()) {
                problems.add("nobody keeps: " + promise);
            }
            for (MatchResult name : named) {
                if (name.group(2) == null) {
                    problems.add("which method of " + name.group(1) + " keeps: " + promise);
                } else if (!exists.test(name.group(1), name.group(2))) {
                    problems.add(
                            "there is no "
                                    + name.group(1)
                                    + "#"
                                    + name.group(2)
                                    + " to keep: "
                                    + promise);
                }
            }
        }
        return problems;
    }
}
