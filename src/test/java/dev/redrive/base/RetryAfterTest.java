package dev.redrive.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, 0", "120, 120", "' 7 ', 7", "000000000000000003, 3"})
    void readsSeconds(String header, long seconds) {
        assertThat(RetryAfter.read(header, NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({
        "'Mon, 23 Nov 2026 08:02:00 GMT', 120",
        "'Mon, 23 Nov 2026 08:00:00 GMT', 0",
        "'Wed, 21 Oct 2015 07:28:00 GMT', 0"
    })
    void readsADateAndTakesAPastOneAsNow(String header, long seconds) {
        assertThat(RetryAfter.read(header, NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-5", "soon", "1.5", "99999999999999999999", "٣", "Mon, 99 Nov 2026"})
    void anythingElseSaysNothing(String header) {
        assertThat(RetryAfter.read(header, NOW)).isNull();
    }

    @Test
    void theLargestNumberOfSecondsIsStillADuration() {
        assertThat(RetryAfter.read("999999999999999999", NOW)).isPositive();
    }
}
