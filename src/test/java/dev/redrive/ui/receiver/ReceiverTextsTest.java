package dev.redrive.ui.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.connection.UntrustedCertificateException.Problem;
import dev.redrive.receiver.Checked;
import dev.redrive.receiver.Seen;
import dev.redrive.receiver.Seen.Answered;
import dev.redrive.receiver.Seen.Unreachable;
import dev.redrive.receiver.Seen.Untrusted;
import dev.redrive.receiver.Seen.Why;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Styles.Tone;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.receiver.ReceiverTexts.Said;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every state of a receiving server in words: what is claimed, and in which tone. */
class ReceiverTextsTest {

    private static final Instant AT = Instant.parse("2026-11-23T09:31:07Z");

    private static Said said(Locale locale, Seen seen) {
        Texts texts = new Texts(locale);
        Formats formats = new Formats(texts, () -> ZoneId.of("Europe/Paris"), () -> AT);
        return new ReceiverTexts(texts, formats).of(new Checked(AT, Duration.ofMillis(120), seen));
    }

    private static Said english(Seen seen) {
        return said(Locale.UK, seen);
    }

    private static Answered answered(int status, boolean isPage, @Nullable Duration wait) {
        return new Answered(status, isPage, wait, null);
    }

    @Test
    void sentencesOfTheDesign_areSaidWordForWord() {
        assertThat(english(new Unreachable(Why.REFUSED)).sentence())
                .isEqualTo(
                        "From this computer the receiving server cannot be reached: connection"
                                + " refused (10:31). DriveQuant’s platform may see it differently.");
        assertThat(
                        english(
                                        new Untrusted(
                                                Problem.EXPIRED,
                                                AT,
                                                Instant.parse("2026-11-03T12:00:00Z")))
                                .sentence())
                .isEqualTo(
                        "The receiving server’s certificate expired on 3 Nov 2026. Pushes will"
                                + " probably fail until it is renewed.");
        assertThat(english(answered(503, false, Duration.ofMinutes(2))).sentence())
                .isEqualTo(
                        "A server answers, and says that the application behind it is unavailable"
                                + " (503, try again in 120 s).");
        assertThat(english(answered(502, false, null)).sentence())
                .isEqualTo(
                        "A server answers, and says that the application behind it is unavailable"
                                + " (502).");
        assertThat(english(answered(200, true, null)).sentence())
                .isEqualTo(
                        "The address answers with a web page (200), for instance a maintenance"
                                + " page. If pushes get this answer too, they count as accepted and"
                                + " are never sent again.");
        assertThat(english(answered(301, false, null)).sentence())
                .isEqualTo(
                        "The address redirects to another one (301). A push that gets this answer"
                                + " counts as failed.");
        assertThat(english(answered(401, false, null)).sentence())
                .isEqualTo(
                        "A server answers and asks for credentials (401). Redrive has none for it,"
                                + " on purpose.");
        assertThat(english(answered(405, false, null)).sentence())
                .isEqualTo(
                        "A server answers at this address (405, 120 ms). Whether it accepts pushes"
                                + " cannot be seen from here.");
        assertThat(english(answered(405, false, null)).below())
                .isEqualTo("Checked from this computer at 10:31:07. No data was sent.");
    }

    @ParameterizedTest
    @CsvSource({
        "120, 120 s",
        "600, 600 s",
        "601, 10 min 1 s",
        "86400, 1 d 0 h",
        "1, 1 s",
    })
    void wait_isSaidInSecondsWhileThatCanBeRead(long seconds, String words) {
        assertThat(english(answered(503, false, Duration.ofSeconds(seconds))).sentence())
                .contains("(503, try again in " + words + ")");
    }

    @Test
    void waitOfAnAnswerThatIsNotUnavailable_isNotSaid() {
        assertThat(english(answered(404, false, Duration.ofSeconds(5))).sentence())
                .doesNotContain("try again");
    }

    @Test
    void certificateThatExpiresSoon_isSaid_andOneThatLastsIsNot() {
        assertThat(english(new Answered(405, false, null, AT.plus(Duration.ofDays(12)))).sentence())
                .endsWith(" Its certificate expires on 5 Dec 2026, in 12 d 0 h.");
        assertThat(english(new Answered(405, false, null, AT.plus(Duration.ofDays(30)))).sentence())
                .doesNotContain("certificate");
    }

    static Stream<Seen> all() {
        return Stream.of(
                        Arrays.stream(Why.values()).map(Unreachable::new),
                        Arrays.stream(Problem.values())
                                .map(problem -> new Untrusted(problem, AT, AT)),
                        Stream.of(new Seen.NotHttp()),
                        IntStream.range(100, 1_000)
                                .boxed()
                                .flatMap(status ->
                                        Stream.of(
                                                answered(status, false, null),
                                                answered(status, true, Duration.ofDays(400)))))
                .flatMap(seen -> seen);
    }

    @Test
    void badNews_isAWarning_andNothingIsEverGreen() {
        assertThat(all().map(seen -> english(seen).tone())).containsOnly(Tone.WARNING, Tone.PLAIN);
        assertThat(all().filter(seen -> english(seen).tone() == Tone.PLAIN))
                .allSatisfy(seen -> {
                    int status = ((Answered) seen).status();
                    boolean isKnownBad =
                            List.of(502, 503, 504).contains(status)
                                    || status / 10 == 52
                                    || status / 100 == 3
                                    || (status / 100 == 2 && ((Answered) seen).isPage());
                    assertThat(isKnownBad).isFalse();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void nothingSays_thatTheServerWorks(String language) {
        Locale locale = Locale.of(language);

        assertThat(all().map(seen -> said(locale, seen)))
                .allSatisfy(said ->
                        assertThat(said.sentence() + " " + said.below())
                                .doesNotContainPattern(
                                        "(?i)\\b(ready|healthy|ok|up|works|fine|available|prêt"
                                                + "|disponible|fonctionne|sain|it accepts)\\b(?!"
                                                + " pushes cannot)")
                                .doesNotContain("✓", "✔", "{", "}", "null"));
    }

    @Test
    void frenchSaysTheSame() {
        assertThat(said(Locale.FRANCE, new Unreachable(Why.REFUSED)).sentence())
                .isEqualTo(
                        "Depuis cet ordinateur, le serveur destinataire est injoignable\u00a0:"
                                + " connexion refusée (10:31). La plateforme de DriveQuant le voit"
                                + " peut-être autrement.");
        assertThat(said(Locale.FRANCE, answered(405, false, null)).sentence())
                .isEqualTo(
                        "Un serveur répond à cette adresse (405, 120 ms). D’ici, on ne voit pas"
                                + " s’il accepte les envois.");
        assertThat(said(Locale.FRANCE, answered(503, false, Duration.ofMinutes(2))).sentence())
                .contains("(503, réessayer dans 120 s)");
    }
}
