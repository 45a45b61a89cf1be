package dev.redrive.ui.shell;

import static dev.redrive.testing.UiBench.ACME;
import static dev.redrive.testing.UiBench.DEMO;
import static dev.redrive.testing.UiBench.TASK;
import static dev.redrive.testing.UiBench.TRIAL;
import static dev.redrive.testing.UiBench.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.EnterpriseFailure.Reason;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.profile.Profile;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.desk.Customer;
import dev.redrive.ui.desk.CustomerTexts;
import dev.redrive.ui.desk.CustomersModel;
import dev.redrive.ui.desk.Drawing;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WindowTitleTest {

    private final UiBench bench = new UiBench();
    private final CustomersModel customers =
            new CustomersModel(
                    bench.profiles(),
                    bench.desk,
                    bench.journal,
                    bench.journal,
                    bench.background,
                    bench.formats,
                    Drawing.by(Runnable::run));
    private final WindowTitle titles =
            new WindowTitle(bench.texts, new CustomerTexts(bench.texts, bench.formats));

    private String of(Profile profile) {
        return titles.of(Objects.requireNonNull(customers.find(profile.id())).state());
    }

    private String ofAll() {
        return titles.of("History", customers.customers().stream().map(Customer::state).toList());
    }

    @Test
    void idle_itNamesWhatIsShown() {
        assertThat(of(ACME)).isEqualTo("ACME · Redrive");
        assertThat(of(DEMO)).isEqualTo("Demo · Redrive");
        assertThat(ofAll()).isEqualTo("History · Redrive");
    }

    @Test
    void running_itSaysHowFarAndWhat() {
        bench.attach(ACME, said("IN_PROGRESS", 1_000L, 320L));

        assertThat(of(ACME)).isEqualTo("68 % · ACME, trips · Redrive");
        assertThat(of(TRIAL)).isEqualTo("Trial · Redrive");
        assertThat(ofAll()).isEqualTo("68 % · History, 1 retry running · Redrive");

        bench.start(ACME, ItemKind.CRASHES, "other", 7);
        assertThat(of(ACME)).isEqualTo("ACME · Redrive");
        assertThat(ofAll()).isEqualTo("History, 2 retries running · Redrive");
    }

    @Test
    void theDemoIsNoneOfTheRunningCustomers() {
        bench.vault.keep(DEMO, UiBench.key("demo-key-0123456789"));
        bench.attach(DEMO, said("IN_PROGRESS", 1_000L, 320L));

        assertThat(ofAll()).isEqualTo("History · Redrive");
        assertThat(of(DEMO)).isEqualTo("68 % · Demo, trips · Redrive");
    }

    @Test
    void withoutContactThereIsNoPercentage() {
        bench.start(ACME, ItemKind.TRIPS, TASK, 100);
        bench.service.says(said("IN_PROGRESS", 100L, 32L));
        bench.service.fails(new EnterpriseFailure.Unreachable(Reason.REFUSED, ""));
        bench.service.says(said("COMPLETED", 100L, 0L));
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            bench.waiter.during(() -> seen.add(of(ACME) + " | " + ofAll()));
        }

        bench.loops.runAll();

        assertThat(seen).anyMatch(title -> title.startsWith("No contact · ACME, trips · Redrive"));
        assertThat(seen)
                .filteredOn(title -> title.startsWith("No contact"))
                .allMatch(title -> !title.contains("%"));
        assertThat(of(ACME)).isEqualTo("ACME · Redrive");
    }
}
