package dev.redrive.app;

import static dev.redrive.testing.UiBench.ACME;
import static dev.redrive.testing.UiBench.TASK;
import static dev.redrive.testing.UiBench.TRIAL;
import static dev.redrive.testing.UiBench.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.profile.Profile;
import dev.redrive.retry.TaskWatch;
import dev.redrive.testing.UiBench;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When "Retry what still fails" is offered for a task of ACME's trips that was canceled. */
class RetryRestTest {

    private final UiBench bench = new UiBench();
    private final TaskWatch ended = bench.attach(ACME, said("CANCELED", 321L, 12L));

    private boolean offered() {
        return Navigator.canRetryRest(bench.desk, ended.state());
    }

    private static Profile profile(String id) {
        return id.equals("acme") ? ACME : TRIAL;
    }

    @Test
    void withNothingElseRunning_itIsOffered() {
        assertThat(offered()).isTrue();
    }

    @ParameterizedTest(name = "a retry of {1} of {0}, {2}: {3}")
    @CsvSource({
        "acme, TRIPS, watched, false",
        "acme, TRIPS, stopped, true",
        "acme, TRIPS, dismissed, true",
        "acme, CRASHES, watched, true",
        "trial, TRIPS, watched, true",
        "trial, CRASHES, watched, true"
    })
    void whileAnotherIsWatched(String customer, ItemKind kind, String how, boolean offered) {
        TaskWatch other = bench.start(profile(customer), kind, "another task", 5);
        switch (how) {
            case "stopped" -> other.stop();
            case "dismissed" -> bench.desk.dismiss(other);
            default -> assertThat(other.state().isWatching()).isTrue();
        }

        assertThat(offered()).isEqualTo(offered);
    }

    @ParameterizedTest(name = "a retry of {1} of {0} is being requested: {2}")
    @CsvSource({
        "acme, TRIPS, false",
        "acme, CRASHES, true",
        "trial, TRIPS, true",
        "trial, CRASHES, true"
    })
    void whileAnotherIsBeingRequested(String customer, ItemKind kind, boolean offered)
            throws InterruptedException {
        AtomicReference<@Nullable Boolean> meanwhile = new AtomicReference<>();
        bench.service.whileAskedToRetry(() -> meanwhile.set(offered()));
        bench.service.refuses(new EnterpriseFailure.UnknownOutcome(""));

        bench.desk.start(profile(customer), kind, "");

        assertThat(meanwhile.get()).isEqualTo(offered);
        assertThat(offered()).as("afterwards").isTrue();
    }

    @ParameterizedTest
    @CsvSource({"IN_PROGRESS, false", "PENDING, false", "COMPLETED, true", "FAILED, true"})
    void whileATaskOfAColleagueIsWatched(String word, boolean offered) throws InterruptedException {
        bench.service.says(said(word, 5L, 5L));
        String taskId = TASK.replace('6', '7');
        bench.desk.attach(ACME, ItemKind.TRIPS, taskId);

        assertThat(offered()).isEqualTo(offered);
    }
}
