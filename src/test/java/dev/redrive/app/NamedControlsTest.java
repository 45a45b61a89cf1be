package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.testing.FxThreadGuard;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every control of every screen has a name, a role and a value for a screen reader. */
@Tag("slow")
class NamedControlsTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    private final Map<String, String> problems = new LinkedHashMap<>();

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "fr, DARK"})
    void everyControl_saysWhatItIsInTheLanguageOfTheWindow(String language, String appearance)
            throws Exception {
        new Walk(
                        language,
                        appearance,
                        (window, screen) ->
                                window.on(() -> Heard.problems(window.stage().getScene(), language))
                                        .forEach(problem -> problems.putIfAbsent(problem, screen)))
                .everywhere(home);

        assertThat(problems.entrySet().stream().map(each -> each.getValue() + ": " + each.getKey()))
                .isEmpty();
    }
}
