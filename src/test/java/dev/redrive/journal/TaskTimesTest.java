package dev.redrive.journal;

import static dev.redrive.journal.Entries.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.enterprise.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requested at noon, first answer a second later, seen running at 30 s and ended at 40 s. */
class TaskTimesTest {

    private static final long SEEN = 40;

    @ParameterizedTest(name = "created {0}, completed {1}, elsewhere {2}: took {3}, ended {4}")
    @CsvSource(
            nullValues = "-",
            value = {
                " 0, 32, false, 32, 32",
                " 0, 40, false, 40, 40",
                " 0,  -, false, 40, 40",
                " -, 32, false, 32, 32",
                " -,  -, false, 40, 40",
                "39, 32, false, 32, 32",
                " 0, 32, true,  32, 32",
                " 0,  -, true,   -, 40",
                " -, 32, true,   -, 32",
                " -,  -, true,   -, 40",
                "39, 32, true,   -, 39",
            })
    void tookAsLongAsTheServicesTimesSayElseOurs(
            @Nullable Long created,
            @Nullable Long completed,
            boolean elsewhere,
            @Nullable Long took,
            long ended) {
        JournalEntry entry = ended(0, created, completed, elsewhere, true);

        assertThat(TaskTimes.took(entry)).isEqualTo(seconds(took));
        assertThat(TaskTimes.endedAt(entry)).isEqualTo(at(ended));
        assertThat(TaskTimes.clockDifference(entry)).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 2, -2, 120, -120, 10_800, -10_800, -93_600, 62_000_000, -62_000_000})
    void clockOfTheServiceThatIsWrong_changesNoLengthOfTime(long ahead) {
        JournalEntry entry = ended(ahead, 0L, 35L, false, true);

        assertThat(TaskTimes.took(entry)).isEqualTo(Duration.ofSeconds(35));
        assertThat(TaskTimes.endedAt(entry)).isBetween(at(33), at(37));
        assertThat(TaskTimes.seenLater(entry))
                .isBetween(Duration.ofSeconds(3), Duration.ofSeconds(7));
        assertThat(TaskTimes.requestedAt(entry)).isEqualTo(at(0));
        Duration difference = TaskTimes.clockDifference(entry);
        if (Math.abs(ahead) > 60) {
            assertThat(difference).isCloseTo(Duration.ofSeconds(ahead), Duration.ofSeconds(1));
        } else {
            assertThat(difference).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {120, -120, 10_800, -10_800, -93_600})
    void clockIsMeasuredAtTheEnd_whereTheTaskWasStartedElsewhere(long ahead) {
        JournalEntry entry = ended(ahead, -300L, 35L, true, true);

        assertThat(TaskTimes.took(entry)).isEqualTo(Duration.ofSeconds(335));
        assertThat(TaskTimes.clockDifference(entry))
                .isCloseTo(Duration.ofSeconds(ahead), Duration.ofSeconds(5));
        assertThat(TaskTimes.endedAt(entry)).isBetween(at(30), at(40));
        assertThat(TaskTimes.requestedAt(entry)).isBetween(at(-305), at(-295));
    }

    @Test
    void anUnseenEnd_isNotComparedWithOurClock() {
        JournalEntry past = ended(0, -900L, -300L, true, false);
        JournalEntry future = ended(10_800, -900L, -300L, true, false);

        assertThat(TaskTimes.seenLater(past)).isNull();
        assertThat(TaskTimes.clockDifference(past)).isNull();
        assertThat(TaskTimes.endedAt(past)).isEqualTo(at(-300));
        // More than that nobody knows: it is ahead at least by as much as its end is in the future.
        assertThat(TaskTimes.clockDifference(future))
                .isCloseTo(Duration.ofSeconds(10_800 - 300 - SEEN), Duration.ofSeconds(1));
        assertThat(TaskTimes.endedAt(future)).isEqualTo(at(SEEN));
    }

    @Test
    void impossibleTimesOfTheService_areIgnored() {
        JournalEntry entry = ended(0, -62_000_000L, 32L, false, true);

        assertThat(TaskTimes.took(entry)).isEqualTo(Duration.ofSeconds(32));
        assertThat(TaskTimes.pace(entry)).isEqualTo(10);
    }

    @Test
    void taskOfLessThanASecond_hasNoPace() {
        TaskSnapshot end = said("COMPLETED", null, null);

        JournalEntry entry = entry(false, at(0)).withSnapshot(end, at(0).plusMillis(900), null);

        assertThat(TaskTimes.took(entry)).isEqualTo(Duration.ofMillis(900));
        assertThat(TaskTimes.pace(entry)).isNull();
    }

    @Test
    void anEndSeenADayLater_doesNotMakeTheTaskADayLong() {
        TaskSnapshot end = said("COMPLETED", null, at(10));

        JournalEntry entry = entry(false, at(0)).withSnapshot(end, at(86_400), null);

        assertThat(TaskTimes.took(entry)).isEqualTo(Duration.ofSeconds(10));
        assertThat(TaskTimes.seenLater(entry)).isEqualTo(Duration.ofSeconds(86_390));
    }

    @Test
    void clockOfThisComputerThatIsPutBack_makesNoNegativeTime() {
        JournalEntry entry =
                entry(false, at(0)).withSnapshot(said("COMPLETED", null, null), at(-3_600), null);

        assertThat(TaskTimes.took(entry)).isNull();
        assertThat(TaskTimes.elapsed(entry(false, at(0)), at(-5))).isZero();
        assertThat(TaskTimes.elapsed(entry(false, at(0)), at(5))).isEqualTo(Duration.ofSeconds(5));
        assertThat(TaskTimes.elapsed(entry(true, at(0)), at(5))).isNull();
    }

    private static JournalEntry ended(
            long ahead,
            @Nullable Long created,
            @Nullable Long completed,
            boolean elsewhere,
            boolean seenRunning) {
        Instant createdAt = time(ahead, created);
        JournalEntry entry = entry(elsewhere, elsewhere && createdAt != null ? createdAt : at(0));
        if (seenRunning) {
            entry =
                    entry.withSnapshot(said("PENDING", createdAt, null), at(1), null)
                            .withSnapshot(said("IN_PROGRESS", createdAt, null), at(30), at(1));
        }
        return entry.withSnapshot(
                said("COMPLETED", createdAt, time(ahead, completed)),
                at(SEEN),
                seenRunning ? at(30) : null);
    }

    private static @Nullable Instant time(long ahead, @Nullable Long second) {
        return second == null ? null : at(second + ahead);
    }

    private static TaskSnapshot said(
            String word, @Nullable Instant created, @Nullable Instant completed) {
        return new TaskSnapshot(
                "t", created, completed, null, TaskStatus.of(word), 320L, 0L, Set.of());
    }

    private static JournalEntry entry(boolean elsewhere, Instant startedAt) {
        return TestEntry.entry("a", "t")
                .customer("acme", "ACME", "service.example")
                .at(startedAt)
                .attached(elsewhere)
                .items(320L)
                .build();
    }

    private static @Nullable Duration seconds(@Nullable Long count) {
        return count == null ? null : Duration.ofSeconds(count);
    }
}
