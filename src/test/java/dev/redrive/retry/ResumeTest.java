package dev.redrive.retry;

import static dev.redrive.retry.Bench.ACME;
import static dev.redrive.retry.Bench.TASK;
import static dev.redrive.retry.Bench.completed;
import static dev.redrive.retry.Bench.left;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalEntry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the journal says is not over is watched again. */
class ResumeTest {

    private final Bench bench = new Bench();
    private final List<Runnable> loops = new ArrayList<>();
    private final RetryDesk desk = bench.desk(loops::add);
    private final JournalEntry entry = Bench.entry().heard(left(200), null);

    @Test
    void goesOnUnderTheEntryItHad() {
        bench.service.says(completed());
        desk.resume(ACME, entry);

        WatchState before = desk.watches().getFirst().state();
        assertThat(before.nbItems()).isEqualTo(321);
        assertThat(before.nbRemaining()).isEqualTo(200);

        loops.getFirst().run();
        assertThat(desk.watches().getFirst().state().sight()).isEqualTo(new Sight.Ended());
        assertThat(bench.journal.begun).isEmpty();
        assertThat(bench.journal.updated)
                .singleElement()
                .extracting(JournalEntry::id, JournalEntry::status)
                .containsExactly(entry.id(), "COMPLETED");
    }

    @Test
    void waitsForAKeyAndHoldsUpNothingElse() throws InterruptedException {
        bench.vault.forget(ACME.id());
        desk.resume(ACME, entry);
        TaskWatch watch = desk.watches().getFirst();
        bench.service.says(completed());
        bench.waiter.during(
                1,
                () -> {
                    bench.keep(ACME, "second-key");
                    desk.keyEntered(ACME.id());
                });

        loops.getFirst().run();

        assertThat(watch.state().sight()).isEqualTo(new Sight.Ended());
        assertThat(bench.service.keys).containsExactly("second-key");
    }

    @Test
    void isWatchedOnceAndStartsNoSecondRetry() throws InterruptedException {
        desk.resume(ACME, entry);
        desk.resume(ACME, entry);

        assertThat(desk.watches()).hasSize(1);
        assertThat(desk.start(ACME, ItemKind.TRIPS, ""))
                .isEqualTo(new StartResult.AlreadyWatched(desk.watches().getFirst()));
        assertThat(desk.attach(ACME, ItemKind.TRIPS, TASK))
                .isEqualTo(new StartResult.AlreadyWatched(desk.watches().getFirst()));
        assertThat(bench.service.asked).isEmpty();
    }
}
