package dev.redrive.ui.history;

import static dev.redrive.testing.UiBench.NOON;
import static dev.redrive.ui.history.HistoryBench.ended;
import static dev.redrive.ui.history.HistoryBench.moving;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.journal.History.HistoryFilter;
import dev.redrive.journal.JournalTrouble;
import dev.redrive.ui.history.RemovalViewModel.Age;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemovalViewModelTest {

    private final HistoryBench bench = new HistoryBench();
    private final List<String> happened = new ArrayList<>();

    @BeforeEach
    void someOldOnes() {
        bench.disk.begin(ended("old", "COMPLETED", NOON.minus(Duration.ofDays(400))));
        bench.disk.begin(moving("runs", "IN_PROGRESS", 3, NOON.minus(Duration.ofDays(399))));
        bench.disk.begin(ended("younger", "COMPLETED", NOON.minus(Duration.ofDays(100))));
        bench.disk.begin(ended("new", "COMPLETED", NOON));
    }

    private RemovalViewModel model() {
        RemovalViewModel model =
                new RemovalViewModel(
                        bench.bench.kit,
                        bench,
                        () -> happened.add("closed"),
                        howMany -> happened.add(howMany + " gone"));
        assertThat(model.removable.get()).isFalse();
        bench.settle();
        return model;
    }

    private List<String> left() {
        return bench.disk.all(HistoryFilter.ALL).map(row -> row.entry().id()).toList();
    }

    @Test
    void itSaysHowManyWouldGoAndNeverTakesUnfinishedOnes() {
        RemovalViewModel model = model();
        assertThat(model.meaning.get())
                .isEqualTo(
                        "1 entry from before 23 Nov 2025, 00:00:00 will be removed. 1 that has"
                                + " not ended will stay.");
        assertThat(model.confirm.get()).isEqualTo("Remove 1 entry");

        model.age.set(Age.QUARTER);
        assertThat(model.removable.get()).isFalse();
        bench.settle();
        assertThat(model.confirm.get()).isEqualTo("Remove 2 entries");

        model.remove();
        model.remove();
        bench.settle();
        assertThat(happened).containsExactly("closed", "2 gone");
        assertThat(left()).containsExactly("new", "runs");
    }

    @Test
    void anOldCountIsNotShownForANewAge() {
        RemovalViewModel model = model();
        model.age.set(Age.TWO_YEARS);
        model.age.set(Age.MONTH);
        bench.bench.work.runLast();
        bench.settle();

        assertThat(model.confirm.get()).isEqualTo("Remove 2 entries");
    }

    @Test
    void whereNothingIsOldEnoughThereIsNothingToPress() {
        RemovalViewModel model = model();
        model.age.set(Age.TWO_YEARS);
        bench.settle();

        assertThat(model.confirm.get()).isEqualTo("Nothing to remove");
        assertThat(model.removable.get()).isFalse();
        model.remove();
        assertThat(bench.bench.work.size()).isZero();
    }

    @Test
    void aFailureIsSaidAndTheDialogStays() {
        RemovalViewModel model = model();
        bench.disk.fails(JournalTrouble.NOT_WRITABLE);

        model.remove();
        assertThat(model.busy.get()).isTrue();
        model.cancel();
        bench.settle();

        assertThat(happened).isEmpty();
        assertThat(model.problemProperty().get())
                .satisfies(problem ->
                        assertThat(problem.title()).isEqualTo("The entries could not be removed"));
        model.cancel();
        assertThat(happened).containsExactly("closed");
    }
}
