package dev.redrive.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    @ParameterizedTest
    @CsvSource({"fr, Annuler", "fr-CA, Annuler", "en, Cancel", "de-DE, Cancel", "und, Cancel"})
    void speaksFrenchToFrenchSystemsAndEnglishToAllOthers(String language, String cancel) {
        assertThat(new Texts(Locale.forLanguageTag(language)).get("common.cancel"))
                .isEqualTo(cancel);
    }

    @Test
    void englishStaysEnglishOnAFrenchSystem() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.FRENCH);
        try {
            assertThat(new Texts(Locale.ENGLISH).get("common.cancel")).isEqualTo("Cancel");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en, 0, No task watched",
        "en, 1, 1 task watched",
        "en, 2, 2 tasks watched",
        "en, 1200, '1,200 tasks watched'",
        "fr, 0, Aucune tâche suivie",
        "fr, 1, 1 tâche suivie",
        "fr, 2, 2 tâches suivies"
    })
    void countsInWords(String language, int count, String words) {
        assertThat(new Texts(Locale.of(language)).get("shell.watched", count)).isEqualTo(words);
    }

    @Test
    void aTextWithoutArgumentsIsShownAsItShouldBeRead() {
        assertThat(new Texts(Locale.ENGLISH).get("credentials.name.EMPTY"))
                .isEqualTo("Give the profile a name, for instance the customer’s.");
    }

    /** Processed is all the service says; whether it arrived is for the receiving server to say. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void noTextClaimsThatAnythingWasDelivered(String language) {
        Texts texts = new Texts(Locale.of(language));
        List<String> all =
                Collections.list(texts.bundle().getKeys()).stream()
                        .map(key -> texts.bundle().getString(key))
                        .toList();

        assertThat(all)
                .hasSizeGreaterThan(200)
                .allSatisfy(text ->
                        assertThat(text).doesNotContainPattern("(?i)deliver|livr[ée]|livrais"));
    }
}
