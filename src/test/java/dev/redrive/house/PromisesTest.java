package dev.redrive.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** README and SECURITY promise nothing that no test keeps. */
class PromisesTest {

    private static final Path TESTS = Path.of("src", "test", "java");

    @ParameterizedTest
    @CsvSource({
        "README.md, What it promises, 15",
        "SECURITY.md, 'Who could do what, and what stops them', 20"
    })
    void everyPromiseIsKeptByTestsThatAreThere(String file, String heading, int atLeast)
            throws IOException {
        Promises promises = Promises.under(heading, Files.readString(Path.of(file)));
        Set<String> tests =
                MainCode.files(TESTS, "Test.java").stream()
                        .map(found -> found.getFileName().toString().replace(".java", ""))
                        .collect(Collectors.toSet());

        assertThat(promises.all()).hasSizeGreaterThan(atLeast);
        assertThat(promises.problems(tests)).isEmpty();
    }

    @Test
    void aPromiseNobodyKeepsIsFound() {
        Promises promises =
                Promises.under(
                        "What it promises",
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
