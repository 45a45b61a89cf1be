package dev.redrive.retry;

import static dev.redrive.retry.Bench.ACME;
import static dev.redrive.retry.Bench.TASK;
import static dev.redrive.retry.Bench.left;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redrive.audit.Act;
import dev.redrive.audit.Act.Kind;
import dev.redrive.audit.Act.Outcome;
import dev.redrive.enterprise.EnterpriseApi.RetryAccepted;
import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.Outcome.Answered;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What the desk does leaves exactly its lines in the audit trail, in order. */
class RetryDeskActsTest {

    static final List<EnterpriseFailure> FAILURES = RetryDeskTest.REFUSALS;

    private final Bench bench = new Bench();
    private final List<Runnable> loops = new ArrayList<>();
    private final RetryDesk desk = bench.desk(loops::add);

    private List<String> words() {
        return bench.acts.stream()
                .map(act ->
                        (act.kind().word() + " " + act.outcome().word() + " " + act.result())
                                .strip())
                .toList();
    }

    @Test
    void retry_isRecordedBeforeItIsSent_andWhenItIsAnswered() throws InterruptedException {
        List<String> before = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        bench.service.toRetry(() -> {
            before.addAll(words());
            bench.journal.begun.forEach(entry -> kept.add(entry.id()));
            return new Answered<>(new RetryAccepted(TASK, 321L));
        });

        var _ = desk.start(ACME, ItemKind.TRIPS, "ticket 7");

        assertThat(before).containsExactly("retry-requested unknown", "retry-sent unknown");
        assertThat(kept).as("the journal has it first").containsExactly("entry 1");
        assertThat(words())
                .containsExactly(
                        "retry-requested unknown",
                        "retry-sent unknown",
                        "retry-answered success task-started");
        assertThat(bench.acts)
                .allSatisfy(act -> {
                    assertThat(act.profile()).isEqualTo(ACME);
                    assertThat(act.items()).isEqualTo(ItemKind.TRIPS);
                });
        assertThat(bench.acts.getFirst().reason()).isEqualTo("ticket 7");
        assertThat(bench.acts.getLast().taskId()).isEqualTo(TASK);
    }

    @Test
    void retryWithNothingToSend_isAnswered() throws InterruptedException {
        bench.service.toRetry(new RetryAccepted(null, 0L));
        var _ = desk.start(ACME, ItemKind.CRASHES, "");
        assertThat(words()).endsWith("retry-answered success nothing-failed");
    }

    @ParameterizedTest
    @FieldSource("FAILURES")
    void refusedRetry_endsInAFailure(EnterpriseFailure failure) throws InterruptedException {
        bench.service.toRetry(failure);
        var _ = desk.start(ACME, ItemKind.TRIPS, "");
        assertThat(bench.acts).hasSize(3);
        assertThat(bench.acts.getLast().outcome()).isEqualTo(Outcome.FAILURE);
        assertThat(bench.acts.getLast().result()).matches("[a-z]+(-[a-z]+)*");
        assertThat(bench.acts.getLast().kind())
                .isEqualTo(
                        failure instanceof EnterpriseFailure.NotMade
                                ? Kind.RETRY_NOT_SENT
                                : Kind.RETRY_ANSWERED);
    }

    @Test
    void unknownOutcome_isUnknown() throws InterruptedException {
        bench.service.toRetry(new EnterpriseFailure.UnknownOutcome("lost"));
        var _ = desk.start(ACME, ItemKind.TRIPS, "");
        assertThat(words()).endsWith("retry-answered unknown unknown-outcome");
    }

    @Test
    void interruptedRetry_isUnknown() {
        bench.service.toRetry(() -> {
            throw new InterruptedException();
        });
        assertThatThrownBy(() -> desk.start(ACME, ItemKind.TRIPS, ""))
                .isInstanceOf(InterruptedException.class);
        assertThat(words())
                .containsExactly(
                        "retry-requested unknown",
                        "retry-sent unknown",
                        "retry-answered unknown interrupted");
    }

    @Test
    void retryThatIsNotSent_saysWhy() throws InterruptedException {
        var _ = desk.start(ACME.readOnly(true), ItemKind.TRIPS, "");
        var _ = desk.start(Bench.profile("keyless"), ItemKind.TRIPS, "");
        bench.service.toRetry(new RetryAccepted(TASK, 321L));
        var _ = desk.start(ACME, ItemKind.TRIPS, "");
        var _ = desk.start(ACME, ItemKind.TRIPS, "");
        assertThat(words())
                .containsExactly(
                        "retry-requested unknown",
                        "retry-not-sent failure read-only",
                        "retry-requested unknown",
                        "retry-not-sent failure key-missing",
                        "retry-requested unknown",
                        "retry-sent unknown",
                        "retry-answered success task-started",
                        "retry-requested unknown",
                        "retry-not-sent failure already-watched");
    }

    @Test
    void attachedAndStoppedTasks_areRecorded_andResumedOnesAreNot() throws InterruptedException {
        bench.service.says(left(12));
        StartResult attached = desk.attach(ACME, ItemKind.CRASHES, TASK);
        var _ = desk.attach(ACME, ItemKind.TRIPS, TASK); // It is watched already.
        TaskWatch watch = ((StartResult.Watching) attached).watch();
        watch.stop();
        watch.stop();
        desk.dismiss(watch);
        bench.service.fails(new EnterpriseFailure.NotFound(""));
        var _ = desk.attach(ACME, ItemKind.TRIPS, "unknown-task");
        var _ = desk.resume(ACME, Bench.entry());

        assertThat(words())
                .containsExactly(
                        "task-attached success",
                        "watch-stopped success",
                        "task-attached failure not-found");
        assertThat(bench.acts).extracting(Act::taskId).containsExactly(TASK, TASK, "unknown-task");
    }

    @Test
    void windowThatCloses_stopsNoWatchOfTheUsers() throws InterruptedException {
        bench.service.toRetry(new RetryAccepted(TASK, 321L));
        bench.service.does(() -> {
            throw new InterruptedException();
        });
        var _ = desk.start(ACME, ItemKind.TRIPS, "");
        loops.forEach(Runnable::run); // As when its thread is told to end.
        assertThat(Thread.interrupted()).isTrue();
        assertThat(words()).endsWith("retry-answered success task-started");
    }
}
