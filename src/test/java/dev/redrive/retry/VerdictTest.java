package dev.redrive.retry;

import static dev.redrive.retry.Bench.NOON;
import static dev.redrive.retry.Bench.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.enterprise.TaskStatus;
import dev.redrive.journal.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The retry was asked for at noon and heard of for the last time 40 s later. */
class VerdictTest {

    private static final Duration OURS = Duration.ofSeconds(40);

    static Stream<Arguments> words() {
        return Stream.of(
                ended("COMPLETED", 321L, 321L, 0L, new Verdict.Processed(321, OURS)),
                ended("COMPLETED", 321L, null, 0L, new Verdict.Processed(321, OURS)),
                ended("COMPLETED", 123L, 321L, 0L, new Verdict.Processed(321, OURS)),
                ended("COMPLETED", 0L, 0L, 0L, new Verdict.NothingToSend()),
                ended("COMPLETED", 0L, null, null, new Verdict.NothingToSend()),
                ended("COMPLETED", 0L, 0L, 5L, new Verdict.CompletedUnclear(0L, 5L)),
                ended("COMPLETED", 321L, 321L, 5L, new Verdict.CompletedUnclear(321L, 5L)),
                ended("COMPLETED", 321L, 321L, -1L, new Verdict.CompletedUnclear(321L, -1L)),
                ended("COMPLETED", 321L, 321L, null, new Verdict.CompletedUnclear(321L, null)),
                ended("COMPLETED", null, null, 0L, new Verdict.CompletedUnclear(null, 0L)),
                ended("COMPLETED", null, null, null, new Verdict.CompletedUnclear(null, null)),
                ended("COMPLETED", null, -2L, 0L, new Verdict.CompletedUnclear(-2L, 0L)),
                ended("CANCELED", 321L, 321L, 21L, new Verdict.Canceled(21L, 300L)),
                ended("CANCELED", 321L, 321L, null, new Verdict.Canceled(null, null)),
                ended("CANCELED", null, null, 21L, new Verdict.Canceled(21L, null)),
                ended("CANCELED", 321L, 321L, 400L, new Verdict.Canceled(400L, null)),
                ended("CANCELED", 321L, 321L, -4L, new Verdict.Canceled(null, null)),
                ended("FAILED", 321L, 321L, 0L, new Verdict.Failed("FAILED")),
                ended("PENDING", 321L, 321L, 0L, null),
                ended("IN_PROGRESS", 321L, 321L, 0L, null),
                ended("DONE", 321L, 321L, 0L, null),
                ended(null, 321L, 321L, 0L, null));
    }

    @ParameterizedTest
    @MethodSource("words")
    void saysNoMoreThanTheServiceSaid(
            @Nullable String word,
            @Nullable Long accepted,
            @Nullable Long items,
            @Nullable Long remaining,
            @Nullable Verdict verdict) {
        TaskStatus status = word == null ? null : TaskStatus.of(word);
        TaskSnapshot last = new TaskSnapshot("t", null, null, null, status, items, remaining);

        assertThat(Verdict.of(state(accepted, false, last))).isEqualTo(verdict);
    }

    @ParameterizedTest(name = "created {0}, completed {1}, attached {2}: took {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "10, 32, false, 22",
                "10, 32, true,  22",
                "10, 10, false,  0",
                "10,  -, false, 40",
                " -, 32, false, 40",
                " -,  -, false, 40",
                "32, 10, false, 40",
                "10,  -, true,   -",
                "32, 10, true,   -",
            })
    void tookAsLongAsTheServicesTimesSayElseOurs(
            @Nullable Long created,
            @Nullable Long completed,
            boolean attached,
            @Nullable Long took) {
        TaskSnapshot last =
                new TaskSnapshot(
                        "t",
                        time(created),
                        time(completed),
                        null,
                        TaskStatus.of("COMPLETED"),
                        321L,
                        0L);

        assertThat(Verdict.of(state(321L, attached, last)))
                .isEqualTo(
                        new Verdict.Processed(321, took == null ? null : Duration.ofSeconds(took)));
    }

    @Test
    void thereIsNoneBeforeTheFirstAnswer() {
        assertThat(Verdict.of(new Bench().watch().state())).isNull();
    }

    private static Arguments ended(
            @Nullable String word,
            @Nullable Long accepted,
            @Nullable Long items,
            @Nullable Long remaining,
            @Nullable Verdict verdict) {
        return Arguments.of(word, accepted, items, remaining, verdict);
    }

    private static @Nullable Instant time(@Nullable Long second) {
        return second == null ? null : at(second);
    }

    private static WatchState state(
            @Nullable Long accepted, boolean attached, TaskSnapshot snapshot) {
        JournalEntry entry =
                new JournalEntry(
                        "entry 1",
                        "t",
                        ItemKind.TRIPS,
                        "acme",
                        "ACME",
                        "service.example",
                        accepted,
                        "",
                        "someone",
                        NOON,
                        attached,
                        null,
                        null,
                        null);
        return new WatchState(
                Bench.ACME,
                entry,
                snapshot,
                NOON.plus(OURS),
                new Sight.Ended(),
                null,
                null,
                null,
                PaceReading.NONE,
                List.of());
    }
}
