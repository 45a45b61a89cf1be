package dev.redrive.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README promises nothing that no test keeps. */
class PromisesTest {

    private static final Path TESTS = Path.of("src", "test", "java");

    @Test
    void everyPromiseIsKeptByTestsThatAreThere() throws IOException {
        Promises promises = Promises.in(Files.readString(Path.of("README.md")));
        Set<String> tests =
                MainCode.files(TESTS, "Test.java").stream()
                        .map(file -> file.getFileName().toString().replace(".java", ""))
                        .collect(Collectors.toSet());

        assertThat(promises.all()).hasSizeGreaterThan(15);
        assertThat(promises.problems(tests)).isEmpty();
    }

    @Test
    void aPromiseNobodyKeepsIsFound() {
        Promises promises =
                Promises.in(
                        """
                        - Not here. `NoTest`

                        ## What it promises

                        - Kept,
                          on two lines. `SomeTest` `OtherTest`
                        - Empty words, `word`.
                        - Gone. `SomeTest` `GoneTest`

                        ## Next
                        - Nor here.
                        """);

        assertThat(promises.all()).hasSize(3);
        assertThat(promises.problems(Set.of("SomeTest", "OtherTest")))
                .containsExactly(
                        "nobody keeps: Empty words, `word`.",
                        "there is no GoneTest to keep: Gone. `SomeTest` `GoneTest`");
    }
}
