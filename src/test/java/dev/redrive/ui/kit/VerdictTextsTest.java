package dev.redrive.ui.kit;

import static dev.redrive.testing.UiBench.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.TestEntry;
import dev.redrive.testing.UiBench;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTextsTest {

    private static final List<JournalEntry> ALL =
            List.of(
                    entry("COMPLETED", 12_480L, 0L),
                    entry("COMPLETED", 0L, 0L),
                    entry("COMPLETED", 321L, 400L),
                    entry("COMPLETED", 321L, null),
                    entry("COMPLETED", null, null),
                    entry("CANCELED", 321L, 12L),
                    entry("CANCELED", 321L, 0L),
                    entry("CANCELED", null, null),
                    entry("FAILED", 321L, 400L),
                    entry("IN_PROGRESS", 321L, 12L),
                    entry("IN_PROGRESS", 321L, 12L).forgotten(NOON),
                    entry(null, 321L, null),
                    entry(null, 321L, null).forgotten(NOON));

    private final VerdictTexts english = in(Locale.ENGLISH);
    private final VerdictTexts french = in(Locale.FRENCH);

    private static VerdictTexts in(Locale locale) {
        UiBench bench = new UiBench(locale);
        return new VerdictTexts(bench.texts, bench.formats);
    }

    /** Requested at noon, seen ended 302 s later. */
    private static JournalEntry entry(
            @Nullable String word, @Nullable Long items, @Nullable Long remaining) {
        JournalEntry asked = TestEntry.entry("entry 1", UiBench.TASK).items(items).build();
        return word == null
                ? asked
                : asked.withSnapshot(
                        UiBench.said(word, items, remaining), NOON.plusSeconds(302), null);
    }

    @Test
    void processedIsNotAccepted() {
        JournalEntry entry = entry("COMPLETED", 12_480L, 0L);

        assertThat(english.title(entry)).isEqualTo("12,480 of 12,480 trips processed in 5 min 2 s");
        assertThat(english.meaning(entry)).startsWith("Processed is not accepted:");
        assertThat(french.title(entry))
                .isEqualTo("12\u202f480 trajets sur 12\u202f480 traités en 5 min 2 s");
        assertThat(french.meaning(entry)).startsWith("Traité ne veut pas dire accepté");
    }

    @Test
    void numbersThatAreMissingContradictNothing() {
        assertThat(english.title(entry("COMPLETED", null, null)))
                .isEqualTo("Processed; the service did not say how many trips");
        assertThat(english.title(entry("COMPLETED", 321L, null)))
                .isEqualTo(
                        "Processed; 321 trips were taken on, the service did not say how many remain");
        assertThat(english.meaning(entry("COMPLETED", 321L, null)))
                .isEqualTo(
                        "The service did not give every number. "
                                + english.meaning(entry("COMPLETED", 321L, 0L)));
    }

    @Test
    void nothingHadFailed() {
        assertThat(english.title(entry("COMPLETED", 0L, null)))
                .isEqualTo("Nothing had failed: 0 trips to retry");
    }

    @Test
    void contradictionsAreSaidAsSuch() {
        assertThat(english.title(entry("COMPLETED", 321L, 400L)))
                .isEqualTo("The service says COMPLETED, but its numbers contradict that");
        for (String word : List.of("COMPLETED", "CANCELED", "FAILED", "IN_PROGRESS")) {
            assertThat(english.meaning(entry(word, 321L, 400L)))
                    .contains("contradict")
                    .contains("321 items with 400 remaining,");
            assertThat(english.meaning(entry(word, 321L, null))).doesNotContain("contradict");
        }
    }

    @Test
    void canceledSaysHowManyWereLeftIfThatIsKnown() {
        assertThat(english.title(entry("CANCELED", 321L, 12L)))
                .isEqualTo("Canceled with 12 trips not processed: the push service was paused");
        assertThat(english.title(entry("CANCELED", null, null)))
                .endsWith("not known how many were not processed");
        assertThat(english.meaning(entry("CANCELED", 321L, 12L))).contains("request a new retry");
        assertThat(english.meaning(entry("CANCELED", 321L, 0L)))
                .startsWith("By its numbers, nothing remained.");
    }

    @Test
    void whatTheServiceDoesNotExplainWeDoNotEither() {
        assertThat(english.title(entry("FAILED", 321L, 0L))).isEqualTo("The service says FAILED");
        assertThat(english.meaning(entry("FAILED", 321L, 0L)))
                .startsWith("The service does not explain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void noVerdictClaimsThatAnythingArrived(String language) {
        VerdictTexts texts = in(Locale.of(language));

        assertThat(ALL)
                .allSatisfy(entry ->
                        assertThat(texts.title(entry) + " " + texts.meaning(entry))
                                .doesNotContainPattern(
                                        "(?i)deliver|livr|success|succès|arriv|\\{|\\bnull\\b"));
    }
}
