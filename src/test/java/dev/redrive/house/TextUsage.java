package dev.redrive.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where keys of texts may be named. A key is written whole; where its end is only known when the
 * program runs, the text in quotes ends in a dot ({@code "status." + word}) and stands for every
 * key that begins with it.
 *
 * @param quoted everything in quotes in Java sources
 * @param inViews every {@code %key} in FXML files
 */
record TextUsage(Set<String> quoted, Set<String> inViews) {

    private static final Pattern TEXT_BLOCK = Pattern.compile("\"\"\".*?\"\"\"", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*+)\"");
    private static final Pattern IN_VIEW = Pattern.compile("\"%([^\"]+)\"");

    /** All that the sources and views below these folders name. */
    static TextUsage of(Path sources, Path resources) throws IOException {
        TextUsage usage = new TextUsage(new TreeSet<>(), new TreeSet<>());
        for (Path file : MainCode.files(sources, ".java")) {
            usage.addJava(Files.readString(file));
        }
        for (Path file : MainCode.files(resources, ".fxml")) {
            usage.addView(Files.readString(file));
        }
        return usage;
    }

    void addJava(String source) {
        String plain = TEXT_BLOCK.matcher(source).replaceAll("").replaceAll("'\\\\?\"'", "' '");
        Matcher matcher = QUOTED.matcher(plain);
        while (matcher.find()) {
            quoted.add(matcher.group(1));
        }
    }

    void addView(String view) {
        Matcher matcher = IN_VIEW.matcher(view);
        while (matcher.find()) {
            inViews.add(matcher.group(1));
        }
    }

    boolean names(String key) {
        return inViews.contains(key)
                || quoted.contains(key)
                || quoted.stream().anyMatch(text -> isBeginning(text) && key.startsWith(text));
    }

    /** Whether it stands for the keys that begin with it. */
    static boolean isBeginning(String text) {
        return text.length() > 1 && text.endsWith(".") && Character.isLetter(text.charAt(0));
    }
}
