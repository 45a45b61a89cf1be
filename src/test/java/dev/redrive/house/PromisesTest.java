package dev.redrive.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** PROMISES and SECURITY promise nothing that no test method keeps. */
class PromisesTest {

    private static final Path TESTS = Path.of("src", "test", "java");

    @ParameterizedTest
    @CsvSource({"PROMISES.md, '', 15", "SECURITY.md, 'Who could do what, and what stops them', 20"})
    void everyPromise_namesTestMethodsThatExist(String file, String heading, int atLeast)
            throws IOException {
        Promises promises = Promises.under(heading, Files.readString(Path.of(file)));
        List<Path> sources = MainCode.files(TESTS, "Test.java");

        assertThat(promises.all()).hasSizeGreaterThan(atLeast);
        assertThat(
                        promises.problems((test, method) ->
                                sources.stream()
                                        .filter(source -> source.endsWith(test + ".java"))
                                        .anyMatch(source -> hasTest(source, method))))
                .isEmpty();
    }

    @Test
    void everyFileNamedForNewcomers_exists() throws IOException {
        List<String> named =
                Pattern.compile("`([a-z/]+/[A-Z]\\w+\\.java)`")
                        .matcher(Files.readString(Path.of("CONTRIBUTING.md")))
                        .results()
                        .map(found -> found.group(1))
                        .toList();

        assertThat(named)
                .hasSizeGreaterThan(20)
                .allSatisfy(file ->
                        assertThat(Path.of("src/main/java/dev/redrive", file)).isRegularFile());
    }

    /** Whatever the short build leaves out has one tag, and CI leaves nothing out. */
    @Test
    void testsTaggedSlow_areRunByCi() throws IOException {
        Pattern tag = Pattern.compile("@Tag\\(\"?(\\w+)");
        List<String> tags =
                MainCode.files(TESTS, ".java").stream()
                        .flatMap(file -> tag.matcher(read(file)).results())
                        .map(found -> found.group(1))
                        .toList();

        assertThat(tags).hasSizeGreaterThan(5).containsOnly("slow");
        assertThat(read(Path.of(".ci", "run")).lines().map(String::strip))
                .filteredOn(line -> line.contains("mvn") && line.endsWith(" verify"))
                .contains("mvn -B -ntp -Pslow verify");
        assertThat(read(Path.of("pom.xml")).replaceAll("\\s+", ""))
                .contains("<id>slow</id><properties><excludedGroups/></properties>")
                .containsOnlyOnce("<excludedGroups>slow</excludedGroups>");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the class in that file, or one it extends, has a test method of that name. */
    private static boolean hasTest(Path source, String method) {
        String name =
                TESTS.relativize(source).toString().replace(".java", "").replaceAll("[/\\\\]", ".");
        try {
            Class<?> test = Class.forName(name, false, PromisesTest.class.getClassLoader());
            return Stream.<Class<?>>iterate(test, c -> c != null, Class::getSuperclass)
                    .flatMap(c -> Arrays.stream(c.getDeclaredMethods()))
                    .filter(found -> found.getName().equals(method))
                    .anyMatch(found ->
                            AnnotationSupport.isAnnotated(found, Testable.class)
                                    && !AnnotationSupport.isAnnotated(found, Disabled.class));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("not compiled: " + source, e);
        }
    }

    @Test
    void aPromiseWithoutATestMethod_isFound() {
        Promises promises =
                Promises.under(
                        "What it promises",
                        """
                        - Not here. `NoTest#atAll`

                        ## What it promises

                        - Kept,
                          on two lines. `SomeTest#one` `OtherTest#two`
                        - Empty words, `word`.
                        - Gone. `SomeTest#one` `OtherTest#gone`
                        - Vague. `SomeTest`

                        ## Next
                        - Nor here.
                        """);

        assertThat(promises.all()).hasSize(4);
        assertThat(
                        promises.problems((test, method) ->
                                Set.of("SomeTest#one", "OtherTest#two")
                                        .contains(test + "#" + method)))
                .containsExactly(
                        "nobody keeps: Empty words, `word`.",
                        "there is no OtherTest#gone to keep: Gone. `SomeTest#one` `OtherTest#gone`",
                        "which method of SomeTest keeps: Vague. `SomeTest`");
    }

    @Test
    void onlyWhatRunsAsATest_countsAsOne() {
        Path here = TESTS.resolve("dev/redrive/house/PromisesTest.java");
        Path inherits = TESTS.resolve("dev/redrive/journal/MemoryJournalTest.java");

        assertThat(hasTest(here, "onlyWhatRunsAsATest_countsAsOne")).isTrue();
        assertThat(hasTest(here, "everyPromise_namesTestMethodsThatExist")).isTrue();
        assertThat(hasTest(here, "hasTest")).as("no test").isFalse();
        assertThat(hasTest(here, "neverWritten")).isFalse();
        assertThat(hasTest(inherits, "aNoteStaysWhenTheTaskGoesOn")).as("inherited").isTrue();
    }
}
