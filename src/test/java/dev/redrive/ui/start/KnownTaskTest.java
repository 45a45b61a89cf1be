package dev.redrive.ui.start;

import static dev.redrive.testing.UiBench.ACME;
import static dev.redrive.testing.UiBench.TASK;
import static dev.redrive.testing.UiBench.TRIAL;
import static dev.redrive.testing.UiBench.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.TestEntry;
import dev.redrive.profile.Profile;
import dev.redrive.retry.TaskWatch;
import dev.redrive.testing.UiBench;
import org.junit.jupiter.api.Test;

/** A task is in progress, and one that is known from here may be it. */
class KnownTaskTest {

    private final UiBench bench = new UiBench();
    private final RecordingFlow flow = new RecordingFlow();
    private final RunningViewModel screen =
            new RunningViewModel(
                    bench.kit,
                    new RetryRequest(ACME, ItemKind.TRIPS, "ticket 7"),
                    bench.desk,
                    flow);

    @Test
    void taskIsWatched_isShownWithoutAnotherRequest() {
        TaskWatch watch = bench.attach(ACME, said("IN_PROGRESS", 321L, 12L));

        look();

        assertThat(flow.ways).containsExactly("running " + TASK + " for TRIPS ticket 7");
        assertThat(flow.shown).containsExactly(watch);
        assertThat(bench.service.calls()).hasSize(1);
    }

    @Test
    void whatTheServiceSaid_goesWithTheTaskThatIsShown() {
        bench.attach(ACME, said("IN_PROGRESS", 321L, 12L));
        EnterpriseFailure.AlreadyRunning refusal =
                new EnterpriseFailure.AlreadyRunning("it runs", TASK, null);
        screen.refused(refusal);

        look();

        assertThat(flow.refusals).containsExactly(refusal);
    }

    @Test
    void watchWasStopped_continuesUnderItsEntry() {
        bench.attach(ACME, said("IN_PROGRESS", 321L, 12L)).stop();
        bench.service.says(said("IN_PROGRESS", 321L, 10L));

        look();

        assertThat(flow.shown).singleElement().matches(watch -> watch.state().isWatching());
        assertThat(bench.journal.recent("acme", 9)).hasSize(1);
    }

    @Test
    void taskIsOnlyInTheJournal_isWatchedAgain() {
        bench.journal.begin(entry(ACME, "a", TASK, ItemKind.TRIPS));
        bench.service.says(said("IN_PROGRESS", 321L, 10L));

        look();

        assertThat(flow.shown)
                .singleElement()
                .satisfies(watch -> {
                    assertThat(watch.state().entry().id()).isEqualTo("a");
                    assertThat(watch.state().entry().nbRemainingItems()).isEqualTo(10);
                    assertThat(watch.state().isWatching()).isTrue();
                });
    }

    @Test
    void tasksOfBothKinds_sameKindComesFirst() {
        bench.journal.begin(entry(ACME, "trips", TASK, ItemKind.TRIPS));
        bench.journal.begin(entry(ACME, "crashes", "other", ItemKind.CRASHES));
        bench.service.says(said("IN_PROGRESS", 321L, 10L));

        look();

        assertThat(bench.service.calls()).containsExactly("task " + TASK);
    }

    @Test
    void endedOrForgottenTask_isPassedOver() {
        bench.journal.begin(entry(ACME, "ended", "ended", ItemKind.TRIPS));
        bench.journal.begin(entry(ACME, "forgotten", "forgotten", ItemKind.TRIPS));
        bench.journal.begin(entry(ACME, "crashes", "crashes", ItemKind.CRASHES));
        bench.service.fails(new EnterpriseFailure.NotFound(""));
        bench.service.says(said("COMPLETED", 321L, 0L), said("IN_PROGRESS", 37L, 3L));

        look();

        assertThat(bench.service.calls())
                .containsExactly("task forgotten", "task ended", "task crashes");
        assertThat(flow.ways).containsExactly("running crashes for TRIPS ticket 7");
    }

    @Test
    void taskCannotBePolledNow_isShownAllTheSame() {
        bench.journal.begin(entry(ACME, "a", TASK, ItemKind.TRIPS));
        bench.service.fails(new EnterpriseFailure.TimedOut(""));

        look();

        assertThat(flow.shown).singleElement().matches(watch -> watch.state().isWatching());
    }

    @Test
    void noMatchingTask_fieldStaysEmpty() {
        bench.attach(TRIAL, said("IN_PROGRESS", 321L, 12L));
        bench.attach(ACME, said("COMPLETED", 321L, 0L));
        Profile elsewhere = UiBench.profile("elsewhere", "ACME", ACME.kind());
        JournalEntry moved = entry(elsewhere, "moved", "moved", ItemKind.TRIPS);
        bench.journal.begin(
                TestEntry.like(moved)
                        .customer(ACME.id(), moved.profileName(), moved.host())
                        .attached(false)
                        .report(null, null, null)
                        .ended(null)
                        .build());
        int calls = bench.service.calls().size();

        screen.look();
        assertThat(screen.fieldHelp.get()).startsWith("Looking for");
        assertThat(screen.busy.get()).isTrue();
        bench.work.runAll();

        assertThat(flow.ways).isEmpty();
        assertThat(bench.service.calls()).hasSize(calls);
        assertThat(screen.busy.get()).isFalse();
        assertThat(screen.fieldHelp.get()).startsWith("Your colleague finds it");
    }

    @Test
    void dialogIsLeft_noScreenOpens() {
        bench.attach(ACME, said("IN_PROGRESS", 321L, 12L));
        screen.look();
        screen.cancel();
        bench.work.runAll();

        assertThat(flow.ways).containsExactly("close");
    }

    private void look() {
        screen.look();
        bench.work.runAll();
    }

    private static JournalEntry entry(Profile whose, String id, String taskId, ItemKind kind) {
        return TestEntry.entry(id, taskId)
                .kind(kind)
                .customer(whose)
                .report(321L, "IN_PROGRESS", 12L)
                .build();
    }
}
