package dev.redrive.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand answers no service should give. A budget of answers, not of time: every run judges
 * the same ones. The seed of one that was not borne is printed; once mended it goes into {@code
 * fuzz-seeds.txt}, whose seeds are judged first.
 */
class FuzzTest {

    private static final long FIRST = 1_000_000;
    private static final long CALLS = 3_000;
    private static final long WATCHED = 7_500;
    private static final long AT_A_TIME = 250;

    private static final long MOST_BYTES = 8 * 1024 * 1024;
    private static final long MOST_MEMORY = 100 * 1024 * 1024;

    @Tag("slow")
    @Test
    void mutatedAnswers_breakNeitherClientNorWatchNorTexts() throws Exception {
        long before = usedMemory();
        try (FuzzRun run = new FuzzRun()) {
            for (long seed : kept()) {
                part(run, seed, () -> run.calls(1));
                part(run, seed, () -> run.watches(1));
            }
            for (long seed = FIRST; seed < FIRST + CALLS; seed += AT_A_TIME) {
                part(run, seed, () -> run.calls(AT_A_TIME));
            }
            for (long seed = FIRST; seed < FIRST + WATCHED; seed += AT_A_TIME) {
                part(run, seed, () -> run.watches(AT_A_TIME));
            }
            assertThat(run.answers()).isGreaterThanOrEqualTo(10_000);
            assertThat(run.server.largestTaken())
                    .as("of an answer without an end")
                    .isBetween(1L, MOST_BYTES);
        }
        assertThat(usedMemory() - before).as("memory that stays").isLessThan(MOST_MEMORY);
    }

    @Test
    void sameSeed_makesTheSameAnswer_andOthersDiffer() {
        assertThat(MutatedAnswer.of(7, "k")).isEqualTo(MutatedAnswer.of(7, "k"));
        long different =
                java.util.stream.LongStream.range(0, 500)
                        .mapToObj(seed ->
                                new String(
                                        MutatedAnswer.of(seed, "k"), StandardCharsets.ISO_8859_1))
                        .distinct()
                        .count();
        assertThat(different).isGreaterThan(450);
    }

    private interface Part {
        void run() throws InterruptedException;
    }

    private static void part(FuzzRun run, long seed, Part part) throws InterruptedException {
        run.server.from(seed);
        try {
            part.run();
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("not borne: the answer before seed " + run.server.seed(), e);
        }
        assertThat(run.heard()).as("heard before seed " + run.server.seed()).isEmpty();
    }

    private static List<Long> kept() throws IOException {
        try (InputStream in = FuzzTest.class.getResourceAsStream("/fuzz-seeds.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .map(Long::valueOf)
                    .toList();
        }
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
