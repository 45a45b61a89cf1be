package dev.redrive.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileLettersTest {

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
}
