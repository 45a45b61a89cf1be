package dev.redrive.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SamplesTest {

    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void keepsEveryPointOfAShortTask() {
        assertThat(afterAnswers(500)).hasSize(500);
    }

    @Test
    void thinsALongTaskEvenlyAndKeepsBothEnds() {
        Samples samples = new Samples();
        for (int i = 0; i < 20_000; i++) {
            samples.add(at(i));
            if (i % 97 != 0 && i < 19_000) {
                continue; // the look at all of them is quadratic
            }
            List<Sample> kept = samples.list();

            assertThat(kept).hasSizeBetween(Math.min(i + 1, 250), Sample.MOST);
            assertThat(kept.getFirst()).isEqualTo(at(0));
            assertThat(kept.getLast()).isEqualTo(at(i));
            // The newest may come sooner than its turn; all others are the same step apart.
            assertThat(steps(kept.subList(0, kept.size() - 1)).distinct().count())
                    .isLessThanOrEqualTo(1);
        }
    }

    @Test
    void holdsAWeekOfAnswers() {
        assertThat(afterAnswers(7 * 86_400)).hasSizeBetween(250, 500);
    }

    @Test
    void movesWithAClockThatIsPutBack() {
        Samples samples = new Samples();
        samples.add(at(7_200));
        samples.add(at(7_210));
        samples.notAfter(at(10).at());
        samples.add(at(10));

        assertThat(samples.list())
                .extracting(Sample::at)
                .containsExactly(START, START.plusSeconds(10), START.plusSeconds(10));
        assertThat(samples.list())
                .extracting(Sample::nbRemainingItems)
                .containsExactly(-7_200L, -7_210L, -10L);
    }

    private static List<Sample> afterAnswers(int count) {
        Samples samples = new Samples();
        LongStream.range(0, count).forEach(i -> samples.add(at(i)));
        return samples.list();
    }

    private static LongStream steps(List<Sample> kept) {
        return LongStream.range(1, kept.size())
                .map(i ->
                        Duration.between(kept.get((int) i - 1).at(), kept.get((int) i).at())
                                .toSeconds());
    }

    private static Sample at(long second) {
        return new Sample(START.plusSeconds(second), -second);
    }
}
