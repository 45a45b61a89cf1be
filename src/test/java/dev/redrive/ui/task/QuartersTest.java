package dev.redrive.ui.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A screen reader hears of each quarter and of the end, and of nothing between. */
class QuartersTest {

    private final DoubleProperty progress = new SimpleDoubleProperty();
    private final BooleanProperty ended = new SimpleBooleanProperty();

    /** What was told, and how far the bar was then. */
    private final List<String> said = new ArrayList<>();

    private void follow() {
        Quarters.follow(
                progress, ended, () -> said.add(String.valueOf(Math.round(progress.get() * 100))));
    }

    @Test
    void aThousandAnswers_areSaidFourTimes() {
        follow();

        IntStream.rangeClosed(1, 1_000).forEach(step -> progress.set(step / 1_000.0));
        ended.set(true);

        assertThat(said).containsExactly("25", "50", "75", "100");
    }

    @ParameterizedTest
    @CsvSource({
        "0.6, 0.7, false, ''", // Opened in the middle: nothing has been passed since.
        "0.1, 0.8, false, 80", // Three quarters at once are one message.
        "0.8, 0.2, false, ''", // Back, as a resumed task may go.
        "0.3, 0.4, true, 40", // Ended early: canceled or failed.
        "0.9, 1.0, true, 100",
        "0.0, 0.0, true, 0",
    })
    void onlyWhatWasPassedOrEnded_isSaid(double from, double to, boolean end, String expected) {
        progress.set(from);
        follow();

        progress.set(to);
        ended.set(end);

        assertThat(String.join(", ", said)).isEqualTo(expected);
    }

    @Test
    void twentyTasks_areSaidAtTheirQuartersOnly() {
        IntStream.range(0, 20).forEach(_ -> follow());

        IntStream.rangeClosed(1, 100).forEach(step -> progress.set(step / 100.0));

        assertThat(said).hasSize(20 * 4);
    }
}
