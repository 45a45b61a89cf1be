package dev.redrive.retry;

import static dev.redrive.retry.Bench.ACME;
import static dev.redrive.retry.Bench.NOON;
import static dev.redrive.retry.Bench.TASK;
import static dev.redrive.retry.Bench.at;
import static dev.redrive.retry.Bench.completed;
import static dev.redrive.retry.Bench.left;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.base.Listeners;
import dev.redrive.enterprise.EnterpriseApi.RetryAccepted;
import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.TestEntry;
import dev.redrive.profile.Profile;
import dev.redrive.testing.RecordedLogs;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several tasks of one profile, tasks of other profiles, and what is logged when a part breaks. */
class RetryDeskTasksTest {

    private static final String OTHER_TASK = "another-task";

    private final Bench bench = new Bench();
    private final List<Runnable> loops = new ArrayList<>();
    private final RetryDesk desk = bench.desk(loops::add);

    private static JournalEntry entry(String id, String taskId, Profile profile, int second) {
        return TestEntry.entry(id, taskId)
                .kind(ItemKind.CRASHES)
                .customer(profile)
                .operator("someone")
                .at(at(second))
                .report(5L, "IN_PROGRESS", 3L)
                .build();
    }

    @Test
    void anotherTaskOfAProfile_isWatchedBesideTheFirst() throws InterruptedException {
        bench.service.says(left(12), left(9));
        desk.attach(ACME, ItemKind.TRIPS, TASK);

        StartResult second = desk.attach(ACME, ItemKind.TRIPS, OTHER_TASK);

        assertThat(second).isInstanceOf(StartResult.Watching.class);
        assertThat(bench.service.polled).containsExactly(TASK, OTHER_TASK);
        assertThat(desk.watches())
                .extracting(watch -> watch.state().entry().taskId())
                .containsExactly(TASK, OTHER_TASK);
        assertThat(bench.journal.begun)
                .extracting(JournalEntry::taskId)
                .containsExactly(TASK, OTHER_TASK);
    }

    @Test
    void twoUnfinishedTasksOfAProfile_areBothResumed() {
        TaskWatch first = desk.resume(ACME, entry("a", TASK, ACME, 0));
        TaskWatch second = desk.resume(ACME, entry("b", OTHER_TASK, ACME, 1));

        assertThat(desk.watches()).containsExactly(first, second);
        assertThat(desk.resume(ACME, entry("a", TASK, ACME, 0))).isSameAs(first);
        assertThat(loops).hasSize(2);
    }

    @Test
    void unfinishedTasks_areThoseOfTheProfileAtItsHost_theLastStartedFirst() {
        Profile other = Bench.profile("other");
        Profile moved =
                ACME.changed(
                        ACME.name(),
                        ACME.kind(),
                        ACME.colour(),
                        URI.create("https://moved.example"));
        bench.journal.begin(entry("older", "t-1", ACME, 10));
        bench.journal.begin(entry("newer", "t-2", ACME, 20));
        bench.journal.begin(entry("other's", "t-3", other, 30));
        bench.journal.begin(entry("at another host", "t-4", moved, 40));
        desk.resume(ACME, entry("watched", "t-5", ACME, 15));
        desk.resume(other, entry("watched other's", "t-6", other, 16));

        assertThat(desk.unfinished(ACME))
                .extracting(JournalEntry::id)
                .containsExactly("newer", "watched", "older");
    }

    @Test
    void aTaskThatIsWatched_isListedOnceWithWhatTheWatchKnows() throws InterruptedException {
        bench.service.toRetry(new RetryAccepted(TASK, 321L));
        desk.start(ACME, ItemKind.TRIPS, "");
        bench.service.says(left(12), completed());
        assertThat(desk.unfinished(ACME)).extracting(JournalEntry::taskId).containsExactly(TASK);

        loops.getFirst().run();

        assertThat(desk.unfinished(ACME)).as("it has ended").isEmpty();
    }

    @Test
    void whileTheJournalCannotBeRead_theWatchedTasksAreListedAndItIsLogged() {
        bench.journal.broken = true;
        desk.resume(ACME, entry("watched", TASK, ACME, 0));

        try (RecordedLogs log = new RecordedLogs(EntryStore.class)) {
            assertThat(desk.unfinished(ACME))
                    .extracting(JournalEntry::id)
                    .containsExactly("watched");
            assertThat(log.warnings()).hasSize(1);
            assertThat(log.everything()).contains("the disk is full");
        }
    }

    @Test
    void aJournalThatFails_isLoggedWithTheEntryThatIsNotKept() throws InterruptedException {
        bench.service.says(left(12));
        bench.journal.broken = true;

        try (RecordedLogs log = new RecordedLogs(EntryStore.class)) {
            assertThat(desk.attach(ACME, ItemKind.TRIPS, TASK))
                    .isInstanceOf(StartResult.Watching.class);
            assertThat(log.warnings()).hasSize(5).anyMatch(line -> line.contains("entry 1"));
        }
        try (RecordedLogs log = new RecordedLogs(EntryStore.class)) {
            desk.resume(ACME, entry("b", OTHER_TASK, ACME, 0));
            assertThat(log.warnings()).as("its chart and events").hasSize(2);
        }
    }

    @Test
    void aBrokenCall_isLogged() throws InterruptedException {
        bench.service.toRetry(() -> {
            throw new IllegalStateException("broken retry");
        });
        try (RecordedLogs log = new RecordedLogs(Calls.class)) {
            assertThat(desk.start(ACME, ItemKind.TRIPS, ""))
                    .isEqualTo(new StartResult.Failed(new EnterpriseFailure.UnknownOutcome("")));
            assertThat(log.warnings()).hasSize(1);
            assertThat(log.everything()).contains("broken retry");
        }
    }

    @Test
    void aFailingListenerOfNewWatches_isLogged() {
        desk.onWatch(_ -> {
            throw new IllegalStateException("broken listener");
        });
        try (RecordedLogs log = new RecordedLogs(Listeners.class)) {
            desk.resume(ACME, Bench.entry());

            assertThat(log.everything()).contains("broken listener");
        }
        assertThat(loops).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFailingPollAndAFailingListener_areLoggedWithTheTask(boolean check) {
        if (check) {
            bench.service.does(() -> {
                throw new IllegalStateException("broken part");
            });
        }
        bench.service.says(completed());
        TaskWatch watch = bench.watch();
        try (RecordedLogs log = new RecordedLogs(check ? TaskWatch.class : Listeners.class)) {
            if (!check) {
                Runnable end =
                        watch.onState(_ -> {
                            throw new IllegalStateException("broken part");
                        });
                end.run();
            } else {
                watch.begin();
            }

            assertThat(log.warnings()).singleElement().asString().contains(TASK);
            assertThat(log.everything()).contains("broken part");
        }
    }

    @Test
    void aTaskAttachedForTheFirstTime_isBegunInTheJournal_andAKnownOneIsNot()
            throws InterruptedException {
        bench.journal.begin(entry("known", OTHER_TASK, ACME, -60));
        bench.service.says(left(12), left(9));

        desk.attach(ACME, ItemKind.TRIPS, OTHER_TASK);
        assertThat(bench.journal.begun).extracting(JournalEntry::id).containsExactly("known");

        desk.attach(ACME, ItemKind.TRIPS, TASK);
        assertThat(bench.journal.begun)
                .extracting(JournalEntry::taskId)
                .containsExactly(OTHER_TASK, TASK);
        assertThat(bench.journal.begun.getLast().startedAt()).isEqualTo(NOON);
    }
}
