package dev.redrive.ui.history;

import static dev.redrive.testing.UiBench.ACME;
import static dev.redrive.testing.UiBench.TASK;
import static dev.redrive.testing.UiBench.TRIAL;
import static dev.redrive.testing.UiBench.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.History.HistoryFilter;
import dev.redrive.profile.Profile;
import dev.redrive.retry.StartResult;
import dev.redrive.retry.TaskWatch;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.kit.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AttachViewModelTest {

    private final UiBench bench = new UiBench();
    private final List<String> happened = new ArrayList<>();
    private final AttachViewModel model =
            new AttachViewModel(
                    bench.kit,
                    ACME,
                    List.of(ACME, TRIAL),
                    bench.desk,
                    new Requests(),
                    () -> happened.add("closed"));

    private final class Requests extends NoRequests {
        @Override
        public void open(TaskWatch watch) {
            happened.add("open " + watch.state().entry().kind());
        }

        @Override
        public void attached(Profile profile, StartResult result) {
            happened.add("late " + profile.name() + " " + result.getClass().getSimpleName());
        }

        @Override
        public void enterKey(Profile profile) {
            happened.add("key of " + profile.name());
        }
    }

    private void attach(String id) {
        model.taskId.set(id);
        model.attach();
        bench.work.runAll();
    }

    private Problem problem() {
        return Objects.requireNonNull(model.problem.get());
    }

    @Test
    void aKnownTaskIsWatchedAndShown() {
        bench.service.says(said("IN_PROGRESS", 321L, 12L));
        model.kind.set(ItemKind.CRASHES);

        attach(" " + TASK + "\n");

        assertThat(happened).containsExactly("closed", "open CRASHES");
        assertThat(bench.journal.count(HistoryFilter.ALL)).isEqualTo(1);

        attach(TASK);
        assertThat(happened).endsWith("late ACME AlreadyWatched");
        assertThat(bench.service.calls()).containsExactly("task " + TASK);
    }

    @Test
    void anUnknownOneIsSaidToBeAndNotRecorded() {
        bench.service.fails(new EnterpriseFailure.NotFound("no such task"));

        attach(TASK);

        assertThat(problem().title()).isEqualTo("The service does not know this task of ACME");
        assertThat(problem().detail())
                .startsWith("Nothing was recorded.")
                .endsWith("The service said: no such task");
        assertThat(bench.journal.count(HistoryFilter.ALL)).isZero();
        assertThat(happened).isEmpty();
        assertThat(model.busy.get()).isFalse();
    }

    @Test
    void textThatCannotBeAnId_isNotAskedFor() {
        attach("two\nwords");

        assertThat(model.taskIdProblem.get()).startsWith("This cannot be a task ID.");
        assertThat(bench.service.calls()).isEmpty();
    }

    @Test
    void withoutAKeyThereIsAWayToEnterIt() {
        bench.vault.forget(ACME.id());

        attach(TASK);
        Objects.requireNonNull(problem().action()).run().run();

        assertThat(happened).containsExactly("closed", "key of ACME");
    }

    @Test
    void rejectedKey_hasAWayToEnterAnother() {
        bench.service.fails(new EnterpriseFailure.KeyRefused(""));

        attach(TASK);
        Objects.requireNonNull(problem().action()).run().run();

        assertThat(happened).containsExactly("closed", "key of ACME");
    }

    @Test
    void theTaskIsLookedForInTheChosenCustomer() {
        bench.service.says(said("IN_PROGRESS", 321L, 12L));
        model.customer.set(TRIAL);

        attach("please watch " + TASK + ".");

        assertThat(bench.journal.find(HistoryFilter.ALL, 0, 9))
                .singleElement()
                .extracting(row -> row.entry().profileId())
                .isEqualTo(TRIAL.id());
    }

    @Test
    void anAnswerThatComesAfterAnotherCustomerWasChosen_namesTheOneThatWasAsked() {
        bench.service.fails(new EnterpriseFailure.NotFound(""));
        model.taskId.set(TASK);
        model.attach();
        model.customer.set(TRIAL);
        bench.work.runAll();

        assertThat(problem().title()).isEqualTo("The service does not know this task of ACME");
    }

    @Test
    void answerAfterTheDialogIsGone_isSaidElsewhere() {
        bench.service.says(said("IN_PROGRESS", 321L, 12L));
        model.taskId.set(TASK);
        model.attach();
        model.cancel();
        bench.work.runAll();

        assertThat(happened).containsExactly("closed", "late ACME Watching");
        assertThat(bench.desk.watches()).hasSize(1);
    }
}
