package dev.redrive.journal;

import static dev.redrive.journal.Entries.answer;
import static dev.redrive.journal.Entries.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseApi.RetryAccepted;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VerdictTest {

    static Stream<Arguments> lastAnswers() {
        return Stream.of(
                Arguments.of("COMPLETED", 321L, 321L, 0L, new Verdict.Processed(321), 321L),
                Arguments.of("COMPLETED", 321L, null, 0L, new Verdict.Processed(321), 321L),
                Arguments.of("COMPLETED", 123L, 321L, 0L, new Verdict.Processed(321), 321L),
                Arguments.of("COMPLETED", 0L, 0L, 0L, new Verdict.NothingToSend(true), 0L),
                Arguments.of("COMPLETED", 0L, null, null, new Verdict.NothingToSend(true), 0L),
                Arguments.of("COMPLETED", 0L, 0L, 5L, new Verdict.Contradicted(0L, 5L), null),
                Arguments.of("COMPLETED", 9L, 9L, 5L, new Verdict.Contradicted(9L, 5L), 4L),
                Arguments.of("COMPLETED", 9L, 9L, -1L, new Verdict.Contradicted(9L, -1L), null),
                Arguments.of("COMPLETED", null, -2L, 0L, new Verdict.Contradicted(-2L, 0L), null),
                Arguments.of("COMPLETED", 9L, 9L, null, new Verdict.ProcessedUncounted(9L), null),
                Arguments.of(
                        "COMPLETED", null, null, 0L, new Verdict.ProcessedUncounted(null), null),
                Arguments.of(
                        "COMPLETED", null, null, null, new Verdict.ProcessedUncounted(null), null),
                Arguments.of("CANCELED", 321L, 321L, 21L, new Verdict.Canceled(21L), 300L),
                Arguments.of("CANCELED", 321L, 321L, 0L, new Verdict.Canceled(0L), 321L),
                Arguments.of("CANCELED", 321L, 321L, null, new Verdict.Canceled(null), null),
                Arguments.of("CANCELED", null, null, 21L, new Verdict.Canceled(21L), null),
                Arguments.of("CANCELED", 321L, 321L, 400L, new Verdict.Canceled(null), null),
                Arguments.of("CANCELED", 321L, 321L, -4L, new Verdict.Canceled(null), null),
                Arguments.of("FAILED", 321L, 321L, 0L, new Verdict.Failed("FAILED"), 321L),
                Arguments.of("PENDING", 9L, 9L, 0L, new Verdict.NotEnded("PENDING"), 9L),
                Arguments.of("IN_PROGRESS", 9L, 9L, 12L, new Verdict.NotEnded("IN_PROGRESS"), null),
                Arguments.of("DONE", 321L, 321L, 0L, new Verdict.NotEnded("DONE"), 321L),
                Arguments.of(null, 321L, 321L, 0L, new Verdict.NotEnded(null), 321L));
    }

    @ParameterizedTest
    @MethodSource("lastAnswers")
    void saysNoMoreThanTheServiceSaid(
            @Nullable String word,
            @Nullable Long accepted,
            @Nullable Long items,
            @Nullable Long remaining,
            Verdict verdict,
            @Nullable Long processed) {
        JournalEntry entry =
                Entries.entry("a", "acme", 0)
                        .accepted(new RetryAccepted("task-a", accepted))
                        .withSnapshot(answer(word, items, remaining), at(40), null);

        assertThat(Verdict.of(entry)).isEqualTo(verdict);
        assertThat(Verdict.processed(entry)).isEqualTo(processed);
    }

    @Test
    void withoutAnEndTheVerdictSaysWhatIsMissing() {
        JournalEntry moving = Entries.moving("a", 12);

        assertThat(Verdict.of(Entries.entry("a", "acme", 0))).isEqualTo(new Verdict.NotEnded(null));
        assertThat(Verdict.of(Entries.notKnown("a", 0))).isEqualTo(new Verdict.OutcomeUnknown());
        assertThat(Verdict.of(Entries.nothingToSend("a", 0)))
                .isEqualTo(new Verdict.NothingToSend(false));
        assertThat(Verdict.of(moving.forgotten(at(60))))
                .isEqualTo(new Verdict.Forgotten("IN_PROGRESS"));
    }

    @Test
    void numberFromBeforeTheEnd_doesNotContradictTheEnd() {
        JournalEntry moving = Entries.moving("a", 12);

        JournalEntry completed = moving.withSnapshot(answer("COMPLETED", null, null), at(60), null);
        JournalEntry canceled = moving.withSnapshot(answer("CANCELED", null, null), at(60), null);

        assertThat(Verdict.of(completed)).isEqualTo(new Verdict.ProcessedUncounted(123L));
        assertThat(Verdict.of(canceled)).isEqualTo(new Verdict.Canceled(null));
        assertThat(
                        moving.withSnapshot(answer("IN_PROGRESS", null, null), at(60), null)
                                .nbRemainingItems())
                .isEqualTo(12);
    }

    @Test
    void aTaskSeenEndedAgain_endedWhenThatWasFirstSeen() {
        JournalEntry entry =
                Entries.ended("a", "COMPLETED", 0)
                        .withSnapshot(answer("COMPLETED", 1L, 0L), at(900), null);

        assertThat(entry.endedAt()).isEqualTo(at(60));
        assertThat(entry.withSnapshot(answer("IN_PROGRESS", 1L, 1L), at(901), null).endedAt())
                .isNull();
    }
}
