package dev.redrive.house;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a text promises, and which test methods it says keep it, as {@code SomeTest#method}. */
final class Promises {

    private static final Pattern PROMISE =
            Pattern.compile("^- (.*?)(?=^- |^$)", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)(?:#(\\w+))?`");

    private final List<String> promises;

    private Promises(List<String> promises) {
        this.promises = promises;
    }

    /** The promises in the text under that heading; none where it has no such section. */
    static Promises under(String heading, String text) {
        Pattern section =
                Pattern.compile(
                        "^## " + Pattern.quote(heading) + "$(.*?)^## ",
                        Pattern.MULTILINE | Pattern.DOTALL);
        return new Promises(
                section.matcher(text)
                        .results()
                        .flatMap(found -> PROMISE.matcher(found.group(1) + "\n").results())
                        .map(promise -> promise.group(1).replaceAll("\\s+", " ").strip())
                        .toList());
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
