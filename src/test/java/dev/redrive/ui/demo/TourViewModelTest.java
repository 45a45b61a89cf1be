package dev.redrive.ui.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.demo.Deliveries;
import dev.redrive.demo.DemoState;
import dev.redrive.demo.Fault;
import dev.redrive.demo.Scenario;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.demo.DemoViewModel.StepName;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the story stands, and when the tour has come to its end. */
class TourViewModelTest {

    private static final int LAST = 5;

    @Test
    void theTourEnds_onlyOnceTheDialogOfTheLastRetryHasGone() {
        DemoViewModel demo = demo();
        TourViewModel tour = new TourViewModel(demo, new UiBench().texts);
        AtomicBoolean dialogIsOpen = new AtomicBoolean(true);
        tour.coveredWhile(dialogIsOpen::get);
        tour.start();
        for (int i = 0; i < LAST; i++) {
            tour.next();
        }

        demo.state.set(state(4, 0));
        tour.look();
        assertThat(tour.finished.get()).isFalse();

        dialogIsOpen.set(false);
        tour.look();
        assertThat(tour.finished.get()).isTrue();
    }

    @Test
    void beforeItsLastStep_theTourDoesNotEnd() {
        DemoViewModel demo = demo();
        TourViewModel tour = new TourViewModel(demo, new UiBench().texts);
        tour.start();
        demo.state.set(state(4, 0));
        tour.look();

        assertThat(tour.finished.get()).isFalse();
    }

    /** Retries of the story, whether a task runs, and how many items the latest one took on. */
    @ParameterizedTest
    @CsvSource({
        "0, false, 0, BACK",
        "0, true, 12480, RETRY",
        "0, false, 12480, AGAIN",
        "1, true, 12480, RETRY",
        "1, false, 12480, AGAIN",
        "2, true, 312, AGAIN",
        "4, false, 0,"
    })
    void theStory_isAtTheStepThatItsRetriesHaveReached(
            int nbRetries, boolean running, long nbItems, @Nullable StepName step) {
        assertThat(DemoViewModel.present(state(nbRetries, running, nbItems))).isEqualTo(step);
    }

    private static DemoViewModel demo() {
        UiBench bench = new UiBench();
        return new DemoViewModel(bench.profiles(), new NoService(), bench.texts, bench.formats);
    }

    private static DemoState state(int nbRetries, long nbItems) {
        return state(nbRetries, false, nbItems);
    }

    private static DemoState state(int nbRetries, boolean running, long nbItems) {
        Deliveries trips =
                new Deliveries(
                        nbRetries,
                        running,
                        nbItems,
                        nbItems,
                        0,
                        0,
                        0,
                        new Deliveries.Story(0, 0, 0, 0, 0));
        return new DemoState(
                Scenario.NIGHT_OUTAGE,
                true,
                false,
                Fault.NONE,
                1,
                false,
                trips,
                trips,
                ItemKind.TRIPS);
    }

    /** Answers nothing, as while the service starts. */
    private static final class NoService implements DemoRequests {

        @Override
        public void change(Change change, Consumer<@Nullable DemoState> then) {
            // No answer.
        }

        @Override
        public void startOver(Scenario scenario, Consumer<@Nullable DemoState> then) {
            // No answer.
        }

        @Override
        public void addProfile() {
            throw new AssertionError("not pressed");
        }

        @Override
        public void watchTask(String taskId) {
            throw new AssertionError("not pasted");
        }
    }
}
