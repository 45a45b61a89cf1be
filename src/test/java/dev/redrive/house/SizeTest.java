package dev.redrive.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SizeTest {

    private static final SourceBudget BUDGET = new SourceBudget(400, 23);
    private static final Path FOLDER = Path.of("room");

    @Test
    void filesAndPackagesAreSmall() throws IOException {
        Map<Path, Integer> lines = new TreeMap<>();
        for (Path file : MainCode.files(MainCode.SOURCES, ".java")) {
            lines.put(file, Files.readAllLines(file).size());
        }

        assertThat(lines).isNotEmpty();
        assertThat(BUDGET.problems(lines))
                .as("CONTRIBUTING.md says how the house is divided")
                .isEmpty();
    }

    @Test
    void theNameOfTheOperatingSystem_isReadInOnePlace() throws IOException {
        List<Path> readers = new ArrayList<>();
        for (Path file : MainCode.files(MainCode.SOURCES, ".java")) {
            if (Files.readString(file).contains("\"os.name\"")) {
                readers.add(file.getFileName());
            }
        }

        assertThat(readers).containsExactly(Path.of("OperatingSystem.java"));
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        List<Path> main = MainCode.files(MainCode.SOURCES, ".java");
        List<Path> test =
                MainCode.files(Path.of("src", "test", "java"), ".java").stream()
                        .filter(file -> !file.toString().contains("fixtures"))
                        .toList();

        assertThat(main).isNotEmpty();
        assertThat(SourceBudget.unexplained(main)).isEmpty();
        assertThat(SourceBudget.unexplained(test)).isEmpty();
    }

    @Test
    void tooLongAFileIsFound() {
        Path small = FOLDER.resolve("Small.java");
        Path big = FOLDER.resolve("Big.java");

        assertThat(BUDGET.problems(Map.of(small, 10, big, 401)))
                .containsExactly(big + " has 401 lines");
        assertThat(BUDGET.problems(Map.of(small, 10, big, 400))).isEmpty();
    }

    @Test
    void aPackageOfTooManyFilesIsFound() {
        Map<Path, Integer> lines = new TreeMap<>();
        lines.put(FOLDER.resolve("package-info.java"), 1);
        for (int file = 0; file < 23; file++) {
            lines.put(FOLDER.resolve("F" + file + ".java"), 1);
        }
        assertThat(BUDGET.problems(lines)).isEmpty();

        lines.put(FOLDER.resolve("OneMore.java"), 1);

        assertThat(BUDGET.problems(lines)).containsExactly(FOLDER + " has 24 files");
    }

    @Test
    void aPackageWithoutAWordIsFound() {
        Path told = FOLDER.resolve("told");

        assertThat(
                        SourceBudget.unexplained(
                                List.of(
                                        FOLDER.resolve("A.java"),
                                        Path.of("java", "module-info.java"),
                                        told.resolve("B.java"),
                                        told.resolve("package-info.java"))))
                .containsExactly(FOLDER);
    }
}
