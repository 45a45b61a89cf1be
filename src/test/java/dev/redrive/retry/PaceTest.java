package dev.redrive.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.journal.Sample;
import dev.redrive.retry.Pace.PaceReading;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers are written as second:remaining, and read at the second of the last one. */
class PaceTest {

    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    nothing heard,              '',                                        -,   -,  -
                    only PENDING,               0:100 10:100 20:100,                       -,   -,  -
                    first movement,             0:100 1:90,                                -,   -,  1
                    two samples,                0:100 1:90 9:10,                           -,   -,  9
                    three samples within 4 s,   0:100 1:90 3:70 5:50,                      -,   -,  5
                    three samples and 5 s,      0:100 1:90 3:70 6:40,                     10,   4,  6
                    PENDING does not count,     0:100 50:100 51:90 53:70 56:40,           10,   4, 56
                    rounded up to seconds,      0:100 1:90 3:70 6:41,                    9.8,   5,  6
                    rate of the last 30 s,      0:900 1:800 11:700 21:600 31:500 61:440,   2, 74, 61
                    still for 30 s,             0:100 1:90 6:40 12:40 24:40 36:40,         0,  28,  6
                    still for 60 s,             0:100 1:90 6:40 26:40 46:40 66:40,         0,  52,  6
                    still for longer,           0:100 1:90 6:40 26:40 46:40 67:40,         -,   -,  6
                    moves again,                0:100 1:90 6:40 26:40 46:40 66:40 67:39,   0.047619047619047616, 51, 67
                    grew a little,              0:100 1:90 3:70 6:75,                      3,  25,  6
                    grew above its start,       0:100 1:90 3:70 6:95,                      -,   -,  6
                    back at its start,          0:100 1:90 3:70 6:90,                      0,   -,  6
                    grew before it fell,        0:100 2:150 3:140 5:120 8:90,             10,   9,  8
                    only grows,                 0:100 5:110 10:120 15:130,                 -,   -, 15
                    nothing left,               0:100 1:90 3:70 6:0,                      18,   0,  6
                    below nothing,              0:100 1:90 3:70 6:-10,                    20,   -,  6
                    as good as still,           0:1000000000 1:999999999 4:999999999 7:999999998, 0.16666666666666666, -, 7
                    movement begins late,       0:100 10:100 11:99 13:70 16:40,         11.8,   4, 16
                    a silence of one minute,    0:100 1:90 3:70 6:40 66:30,                -,  33, 66
                    a hundred days left,        0:8640006 1:8640005 3:8640003 6:8640000,   1, 8640000, 6
                    a silence of two minutes,   0:100 1:90 3:70 6:40 130:30 131:29,        -,   -, 131
                    """)
    void reads(
            String what,
            String states,
            @Nullable Double rate,
            @Nullable Long timeLeft,
            @Nullable Long movedAt) {
        Pace pace = new Pace();
        Instant now = START;
        for (String answer : states.isEmpty() ? new String[0] : states.split(" ")) {
            int colon = answer.indexOf(':');
            now = START.plusSeconds(Long.parseLong(answer.substring(0, colon)));
            pace.add(new Sample(now, Long.parseLong(answer.substring(colon + 1))));
        }

        assertThat(pace.reading(now))
                .isEqualTo(
                        new PaceReading(
                                rate,
                                timeLeft == null ? null : Duration.ofSeconds(timeLeft),
                                movedAt == null ? null : START.plusSeconds(movedAt)));
    }

    @Test
    void contactLostForAMinute_paceIsUnknown() {
        Pace pace = moving();

        assertThat(pace.reading(START.plusSeconds(66)).timeLeft()).isNotNull();
        assertThat(pace.reading(START.plusSeconds(67)))
                .isEqualTo(new PaceReading(null, null, START.plusSeconds(6)));
    }

    @Test
    void aClockSetBack_restartsThePace_withNoMovementInTheFuture() {
        Pace pace = moving();
        Instant before = START.minusSeconds(7_200);

        assertThat(pace.reading(before).movedAt()).isEqualTo(before);

        pace.add(new Sample(before, 30));
        assertThat(pace.reading(before)).isEqualTo(new PaceReading(null, null, before));
        pace.add(new Sample(before.plusSeconds(2), 20));
        pace.add(new Sample(before.plusSeconds(5), 10));
        assertThat(pace.reading(before.plusSeconds(5)))
                .isEqualTo(new PaceReading(4.0, Duration.ofSeconds(3), before.plusSeconds(5)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void isNeverNegativeNorANonNumber(long seed) {
        Random random = new Random(seed);
        Pace pace = new Pace();
        Instant now = START;
        for (int i = 0; i < 5_000; i++) {
            now = now.plusMillis(random.nextInt(20) == 0 ? random.nextLong(-9_999, 99_999) : 900);
            pace.add(new Sample(now, random.nextInt(9) == 0 ? random.nextLong() : 5_000 - i));
            PaceReading reading = pace.reading(now);

            if (reading.itemsPerSecond() != null) {
                assertThat(reading.itemsPerSecond()).isFinite().isNotNegative();
            }
            if (reading.timeLeft() != null) {
                assertThat(reading.timeLeft().isNegative()).isFalse();
            }
            if (reading.movedAt() != null) {
                assertThat(reading.movedAt()).isBeforeOrEqualTo(now);
            }
        }
    }

    private static Pace moving() {
        Pace pace = new Pace();
        pace.add(new Sample(START, 100));
        pace.add(new Sample(START.plusSeconds(1), 90));
        pace.add(new Sample(START.plusSeconds(3), 70));
        pace.add(new Sample(START.plusSeconds(6), 40));
        return pace;
    }
}
