package dev.redrive.demo;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One call of the service.
 *
 * @param method the only HTTP method it takes
 * @param pattern its path below the base, with {@code *} in place of at most one name
 * @param call answers it
 */
record Route(String method, List<String> pattern, Function<Call, Answer> call) {

    private static final String NAME = "*";

    Route(String method, String pattern, Function<Call, Answer> call) {
        this(method, List.of(pattern.split("/")), call);
    }

    /**
     * What a call is given.
     *
     * @param name the name in the path; empty where the pattern has none
     * @param body the request's body as text
     */
    record Call(String name, String body) {}

    /** The name in this path, empty where none is asked for; null when the path is another one. */
    @Nullable String nameIn(List<String> path) {
        if (path.size() != pattern.size()) {
            return null;
        }
        String name = "";
        for (int i = 0; i < path.size(); i++) {
            if (pattern.get(i).equals(NAME)) {
                name = path.get(i);
            } else if (!pattern.get(i).equals(path.get(i))) {
                return null;
            }
        }
        return name;
    }
}
