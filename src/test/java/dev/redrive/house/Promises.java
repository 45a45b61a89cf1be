package dev.redrive.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a text promises, and which tests it says keep it. */
final class Promises {

    private static final Pattern PROMISE =
            Pattern.compile("^- (.*?)(?=^- |^$)", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern NAMED = Pattern.compile("`(\\w+)`");

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

    /** What is wrong with them where there are only these test classes. */
    List<String> problems(Set<String> tests) {
        List<String> problems = new ArrayList<>();
        for (String promise : promises) {
            List<String> named =
                    NAMED.matcher(promise)
                            .results()
                            .map((MatchResult name) -> name.group(1))
                            .filter(name -> name.endsWith("Test"))
                            .toList();
            if (named.isEmpty()) {
                problems.add("nobody keeps: " + promise);
            }
            named.stream()
                    .filter(name -> !tests.contains(name))
                    .forEach(name -> problems.add("there is no " + name + " to keep: " + promise));
        }
        return problems;
    }
}
