package dev.redrive.ui.task;

import static dev.redrive.ui.task.Seen.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.retry.ContactState;
import dev.redrive.retry.Pace.PaceReading;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.task.NumberTexts.Captioned;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class NumberTextsTest {

    static final List<ContactState> BADLY_SEEN =
            List.of(
                    new ContactState.NoContact(at(1), 1, at(9), new EnterpriseFailure.TimedOut("")),
                    new ContactState.RateLimited(at(9)),
                    new ContactState.KeyNeeded(null),
                    new ContactState.NotFound(at(1), at(9)),
                    new ContactState.Stopped());

    private final UiBench bench = new UiBench();
    private final NumberTexts numbers = new NumberTexts(bench.texts, bench.formats);

    private static Seen moving(ContactState contact) {
        return Seen.as(contact).saying("IN_PROGRESS", 321L, 12L).answered(20).with(pace(20));
    }

    private static PaceReading pace(long movedAt) {
        return new PaceReading(4.25, Duration.ofSeconds(100), at(movedAt));
    }

    private void itIs(long second) {
        bench.clock.move(Duration.between(bench.clock.instant(), at(second)));
    }

    private @Nullable Duration left(Seen seen) {
        return numbers.timeLeft(seen.state());
    }

    @Test
    void taskMoves_rateAndTimeLeftAreShown() {
        itIs(20);
        Seen seen = moving(new ContactState.Fresh(at(21)));

        assertThat(numbers.rate(seen.state()))
                .isEqualTo(new Captioned("4.2 /s", "over the last 30 s"));
        assertThat(numbers.time(seen.state()))
                .isEqualTo(new Captioned("≈ 1 min 30 s", "left · 20 s so far"));
        assertThat(left(seen)).hasSeconds(100);
        assertThat(left(moving(new ContactState.Polling(new ContactState.Fresh(at(20))))))
                .hasSeconds(100);
    }

    @Test
    void betweenTwoAnswers_timeLeftCountsDownToZero() {
        Seen seen = moving(new ContactState.Fresh(at(21)));
        itIs(24);
        assertThat(left(seen)).hasSeconds(96);

        itIs(79);
        assertThat(left(seen)).hasSeconds(41);
        assertThat(left(seen.with(new PaceReading(4.25, Duration.ofSeconds(3), at(20))))).isZero();
    }

    @Test
    void tooFewAnswers_nothingIsClaimed() {
        Seen seen = moving(new ContactState.Fresh(at(21))).with(PaceReading.NONE);

        assertThat(numbers.rate(seen.state())).isEqualTo(new Captioned("–", "over the last 30 s"));
        assertThat(numbers.time(seen.state())).isEqualTo(new Captioned("–", "0 s so far"));
    }

    @Test
    void stillForAMinute_timeLeftIsUnknown() {
        Seen seen = moving(new ContactState.Fresh(at(81))).answered(79);
        itIs(79);
        assertThat(numbers.rate(seen.state()).value()).isEqualTo("4.2 /s");

        itIs(80);
        assertThat(numbers.rate(seen.state()).value()).isEqualTo("–");
        assertThat(numbers.time(seen.state()))
                .isEqualTo(new Captioned("unknown", "1 min 20 s so far"));
        assertThat(left(seen)).isNull();
    }

    @ParameterizedTest
    @FieldSource("BADLY_SEEN")
    void contactIsLost_neitherRateNorTimeLeft(ContactState contact) {
        itIs(20);
        Captioned none = new Captioned("–", "no fresh numbers");

        assertThat(numbers.rate(moving(contact).state())).isEqualTo(none);
        assertThat(numbers.time(moving(contact).state())).isEqualTo(none);
        assertThat(left(moving(contact))).isNull();
        if (!(contact instanceof ContactState.Stopped)) {
            assertThat(numbers.rate(moving(new ContactState.Polling(contact)).state()))
                    .isEqualTo(none);
        }
    }

    @Test
    void whatStartedElsewhereHasNoTimeSoFar_sinceOnlyTheServicesClockKnows() {
        itIs(20);

        assertThat(numbers.time(moving(new ContactState.Fresh(at(21))).startedElsewhere().state()))
                .isEqualTo(new Captioned("≈ 1 min 30 s", "started elsewhere"));
    }

    @Test
    void taskHasEnded_averageRateAndWholeTimeAreShown() {
        Seen seen =
                Seen.as(new ContactState.Ended())
                        .saying("COMPLETED", 321L, 0L)
                        .answered(100)
                        .steps(1L, 2L, 100L);

        assertThat(numbers.rate(seen.state())).isEqualTo(new Captioned("3.2 /s", "on average"));
        assertThat(numbers.time(seen.state()))
                .isEqualTo(new Captioned("1 min 40 s", "from start to end"));
        assertThat(left(seen)).isNull();
    }

    @Test
    void serviceClockDiffers_onlyItsOwnTimesAreCompared() {
        Seen ahead =
                Seen.as(new ContactState.Ended())
                        .saying("COMPLETED", 300L, 0L)
                        .answered(100)
                        .byItsClock(at(3_600), at(3_660));
        Seen behind = ahead.byItsClock(at(-3_600), at(-3_540));

        assertThat(numbers.time(ahead.state()).value()).isEqualTo("1 min");
        assertThat(numbers.time(behind.state()).value()).isEqualTo("1 min");
        assertThat(numbers.rate(behind.state()).value()).isEqualTo("5 /s");
    }

    @Test
    void startedElsewhere_timeIsKnownOnlyFromTheService() {
        Seen seen =
                Seen.as(new ContactState.Ended())
                        .saying("CANCELED", 321L, 12L)
                        .answered(100)
                        .steps(null, null, 100L)
                        .startedElsewhere();

        assertThat(numbers.time(seen.state()).value()).isEqualTo("–");
        assertThat(numbers.rate(seen.state()).value()).isEqualTo("–");
        assertThat(numbers.time(seen.byItsClock(at(0), at(30)).state()).value()).isEqualTo("30 s");
    }

    @Test
    void contradictoryNumbersOrNoTime_noAverage() {
        Seen ended = Seen.as(new ContactState.Ended()).answered(100).steps(1L, 2L, 100L);

        assertThat(numbers.rate(ended.saying("CANCELED", 321L, 400L).state()).value())
                .isEqualTo("–");
        assertThat(numbers.rate(ended.saying("CANCELED", 321L, null).state()).value())
                .isEqualTo("–");
        Seen atOnce = ended.saying("COMPLETED", 321L, 0L).byItsClock(at(3), at(3));
        assertThat(numbers.rate(atOnce.state()).value()).isEqualTo("–");
        assertThat(numbers.time(atOnce.state()).value()).isEqualTo("0 s");
    }
}
