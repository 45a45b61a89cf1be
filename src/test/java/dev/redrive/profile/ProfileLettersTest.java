package dev.redrive.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileLettersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Beta Mobility | BM",
                "beta-mobility AG | BM",
                "ACME | AC",
                "Demo | DE",
                "X | X",
                "  (North) 2  | N2",
                "Ünal Öztürk | ÜÖ",
                "שלום עולם | שע",
                "🚗 Fleet | FL",
                "🚗🚙 | 🚗",
                "𝒜cme | 𝒜C",
                "- | -"
            })
    void lettersOfAName(String name, String letters) {
        assertThat(ProfileLetters.from(name)).isEqualTo(letters);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bm | BM",
                "' b m ' | BM",
                "é | É",
                "🚗 | 🚗",
                "B2 | B2",
                "abc | ''",
                "'' | ''",
                "a\u202E | ''"
            })
    void typedLetters(String typed, String letters) {
        assertThat(ProfileLetters.read(typed)).isEqualTo(letters);
    }

    @Test
    void chosenLettersCountBeforeThoseOfTheName() {
        assertThat(ProfileLetters.of(Profiles.NORTH)).isEqualTo("AN");
        assertThat(ProfileLetters.of(Profiles.NORTH.lettered("XY"))).isEqualTo("XY");
    }
}
