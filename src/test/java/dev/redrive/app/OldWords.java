package dev.redrive.app;

import dev.redrive.ui.kit.Texts;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.stage.Stage;

/**
 * Finds texts of one language in a window that is in another: those that are in the bundle of that
 * language and not in the other's. JavaFX thread.
 */
final class OldWords {

    private static final int LEAST_LETTERS = 5;

    private final Set<String> whole = new HashSet<>();
    private final List<Pattern> old;
    private final List<Pattern> now;

    /** Finds texts of {@code before} where only those of {@code after} may be. */
    OldWords(Locale before, Locale after) {
        ResourceBundle ours = new Texts(before).bundle();
        ResourceBundle theirs = new Texts(after).bundle();
        List<String> said = values(theirs);
        values(ours).stream()
                .filter(text -> !text.contains("{") && !said.contains(text))
                .forEach(whole::add);
        old = values(ours).stream().flatMap(OldWords::pattern).toList();
        now = said.stream().flatMap(OldWords::pattern).toList();
    }

    private static List<String> values(ResourceBundle bundle) {
        return bundle.keySet().stream().map(bundle::getString).toList();
    }

    /** What a text with values in it looks like; nothing where too few words are fixed. */
    private static Stream<Pattern> pattern(String text) {
        StringBuilder regex = new StringBuilder();
        StringBuilder literal = new StringBuilder();
        int depth = 0;
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '{' && depth++ == 0) {
                regex.append(Pattern.quote(literal.toString())).append(".*");
                literal.setLength(0);
            } else if (c == '}') {
                depth--;
            } else if (depth == 0) {
                literal.append(c);
                letters += Character.isLetter(c) ? 1 : 0;
            }
        }
        regex.append(Pattern.quote(literal.toString()));
        return !text.contains("{") || letters < LEAST_LETTERS
                ? Stream.empty()
                : Stream.of(Pattern.compile(regex.toString(), Pattern.DOTALL));
    }

    /** What is found in that window, with where. */
    Set<String> in(Stage stage) {
        Set<String> found = new TreeSet<>();
        Scene scene = stage.getScene();
        NodeTexts walk =
                new NodeTexts((place, text) -> {
                    if (!place.startsWith("data") && isOld(text.strip())) {
                        found.add(place + ": " + text);
                    }
                });
        walk.look(scene.getRoot());
        if (isOld(stage.getTitle())) {
            found.add("title: " + stage.getTitle());
        }
        return found;
    }

    private boolean isOld(String text) {
        return whole.contains(text)
                || (old.stream().anyMatch(words -> words.matcher(text).matches())
                        && now.stream().noneMatch(words -> words.matcher(text).matches()));
    }
}
