package dev.redrive.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of a style sheet is the same in every build. */
@Tag("slow")
class CompiledStylesTest {

    /** So many that Java's sets are in different orders in two of them, but for one test in 32. */
    private static final int RUNS = 6;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path folder;

    @BeforeEach
    void compileTheTool() {
        ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
        assertThat(
                        javac.run(
                                System.out,
                                System.err,
                                "--add-modules=javafx.graphics",
                                "-proc:none",
                                "-p",
                                System.getProperty("jdk.module.path"),
                                "-d",
                                folder.toString(),
                                "jpackage/tool/CompiledStyles.java"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".a:hover:focused { -fx-opacity: 1; }",
                ".a:one:two:three:four, .b:four:three { -fx-opacity: 1; }",
                ".a:hover:dark > .b:focused:armed:c .d:e:f { -fx-text-fill: red; -x: derive(-y, 10%); }",
            })
    void aStyleSheet_isTheSameInEveryRun(String text) throws Exception {
        assertThat(compiled(Files.writeString(folder.resolve("sheet.css"), text))).hasSize(1);
    }

    @Test
    void theStyleSheetOfTheProgram_isTheSameInEveryRun() throws Exception {
        Path sheet = Path.of("src/main/resources/dev/redrive/ui/kit/redrive.css");

        assertThat(compiled(sheet)).hasSize(1);
    }

    private Set<String> compiled(Path sheet) throws IOException, InterruptedException {
        Path binary = folder.resolve("sheet.bss");
        Set<String> found = new HashSet<>();
        for (int run = 0; run < RUNS; run++) {
            assertThat(compile(sheet, binary)).isZero();
            found.add(HexFormat.of().formatHex(Files.readAllBytes(binary)));
        }
        return found;
    }

    private int compile(Path sheet, Path binary) throws IOException, InterruptedException {
        List<String> command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-p",
                        System.getProperty("jdk.module.path"),
                        "--add-modules=javafx.graphics",
                        "--add-opens=javafx.graphics/com.sun.javafx.css=ALL-UNNAMED",
                        "-cp",
                        folder.toString(),
                        "CompiledStyles",
                        sheet.toString(),
                        binary.toString());
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
