package dev.redrive.app.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseFailure.AlreadyRunning;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.testing.UiBench;
import org.junit.jupiter.api.Test;

class OutcomeTextsTest {

    private final UiBench bench = new UiBench();
    private final OutcomeTexts outcomes =
            new OutcomeTexts(bench.texts, bench.failures, bench.formats);

    private String mayBe(AlreadyRunning refusal) {
        return outcomes.mayBe(UiBench.ACME, ItemKind.TRIPS, refusal, () -> {}).detail();
    }

    @Test
    void aKnownTaskInTheWay_isShownWithWhatTheServiceSaid() {
        assertThat(mayBe(new AlreadyRunning("")))
                .isEqualTo(
                        "Redrive knows this unfinished task of the profile."
                                + " The service does not say whether it is the one in progress.");
        assertThat(mayBe(new AlreadyRunning("it runs")))
                .endsWith("the one in progress.\nThe service said: it runs");
        assertThat(mayBe(new AlreadyRunning("it runs", null, bench.clock.instant())))
                .contains("may be that retry")
                .endsWith("The service said: it runs");
    }

    @Test
    void aKnownTaskThatTheServiceNamed_isSaidToBeTheOne() {
        assertThat(mayBe(new AlreadyRunning("it runs", UiBench.TASK, null)))
                .isEqualTo("This is the task that the service named.\nThe service said: it runs");
    }
}
