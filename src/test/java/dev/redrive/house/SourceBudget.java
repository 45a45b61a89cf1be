package dev.redrive.house;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How big source files may be.
 *
 * @param longest the most lines one file may have
 * @param mostInAPackage the most files one package may have, its description aside
 */
record SourceBudget(int longest, int mostInAPackage) {

    /** What is over the budget, in words. */
    List<String> problems(Map<Path, Integer> lines) {
        List<String> problems = new ArrayList<>();
        lines.forEach((file, count) -> {
            if (count > longest) {
                problems.add(file + " has " + count + " lines");
            }
        });
        lines.keySet().stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()))
                .forEach((folder, count) -> {
                    if (count > mostInAPackage) {
                        problems.add(folder + " has " + count + " files");
                    }
                });
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
}
