package dev.redrive.ui.start;

import static dev.redrive.testing.UiBench.ACME;
import static dev.redrive.testing.UiBench.TASK;
import static dev.redrive.testing.UiBench.said;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.kit.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class RunningViewModelTest {

    static final List<String> NO_IDS =
            List.of("", "   ", "6753\n0308", "6753\u202E0308", "6".repeat(10_000));

    private final UiBench bench = new UiBench();
    private final RecordingFlow flow = new RecordingFlow();

    private RunningViewModel screen() {
        return new RunningViewModel(
                bench.kit, new RetryRequest(ACME, ItemKind.TRIPS, "ticket 7"), bench.desk, flow);
    }

    private RunningViewModel attaching(String typed) {
        RunningViewModel screen = screen();
        screen.taskId.set(typed);
        screen.attach();
        bench.work.runAll();
        return screen;
    }

    @Test
    void blanksAroundAnId_areIgnored() {
        bench.service.says(said("IN_PROGRESS", 321L, 12L));

        attaching(" \t" + TASK + "\n ");

        assertThat(bench.service.calls()).containsExactly("task " + TASK);
        assertThat(flow.ways).containsExactly("watching");
        assertThat(bench.desk.watches()).hasSize(1);
    }

    @ParameterizedTest
    @FieldSource("NO_IDS")
    void textIsNoId_isRefusedInWords(String typed) {
        RunningViewModel screen = attaching(typed);

        assertThat(screen.taskIdProblem.get()).startsWith("This cannot be a task ID.");
        assertThat(screen.busy.get()).isFalse();
        assertThat(bench.service.calls()).isEmpty();
        assertThat(flow.ways).isEmpty();
    }

    @Test
    void unknownId_isShownAndCanBeCorrected() {
        bench.service.fails(new EnterpriseFailure.NotFound(""));
        RunningViewModel screen = attaching("675303083");

        assertThat(requireNonNull(screen.problem.get()).title())
                .isEqualTo("The service does not know this task of ACME");
        assertThat(flow.ways).isEmpty();
        assertThat(bench.journal.recent("acme", 9)).isEmpty();

        bench.service.says(said("IN_PROGRESS", 321L, 12L));
        screen.taskId.set(TASK);
        screen.attach();
        assertThat(screen.problem.get()).isNull();
        bench.work.runAll();
        assertThat(flow.ways).containsExactly("watching");
    }

    @Test
    void answerNamesATask_bothAreShown() {
        RunningViewModel screen = screen();

        screen.refused(
                new EnterpriseFailure.AlreadyRunning("it runs", TASK, bench.clock.instant()));

        assertThat(screen.taskId.get()).isEqualTo(TASK);
        assertThat(screen.said.get())
                .startsWith("A retry of ")
                .contains("may be that retry")
                .endsWith("The service said: it runs");
        bench.service.says(said("IN_PROGRESS", 321L, 12L));
        screen.attach();
        bench.work.runAll();
        assertThat(flow.ways).containsExactly("watching");
    }

    @Test
    void whetherTheServiceNamedTheTask_isSaidAsItIs() {
        RunningViewModel screen = screen();
        screen.refused(new EnterpriseFailure.AlreadyRunning("it runs"));
        assertThat(screen.meaning.get()).startsWith("The service does not say which task it is.");

        screen.refused(new EnterpriseFailure.AlreadyRunning("it runs", TASK, null));

        assertThat(screen.meaning.get()).startsWith("The service named the task");
    }

    @Test
    void pressedTwice_serviceIsCalledOnce() {
        bench.service.says(said("IN_PROGRESS", 321L, 12L));
        RunningViewModel screen = screen();
        screen.taskId.set(TASK);

        screen.attach();
        assertThat(screen.busy.get()).isTrue();
        screen.attach();
        bench.work.runAll();

        assertThat(bench.service.calls()).hasSize(1);
        assertThat(screen.busy.get()).isFalse();
    }

    @Test
    void keyIsRejected_canBeEnteredAgain() {
        bench.service.fails(new EnterpriseFailure.KeyRefused(""));

        Problem problem = requireNonNull(attaching(TASK).problem.get());

        assertThat(problem.title()).isEqualTo("ACME: The service rejected this key");
        requireNonNull(problem.action()).run().run();
        assertThat(flow.ways).singleElement().asString().startsWith("enter key");
    }

    @Test
    void keyIsMissing_hasToBeEntered() {
        bench.vault.forget("acme");

        attaching(TASK);

        assertThat(flow.ways).containsExactly("enter key ACME");
    }

    @Test
    void tryAgain_isANewQuestionWithTheSameReason() {
        RunningViewModel screen = screen();

        screen.tryAgain();
        screen.cancel();

        assertThat(flow.ways).containsExactly("ask ACME TRIPS ticket 7", "close");
        assertThat(bench.work.size()).isZero();
    }

    @Test
    void answerAfterTheDialogIsGone_isSaidElsewhere() {
        bench.service.says(said("IN_PROGRESS", 321L, 12L));
        RunningViewModel screen = screen();
        screen.taskId.set(TASK);
        screen.attach();

        screen.tryAgain();
        bench.work.runAll();

        assertThat(flow.ways).containsExactly("ask ACME TRIPS ticket 7", "attached ACME Watching");
        assertThat(bench.desk.watches()).hasSize(1);
    }
}
