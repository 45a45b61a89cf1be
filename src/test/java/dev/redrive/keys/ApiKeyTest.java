package dev.redrive.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY",
        "'two words', BLANKS",
        "'two\u00A0words', BLANKS",
        "'two\nlines', CONTROL_CHARACTERS",
        "'two\u2028lines', CONTROL_CHARACTERS",
        "'two\u2029lines', CONTROL_CHARACTERS",
        "'del\u007F', CONTROL_CHARACTERS",
        "'clé', NOT_ASCII",
        "'key\u00A1', NOT_ASCII"
    })
    void textThatCannotBeAHeader_isRefusedWithItsReason(String text, ApiKey.Problem problem) {
        assertThat(ApiKey.problemOf(text.toCharArray())).isEqualTo(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"k", "a-key_0123456789", "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"})
    void printableAscii_isAKey(String text) {
        assertThat(ApiKey.problemOf(text.toCharArray())).isNull();
        assertThat(ApiKey.of(text.toCharArray()).reveal()).isEqualTo(text.toCharArray());
    }

    @Test
    void thousandCharacters_areTheMost() {
        assertThat(ApiKey.problemOf("k".repeat(1_000).toCharArray())).isNull();
        assertThat(ApiKey.problemOf("k".repeat(1_001).toCharArray()))
                .isEqualTo(ApiKey.Problem.TOO_LONG);
    }

    @Test
    void aRefusedText_isNotRepeatedInTheMessage() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApiKey.of("s3cr3t words".toCharArray()))
                .withMessageNotContaining("s3cr3t");
    }

    @ParameterizedTest
    @CsvSource({"0123456789a, ''", "0123456789ab, 89ab", "a-key-of-the-north, orth"})
    void theEnding_isShownOfKeysLongEnoughToStayUnknown(String text, String ending) {
        assertThat(ApiKey.of(text.toCharArray()).ending()).isEqualTo(ending);
    }

    @Test
    void printed_itIsMasked() {
        assertThat(ApiKey.of("a-key-of-the-north".toCharArray())).hasToString("ApiKey[masked]");
    }
}
