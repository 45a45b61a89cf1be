package dev.redrive.ui.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseApi.RetryAccepted;
import dev.redrive.enterprise.EnterpriseFailure;
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
    private final HandExecutor calm = new HandExecutor();
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
                new Drawing(pulse, calm));
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
    void numbersThatGoOn_areGathered_andTheEndOrLostContactIsShownAtTheNextPulse() {
        bench.work.runAll();
        pulse.runAll();
        bench.service.says(
                UiBench.said("IN_PROGRESS", 100L, 90L),
                UiBench.said("IN_PROGRESS", 100L, 80L),
                UiBench.said("IN_PROGRESS", 100L, 70L));
        bench.service.fails(new EnterpriseFailure.NotFound(""));
        bench.service.says(
                UiBench.said("IN_PROGRESS", 100L, 60L),
                UiBench.said("IN_PROGRESS", 100L, 50L),
                UiBench.said("COMPLETED", 100L, 0L));
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            bench.waiter.during(() -> {
                seen.add(pulse.size() + " " + calm.size());
                pulse.runAll();
            });
        }
        bench.start(profiles.getFirst(), ItemKind.TRIPS, UiBench.TASK, 100);
        pulse.runAll();

        bench.loops.runAll();

        // The first answer is a new word; the first numbers are shown at once, the next are not.
        // NotFound is shown at the next pulse, with what was gathered.
        assertThat(seen).containsExactly("1 0", "1 1", "0 1", "1 1", "1 1", "0 1");
        assertThat(pulse.size()).isOne();
        pulse.runAll();
        calm.runAll();
        assertThat(model.customers().stream().filter(one -> one.state().isRunning())).isEmpty();
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
