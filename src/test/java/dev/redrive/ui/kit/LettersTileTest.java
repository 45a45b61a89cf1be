package dev.redrive.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LettersTileTest {

    @ParameterizedTest
    @CsvSource({
        "Beta Mobility, BM",
        "Assurances Mutuelles du Nord, AM",
        "North, NO",
        "x, X",
        "éclair été, ÉÉ",
        "north-west, NW",
        "'  (ACME)  ', AC",
        "7 seas, 7S",
        "🚗, 🚗",
        "🚗 Fleet, FL",
        "👩‍🚀 👩‍🚀, 👩‍🚀",
        "שלום עולם, שע",
        "e\u0301tat, E\u0301T",
        "'---', -",
        "北京 汽车, 北汽"
    })
    void nameGivesItsLetters(String name, String letters) {
        assertThat(LettersTile.Letters.of(name)).isEqualTo(letters);
    }
}
