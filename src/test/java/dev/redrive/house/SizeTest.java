package dev.redrive.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SizeTest {

    private static final SourceBudget BUDGET = new SourceBudget(400, 70);
    private static final Path FOLDER = Path.of("room");

    @Test
    void filesAreSmall() throws IOException {
        Map<Path, Integer> lines = new TreeMap<>();
        for (Path file : MainCode.files(MainCode.SOURCES, ".java")) {
            lines.put(file, Files.readAllLines(file).size());
        }

        assertThat(lines).isNotEmpty();
        // A small file more or less says nothing, so the median has room.
        assertThat(new SourceBudget(400, 90).problems(lines)).isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        List<Path> main = MainCode.files(MainCode.SOURCES, ".java");
        List<Path> test = MainCode.files(Path.of("src", "test", "java"), ".java");

        assertThat(main).isNotEmpty();
        assertThat(SourceBudget.unexplained(main)).isEmpty();
        assertThat(SourceBudget.unexplained(test)).isEmpty();
    }

    @Test
    void tooLongATextIsFound() {
        Path small = FOLDER.resolve("Small.java");
        Path big = FOLDER.resolve("Big.java");

        assertThat(BUDGET.problems(Map.of(small, 10, big, 401)))
                .contains("room/Big.java has 401 lines".replace('/', big.toString().charAt(4)));
        assertThat(BUDGET.problems(Map.of(small, 10, big, 400, FOLDER, 69))).isEmpty();
        assertThat(BUDGET.problems(Map.of(small, 10, big, 71, FOLDER, 70)))
                .containsExactly("the median is 70 lines");
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
