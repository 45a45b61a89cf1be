package dev.redrive.ui.kit;

import static dev.redrive.testing.UiBench.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.testing.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final HandClock clock = new HandClock(NOON);
    private final Formats english = formats(Locale.ENGLISH);
    private final Formats french = formats(Locale.FRENCH);

    private Formats formats(Locale locale) {
        return new Formats(new Texts(locale), () -> PARIS, clock);
    }

    @ParameterizedTest
    @CsvSource({
        "-5, 0 s, 0 s",
        "0, 0 s, 0 s",
        "59, 59 s, 59 s",
        "60, 1 min, 1 min",
        "302, 5 min 2 s, 5 min 2 s",
        "3600, 1 h 0 min, 1 h 0 min",
        "86399, 23 h 59 min, 23 h 59 min",
        "90000, 1 d 1 h, 1 j 1 h"
    })
    void durationsInTheirTwoLargestUnits(long seconds, String inEnglish, String inFrench) {
        Duration length = Duration.ofSeconds(seconds);

        assertThat(english.duration(length)).isEqualTo(inEnglish);
        assertThat(french.duration(length)).isEqualTo(inFrench);
    }

    @ParameterizedTest
    @CsvSource({
        "-3, ≈ 5 s",
        "0, ≈ 5 s",
        "12, ≈ 10 s",
        "13, ≈ 15 s",
        "70, ≈ 1 min",
        "80, ≈ 1 min 30 s",
        "700, ≈ 12 min",
        "3599, ≈ 1 h 0 min",
        "10000, ≈ 2 h 50 min"
    })
    void timesToComeAreRoundedMoreTheLongerTheyAre(long seconds, String words) {
        assertThat(english.roughly(Duration.ofSeconds(seconds))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 /s, 0 /s",
        "0.0027, < 0.1 /s, '< 0,1 /s'",
        "0.1, 0.1 /s, '0,1 /s'",
        "0.25, 0.2 /s, '0,2 /s'",
        "9.94, 9.9 /s, '9,9 /s'",
        "10, 10 /s, 10 /s",
        "41.6, 42 /s, 42 /s"
    })
    void ratesHaveADecimalOnlyBelowTen(double rate, String inEnglish, String inFrench) {
        assertThat(english.rate(rate)).isEqualTo(inEnglish);
        assertThat(french.rate(rate)).isEqualTo(inFrench);
    }

    @Test
    void thousandsAreSetApartAndWhatIsUnknownIsADash() {
        assertThat(english.number(12_480L)).isEqualTo("12,480");
        assertThat(french.number(12_480L)).isEqualTo("12\u202f480");
        assertThat(english.number(-3L)).isEqualTo("-3");
        assertThat(english.number(null)).isEqualTo("–");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ar", "ar-EG", "fa-IR", "th-TH-u-nu-thai", "mr", "bn", "my", "he", "ur"})
    void whereDigitsOrDirectionAreOthers_numbersAndDatesAreEnglish(String tag) {
        Formats formats = formats(Locale.forLanguageTag(tag));

        assertThat(formats.number(-12_480L)).isEqualTo("-12,480");
        assertThat(formats.rate(0.25)).isEqualTo("0.2 /s");
        assertThat(formats.duration(Duration.ofSeconds(302))).isEqualTo("5 min 2 s");
        assertThat(formats.exactly(NOON)).isEqualTo("23 Nov 2026, 13:00:00");
        assertThat(formats.stamp(NOON)).isEqualTo(english.stamp(NOON));
        assertThat(formats.today()).isEqualTo("2026-11-23");
    }

    @Test
    void otherwiseNumbersFollowTheLocale_alsoWhereTheTextsAreEnglish() {
        assertThat(formats(Locale.GERMANY).number(12_480L)).isEqualTo("12.480");
        assertThat(formats(Locale.forLanguageTag("th")).number(12_480L)).isEqualTo("12,480");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T23:00:00Z, today 00:00, aujourd’hui à 00:00",
        "2026-11-22T22:59:59Z, yesterday 23:59, hier à 23:59",
        "2026-11-21T22:59:59Z, '21 Nov, 23:59', '21 nov., 23:59'",
        "2026-11-23T23:00:00Z, '24 Nov, 00:00', '24 nov., 00:00'",
        "2025-11-23T12:00:00Z, '23 Nov 2025, 13:00', '23 nov. 2025, 13:00'"
    })
    void daysTurnAtMidnightOfThisComputer(Instant at, String inEnglish, String inFrench) {
        assertThat(english.moment(at)).isEqualTo(inEnglish);
        assertThat(french.moment(at)).isEqualTo(inFrench);
    }

    @Test
    void timesAreOfThisComputer() {
        assertThat(english.time(NOON)).isEqualTo("13:00:00");
        assertThat(english.exactly(NOON)).isEqualTo("23 Nov 2026, 13:00:00");
        assertThat(french.exactly(NOON)).isEqualTo("23 nov. 2026, 13:00:00");
    }

    @Test
    void daysBeginAtMidnightOfThisComputer() {
        assertThat(english.startOfDay(0)).isEqualTo("2026-11-22T23:00:00Z");
        // Before the clocks were put back.
        assertThat(english.startOfDay(30)).isEqualTo("2026-10-23T22:00:00Z");
    }

    @Test
    void neitherAgesNorWaitsGoBelowZero() {
        assertThat(english.since(NOON.minusMillis(1_500))).isEqualTo(Duration.ofMillis(1_500));
        assertThat(english.until(NOON.plusMillis(1_500))).isEqualTo(Duration.ofSeconds(2));

        clock.move(Duration.ofHours(-1));
        assertThat(english.since(NOON)).isZero();
        clock.move(Duration.ofHours(2));
        assertThat(english.until(NOON)).isZero();
    }
}
