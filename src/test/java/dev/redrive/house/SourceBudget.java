package dev.redrive.house;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * How big source files may be.
 *
 * @param longest the most lines one file may have
 * @param medianBelow what the median of all stays below
 */
record SourceBudget(int longest, int medianBelow) {

    /** What is over the budget, in words. */
    List<String> problems(Map<Path, Integer> lines) {
        List<String> problems = new ArrayList<>();
        lines.forEach((file, count) -> {
            if (count > longest) {
                problems.add(file + " has " + count + " lines");
            }
        });
        if (median(lines.values()) >= medianBelow) {
            problems.add("the median is " + median(lines.values()) + " lines");
        }
        return problems;
    }

    /** The folders that hold code and no package-info.java. */
    static List<Path> unexplained(Collection<Path> files) {
        return files.stream()
                .filter(file -> !file.endsWith("module-info.java"))
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !files.contains(folder.resolve("package-info.java")))
                .toList();
    }

    private static int median(Collection<Integer> lines) {
        return lines.stream().sorted().skip(lines.size() / 2).findFirst().orElse(0);
    }
}
