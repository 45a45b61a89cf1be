package dev.redrive.retry;

import static dev.redrive.retry.Bench.ACME;
import static dev.redrive.retry.Bench.TASK;
import static dev.redrive.retry.Bench.at;
import static dev.redrive.retry.Bench.completed;
import static dev.redrive.retry.Bench.left;
import static dev.redrive.retry.Bench.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.redrive.enterprise.EnterpriseApi.RetryAccepted;
import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.enterprise.TaskStatus;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Sample;
import dev.redrive.journal.TaskEvent;
import dev.redrive.journal.TaskEvent.What;
import dev.redrive.journal.VerdictKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttachTest {

    private final Bench bench = new Bench();
    private final List<Runnable> loops = new ArrayList<>();
    private final RetryDesk desk = bench.desk(loops::add);

    @Test
    void attach_takesTheFirstAnswerAndPollsASecondLater() throws InterruptedException {
        bench.service.says(left(12), completed());
        TaskWatch watch = attach();

        assertThat(watch.state().snapshot()).isEqualTo(left(12));
        assertThat(watch.state().contact()).isEqualTo(new ContactState.Fresh(at(1)));
        assertThat(bench.journal.begun).containsExactly(watch.state().entry());
        assertThat(watch.state().entry())
                .extracting(
                        JournalEntry::attached,
                        JournalEntry::taskId,
                        JournalEntry::status,
                        JournalEntry::nbRemainingItems,
                        JournalEntry::startedAt)
                .containsExactly(true, TASK, "IN_PROGRESS", 12L, at(0));

        loops.getFirst().run();
        assertThat(bench.service.askedAt).containsExactly(at(0), at(1));
        assertThat(watch.state().contact()).isEqualTo(new ContactState.Ended());
    }

    @Test
    void taskHasEnded_isShownAndNotWatched() throws InterruptedException {
        bench.service.says(completed());

        assertThat(attach().state().contact()).isEqualTo(new ContactState.Ended());
        assertThat(bench.journal.begun).extracting(JournalEntry::endedAt).containsExactly(at(0));
        assertThat(loops).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "PUSH_FAILED_TRIPS,   TRIPS",
                "PUSH_FAILED_CRASHES, CRASHES",
                "PUSH_FAILED_NEWS,    CRASHES",
                "-,                   CRASHES",
            })
    void theKind_isTheOneTheServiceSays_elseTheAssumedOne(@Nullable String type, ItemKind kind)
            throws InterruptedException {
        bench.service.says(
                new TaskSnapshot(
                        TASK,
                        at(-90),
                        null,
                        type,
                        TaskStatus.of("IN_PROGRESS"),
                        321L,
                        12L,
                        Set.of()));

        desk.attach(ACME, ItemKind.CRASHES, TASK);

        assertThat(bench.journal.begun)
                .singleElement()
                .extracting(JournalEntry::kind, JournalEntry::startedAt)
                .containsExactly(kind, at(-90));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "PUSH_FAILED_TRIPS,    -,            -",
                "PUSH_FAILED_CRASHES,  -,            -",
                "PUSH_FAILED_SCOOTERS, KIND_UNKNOWN, PUSH_FAILED_SCOOTERS",
                "push_failed_trips,    KIND_UNKNOWN, push_failed_trips",
                "-,                    KIND_MISSING, ''",
            })
    void kindThatTheServiceDidNotSay_isKeptAsAnEvent(
            @Nullable String type, @Nullable What what, @Nullable String word)
            throws InterruptedException {
        bench.service.says(
                new TaskSnapshot(
                        TASK, at(-90), null, type, TaskStatus.of("COMPLETED"), 321L, 0L, Set.of()));

        desk.attach(ACME, ItemKind.CRASHES, TASK);

        List<TaskEvent> kinds =
                bench.journal.events.stream()
                        .filter(event -> event.what().name().startsWith("KIND"))
                        .toList();
        assertThat(kinds)
                .extracting(TaskEvent::what, TaskEvent::word)
                .isEqualTo(what == null ? List.of() : List.of(tuple(what, word)));
        assertThat(bench.journal.begun)
                .singleElement()
                .extracting(JournalEntry::attached, JournalEntry::kindAssumed)
                .containsExactly(true, what != null);
    }

    @Test
    void unknownTask_isRefusedAndNotRecorded() throws InterruptedException {
        EnterpriseFailure missing = new EnterpriseFailure.NotFound("");
        bench.service.fails(missing);

        assertThat(desk.attach(ACME, ItemKind.TRIPS, TASK))
                .isEqualTo(new StartResult.Failed(missing));
        assertThat(desk.watches()).isEmpty();
        assertThat(bench.journal.begun).isEmpty();
    }

    @Test
    void watchedTask_isNotWatchedTwice() throws InterruptedException {
        bench.service.says(left(12));
        TaskWatch watch = attach();

        assertThat(desk.attach(ACME, ItemKind.TRIPS, TASK))
                .isEqualTo(new StartResult.AlreadyWatched(watch));
        assertThat(desk.start(ACME, ItemKind.TRIPS, ""))
                .isEqualTo(new StartResult.AlreadyWatched(watch));
        assertThat(bench.service.polled).hasSize(1);
    }

    @Test
    void anotherTaskOfTheProfileThatIsWatched_isNotTakenForTheOneWanted()
            throws InterruptedException {
        bench.service.says(left(12), left(7));
        TaskWatch first = attach();

        StartResult second = desk.attach(ACME, ItemKind.TRIPS, "another-task");

        assertThat(second).isInstanceOf(StartResult.Watching.class);
        assertThat(((StartResult.Watching) second).watch()).isNotSameAs(first);
        assertThat(bench.service.polled).containsExactly(TASK, "another-task");
        assertThat(desk.watches())
                .extracting(watch -> watch.state().entry().taskId())
                .containsExactly(TASK, "another-task");
    }

    @Test
    void chartGoesOnWhereItWas_whenTheTaskIsWatchedAgain() throws InterruptedException {
        bench.service.says(left(12));
        desk.dismiss(attach());
        bench.clock.move(Duration.ofSeconds(30));
        bench.service.says(left(7));

        TaskWatch again = attach();

        assertThat(again.state().samples())
                .containsExactly(new Sample(at(0), 12), new Sample(at(30), 7));
    }

    @Test
    void taskStartedHere_keepsItsEntry() throws InterruptedException {
        bench.service.toRetry(new RetryAccepted(TASK, 321L));
        desk.start(ACME, ItemKind.TRIPS, "ticket 7");
        desk.dismiss(desk.watches().getFirst());
        bench.service.says(left(12));

        TaskWatch again = attach();

        assertThat(again.state().entry())
                .extracting(
                        JournalEntry::id,
                        JournalEntry::reason,
                        JournalEntry::attached,
                        JournalEntry::nbRemainingItems)
                .containsExactly("entry 1", "ticket 7", false, 12L);
        assertThat(bench.journal.begun).extracting(JournalEntry::id).containsOnly("entry 1");
        assertThat(bench.journal.updated).containsExactly(again.state().entry());
    }

    @Test
    void forgottenTaskIsKnownAgain_isUnfinishedAgain() throws InterruptedException {
        bench.journal.begin(Bench.entry().withSnapshot(left(12), at(0), null).forgotten(at(-60)));
        EnterpriseFailure missing = new EnterpriseFailure.NotFound("");
        bench.service.fails(missing).says(left(9));

        assertThat(desk.attach(ACME, ItemKind.TRIPS, TASK))
                .isEqualTo(new StartResult.Failed(missing));
        assertThat(bench.journal.updated).isEmpty();

        attach();
        assertThat(bench.journal.updated)
                .singleElement()
                .extracting(JournalEntry::id, JournalEntry::nbRemainingItems, VerdictKind::of)
                .containsExactly("entry 1", 9L, VerdictKind.UNFINISHED);
    }

    @Test
    void anAnswerAfterTheEnd_isKeptAsTheServiceGaveIt() throws InterruptedException {
        bench.service.says(completed(), said("COMPLETED", 400L, 7L), left(500), completed());
        attach();
        attach();
        assertThat(bench.journal.updated.getLast())
                .extracting(JournalEntry::nbItems, JournalEntry::nbRemainingItems)
                .containsExactly(400L, 7L);
        assertThat(VerdictKind.of(bench.journal.updated.getLast()))
                .isEqualTo(VerdictKind.CONTRADICTED);

        TaskWatch backwards = attach();

        assertThat(bench.journal.begun).hasSize(1);
        assertThat(bench.journal.updated.getLast())
                .extracting(
                        JournalEntry::status,
                        JournalEntry::nbItems,
                        JournalEntry::nbRemainingItems,
                        JournalEntry::endedAt)
                .containsExactly("IN_PROGRESS", 321L, 500L, null);
        assertThat(VerdictKind.of(bench.journal.updated.getLast()))
                .isEqualTo(VerdictKind.UNFINISHED);
        assertThat(backwards.state().isWatching()).isTrue();

        loops.getLast().run();
        assertThat(VerdictKind.of(backwards.state().entry())).isEqualTo(VerdictKind.COMPLETED);
    }

    @Test
    void answerWithoutStatus_doesNotReopenAnEndedTask() throws InterruptedException {
        bench.service.says(completed(), said(null, 321L, 0L));
        attach();
        attach();

        assertThat(bench.journal.updated.getLast())
                .extracting(JournalEntry::status, JournalEntry::endedAt)
                .containsExactly("COMPLETED", at(0));
    }

    private TaskWatch attach() throws InterruptedException {
        StartResult result = desk.attach(ACME, ItemKind.TRIPS, TASK);
        assertThat(result).isInstanceOf(StartResult.Watching.class);
        return ((StartResult.Watching) result).watch();
    }
}
