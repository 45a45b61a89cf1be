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
                        "This unfinished task of the profile is known to Redrive."
                                + " The service does not tell whether it is the one.");
        assertThat(mayBe(new AlreadyRunning("it runs"))).endsWith("the one.\nIt said: it runs");
        assertThat(mayBe(new AlreadyRunning("it runs", null, bench.clock.instant())))
                .contains("may be that very one")
                .endsWith("It said: it runs");
    }

    @Test
    void aKnownTaskThatTheServiceNamed_isSaidToBeTheOne() {
        assertThat(mayBe(new AlreadyRunning("it runs", UiBench.TASK, null)))
                .isEqualTo("This is the task that the service named.\nIt said: it runs");
    }
}
