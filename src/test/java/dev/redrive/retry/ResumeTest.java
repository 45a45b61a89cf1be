package dev.redrive.retry;

import static dev.redrive.retry.Bench.ACME;
import static dev.redrive.retry.Bench.NOON;
import static dev.redrive.retry.Bench.TASK;
import static dev.redrive.retry.Bench.completed;
import static dev.redrive.retry.Bench.left;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.TaskStatus;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Sample;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the journal says is not over is watched again. */
class ResumeTest {

    private final Bench bench = new Bench();
    private final List<Runnable> loops = new ArrayList<>();
    private final RetryDesk desk = bench.desk(loops::add);
    private final JournalEntry entry = Bench.entry().withSnapshot(left(200), NOON, null);

    @Test
    void resumed_keepsItsEntry() {
        bench.service.says(completed());
        desk.resume(ACME, entry);

        WatchState before = desk.watches().getFirst().state();
        assertThat(before.nbItems()).isEqualTo(321);
        assertThat(before.entry().nbRemainingItems()).isEqualTo(200);

        loops.getFirst().run();
        assertThat(desk.watches().getFirst().state().contact()).isEqualTo(new ContactState.Ended());
        assertThat(bench.journal.begun).isEmpty();
        assertThat(bench.journal.updated)
                .singleElement()
                .extracting(JournalEntry::id, JournalEntry::status)
                .containsExactly(entry.id(), "COMPLETED");
    }

    @Test
    void resumed_keepsTheLastAnswer() {
        bench.journal.samples.add(new Sample(NOON.minusSeconds(20), 300));
        bench.journal.samples.add(new Sample(NOON.minusSeconds(10), 200));
        bench.service.says(completed());
        desk.resume(ACME, entry);

        WatchState before = desk.watches().getFirst().state();
        assertThat(before.status()).isEqualTo(TaskStatus.of("IN_PROGRESS"));
        assertThat(before.isFinal()).isFalse();
        assertThat(before.samples())
                .extracting(Sample::nbRemainingItems)
                .containsExactly(300L, 200L);

        loops.getFirst().run();
        WatchState after = desk.watches().getFirst().state();
        assertThat(after.status()).isEqualTo(TaskStatus.of("COMPLETED"));
        assertThat(after.samples())
                .extracting(Sample::nbRemainingItems)
                .containsExactly(300L, 200L, 0L);
    }

    @Test
    void fullChart_continuesWhenTheTaskIsAttachedAgain() throws InterruptedException {
        bench.journal.begun.add(entry);
        for (int second = Sample.MOST; second > 0; second--) {
            bench.journal.samples.add(new Sample(NOON.minusSeconds(second), 200));
        }
        bench.service.says(left(12));

        desk.attach(ACME, ItemKind.TRIPS, TASK);

        WatchState state = desk.watches().getFirst().state();
        assertThat(state.samples()).hasSizeLessThanOrEqualTo(Sample.MOST);
        assertThat(state.samples().getLast()).isEqualTo(new Sample(NOON, 12));
        assertThat(bench.journal.samples)
                .hasSize(Sample.MOST + 1)
                .last()
                .isEqualTo(new Sample(NOON, 12));
    }

    @Test
    void anUnreadableJournal_delaysNothing() {
        bench.journal.broken = true;
        bench.service.says(completed());
        desk.resume(ACME, entry);

        loops.getFirst().run();

        assertThat(desk.watches().getFirst().state().contact()).isEqualTo(new ContactState.Ended());
    }

    @Test
    void resumedWithoutAKey_waitsAndBlocksNothingElse() throws InterruptedException {
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

        assertThat(watch.state().contact()).isEqualTo(new ContactState.Ended());
        assertThat(bench.service.keys).containsExactly("second-key");
    }

    @Test
    void resumedTwice_isWatchedOnceAndStartsNoRetry() throws InterruptedException {
        desk.resume(ACME, entry);
        desk.resume(ACME, entry);

        assertThat(desk.watches()).hasSize(1);
        assertThat(desk.start(ACME, ItemKind.TRIPS, ""))
                .isEqualTo(new StartResult.AlreadyWatched(desk.watches().getFirst()));
        assertThat(desk.attach(ACME, ItemKind.TRIPS, TASK))
                .isEqualTo(new StartResult.AlreadyWatched(desk.watches().getFirst()));
        assertThat(bench.service.polled).isEmpty();
    }
}
