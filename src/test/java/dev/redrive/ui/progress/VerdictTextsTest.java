package dev.redrive.ui.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.retry.Verdict;
import dev.redrive.testing.UiBench;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTextsTest {

    private static final List<Verdict> ALL =
            List.of(
                    new Verdict.Processed(12_480, Duration.ofSeconds(302)),
                    new Verdict.Processed(12_480, null),
                    new Verdict.NothingToSend(),
                    new Verdict.CompletedUnclear(321L, 400L),
                    new Verdict.Canceled(12L, 309L),
                    new Verdict.Canceled(null, null),
                    new Verdict.Failed("FAILED"));

    private final VerdictTexts english = in(Locale.ENGLISH);
    private final VerdictTexts french = in(Locale.FRENCH);

    private static VerdictTexts in(Locale locale) {
        UiBench bench = new UiBench(locale);
        return new VerdictTexts(bench.texts, bench.formats);
    }

    @Test
    void processedIsNotAccepted() {
        Verdict verdict = new Verdict.Processed(12_480, Duration.ofSeconds(302));

        assertThat(english.title(verdict, ItemKind.TRIPS))
                .isEqualTo("12,480 of 12,480 trips processed in 5 min 2 s");
        assertThat(english.detail(verdict)).startsWith("Processed is not accepted:");
        assertThat(french.title(verdict, ItemKind.CRASHES))
                .isEqualTo("12\u202f480 accidents sur 12\u202f480 traités en 5 min 2 s");
        assertThat(french.detail(verdict)).startsWith("Traité ne veut pas dire accepté");
    }

    @Test
    void aTimeNobodyKnowsIsLeftOut() {
        assertThat(english.title(new Verdict.Processed(7, null), ItemKind.CRASHES))
                .isEqualTo("7 of 7 crashes processed");
    }

    @Test
    void nothingHadFailed() {
        assertThat(english.title(new Verdict.NothingToSend(), ItemKind.TRIPS))
                .isEqualTo("Nothing had failed: 0 trips to send again");
    }

    @Test
    void contradictionsAreSaidAsSuch() {
        Verdict verdict = new Verdict.CompletedUnclear(321L, null);

        assertThat(english.title(verdict, ItemKind.TRIPS)).contains("do not bear it out");
        assertThat(english.detail(verdict)).startsWith("It said 321 items and – remaining.");
        assertThat(english.detail(new Verdict.CompletedUnclear(null, -3L)))
                .startsWith("It said – items and -3 remaining.");
    }

    @Test
    void canceledSaysHowManyWereLeftIfThatIsKnown() {
        assertThat(english.title(new Verdict.Canceled(12L, 309L), ItemKind.TRIPS))
                .isEqualTo("Canceled with 12 trips left: the push service was paused");
        assertThat(english.title(new Verdict.Canceled(null, null), ItemKind.TRIPS))
                .isEqualTo("Canceled: the push service was paused");
        assertThat(english.detail(new Verdict.Canceled(12L, 309L))).contains("start a new retry");
    }

    @Test
    void whatTheServiceDoesNotExplainWeDoNotEither() {
        assertThat(english.title(new Verdict.Failed("FAILED"), ItemKind.TRIPS))
                .isEqualTo("The service says FAILED");
        assertThat(english.detail(new Verdict.Failed("FAILED"))).startsWith("It does not explain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void noVerdictClaimsThatAnythingArrived(String language) {
        VerdictTexts texts = in(Locale.of(language));

        assertThat(ALL)
                .allSatisfy(verdict ->
                        assertThat(
                                        texts.title(verdict, ItemKind.TRIPS)
                                                + " "
                                                + texts.detail(verdict))
                                .doesNotContainPattern(
                                        "(?i)deliver|livr|success|succès|arriv|\\{|\\bnull\\b"));
    }
}
