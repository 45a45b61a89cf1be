package dev.redrive.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Class files do not show what a catch block leaves out, so this rule reads the sources. */
class SwallowedExceptionTest {

    private static final Pattern EMPTY_CATCH =
            Pattern.compile("catch\\s*\\([^)]*\\)\\s*\\{(?:\\s|//[^\\n]*+|/\\*(?s:.*?)\\*/)*+\\}");

    @Test
    void noCaughtExceptionIsForgotten() throws IOException {
        for (Path file : MainCode.files(MainCode.SOURCES, ".java")) {
            assertThat(swallows(Files.readString(file)))
                    .as("%s has a catch block that does nothing, because nobody learns why", file)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "try { a(); } catch (IOException e) {}",
                "} catch (final IOException | Other e) {\n\n}",
                "} catch (IOException _) {\n // never mind\n /* at\n all */ }"
            })
    void anEmptyCatchIsFound(String source) {
        assertThat(swallows(source)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "} catch (IOException e) {\n // because\n return null;\n}",
                "} catch (IOException e) { /* why */ log(e); }",
                "} finally {}"
            })
    void oneThatDoesSomethingIsNot(String source) {
        assertThat(swallows(source)).isFalse();
    }

    private static boolean swallows(String source) {
        return EMPTY_CATCH.matcher(source).find();
    }
}
