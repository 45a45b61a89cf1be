package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.testing.FxThreadGuard;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every control of every screen has a name, a role and a value for a screen reader, and those that
 * are promised have their id.
 */
@Tag("slow")
class NamedControlsTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    /** Where which ids are promised, for tests and assistive tools. */
    private static final Map<String, String> PROMISED =
            Map.of(
                    "customer-idle",
                    "navDashboard navHistory navCredentials navSettings customerSearch customerList"
                            + " tripsCard crashesCard retryTrips retryCrashes",
                    "customer-running",
                    "taskId copyTaskId nbItems nbProcessed nbRemaining taskRate taskTimeLeft"
                            + " taskProgress taskChart taskStatus taskFreshness refreshTask"
                            + " stopWatching copyRequest",
                    "customer-ended",
                    "taskVerdict",
                    "customer-with-outage",
                    "drain",
                    "customer-problem",
                    "problemTitle problemDetail problemAction",
                    "startDialog-blocked",
                    "confirmRetry cancelRetry",
                    "board",
                    "customersTable attachTask navDashboard",
                    "demo-first",
                    "demoScenario demoReceiver demoPushService demoFault demoSpeed demoPause"
                            + " demoReset demoTour");

    private final Map<String, String> problems = new LinkedHashMap<>();
    private final Set<String> visited = new HashSet<>();

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "fr, DARK"})
    void everyControl_saysWhatItIsInTheLanguageOfTheWindow(String language, String appearance)
            throws Exception {
        new Walk(
                        language,
                        appearance,
                        (window, screen) -> {
                            window.on(() -> Heard.problems(window.stage().getScene(), language))
                                    .forEach(problem -> problems.putIfAbsent(problem, screen));
                            visited.add(screen);
                            Stream.of(PROMISED.getOrDefault(screen, "").split(" "))
                                    .filter(id -> !id.isEmpty() && !window.isShown(id))
                                    .forEach(id -> problems.put("no " + id, screen));
                        })
                .everywhere(home);

        assertThat(problems.entrySet().stream().map(each -> each.getValue() + ": " + each.getKey()))
                .isEmpty();
        assertThat(visited).containsAll(PROMISED.keySet());
    }
}
