package dev.redrive.ui.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseApi.RetryAccepted;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.TestEntry;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileBook;
import dev.redrive.profile.ProfileKind;
import dev.redrive.testing.HandExecutor;
import dev.redrive.testing.UiBench;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A desk with many customers and tasks costs little. */
class ManyCustomersTest {

    private static final int CUSTOMERS = 50;

    private final UiBench bench = new UiBench();
    private final HandExecutor pulse = new HandExecutor();
    private final List<Profile> profiles = new ArrayList<>();
    private final CustomersModel model = model();

    private CustomersModel model() {
        ProfileBook book = ProfileBook.EMPTY;
        for (int i = 0; i < CUSTOMERS; i++) {
            Profile profile = UiBench.profile("p" + i, "Same Name " + i, ProfileKind.TEST);
            profiles.add(profile);
            bench.vault.keep(profile, UiBench.key("key-0123456789-" + i));
            book = book.with(profile);
        }
        return new CustomersModel(
                bench.profiles(book),
                bench.desk,
                bench.journal,
                bench.journal,
                bench.background,
                bench.formats,
                pulse);
    }

    @Test
    void fourHundredUnfinishedTasksAtTheStartAreOneUpdate() {
        bench.work.runAll();
        pulse.runAll();
        AtomicInteger updates = new AtomicInteger();
        model.customers()
                .forEach(customer ->
                        customer.stateProperty().subscribe((_, _) -> updates.incrementAndGet()));

        for (int i = 0; i < 400; i++) {
            bench.desk.resume(
                    profiles.get(i % CUSTOMERS),
                    TestEntry.entry("e" + i, "task" + i)
                            .customer(profiles.get(i % CUSTOMERS))
                            .report(100L, "IN_PROGRESS", 50L)
                            .build());
        }
        assertThat(updates).hasValue(0);
        assertThat(pulse.size()).isOne();
        long from = System.nanoTime();
        pulse.runFirst();

        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(1));
        assertThat(updates).hasValue(CUSTOMERS);
    }

    @Test
    void whereOneTaskMoves_onlyItsCustomerIsComputed() {
        List<String> updated = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            bench.service.accepts(new RetryAccepted("task" + i, 100L));
            try {
                bench.desk.start(profiles.get(i), ItemKind.TRIPS, "");
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        bench.work.runAll();
        pulse.runAll();
        model.customers()
                .forEach(customer ->
                        customer.stateProperty().subscribe((_, _) -> updated.add(customer.id())));

        bench.desk.watches().get(7).stop();
        pulse.runFirst();

        assertThat(updated).containsExactly("p7");
    }
}
