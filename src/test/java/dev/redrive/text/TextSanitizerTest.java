package dev.redrive.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextSanitizerTest {

    @ParameterizedTest
    @CsvSource({
        "'plain', plain",
        "'  two\t\u00a0 blanks\r\n', two blanks",
        "'a\u0000b\u001b[31mc', a b [31mc",
        "'a\u2028b\u2029c\u0085d', a b c d",
        "'\u202egpj.exe\u202c', gpj.exe",
        "'\u2067a\u2069\u200e\u200f\u061cb', ab",
        "'de\u200bli\u00advered\ufeff', delivered",
        "'a\u3164b\u2800c', a b c",
        "'tag\udb40\udc41s', tags",
        "'half\ud83d', half?",
        "'\ude00half', ?half",
        "'😀 é ﬁ 株', 😀 é ﬁ 株"
    })
    void whatIsShown_isOneLineOfVisibleCharacters(String text, String shown) {
        assertThat(TextSanitizer.oneLine(text)).isEqualTo(shown);
    }

    @Test
    void noCharacterThatTurnsOrHidesText_isEverShown() {
        String all =
                IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();

        assertThat(TextSanitizer.oneLine(all).codePoints())
                .noneMatch(c -> Character.getType(c) == Character.FORMAT)
                .noneMatch(c -> Character.getType(c) == Character.SURROGATE)
                .noneMatch(Character::isISOControl)
                .noneMatch(c -> c != ' ' && InvisibleCharacters.isBlank(c));
    }

    @Test
    void aLongText_isShortened_withoutHalvingACharacter() {
        assertThat(TextSanitizer.oneLine("abcde", 5)).isEqualTo("abcde");
        assertThat(TextSanitizer.oneLine("abcdef", 5)).isEqualTo("abcd…");
        assertThat(TextSanitizer.oneLine("ab cdef", 4)).isEqualTo("ab…");
        assertThat(TextSanitizer.oneLine("😀😀😀😀", 3)).isEqualTo("😀😀…");
        assertThat(TextSanitizer.oneLine("x".repeat(5_000_000), 3)).isEqualTo("xx…");
        assertThat(TextSanitizer.oneLine("😀".repeat(1_000), 1)).isEqualTo("…");
        assertThat(TextSanitizer.oneLine(" ".repeat(100) + "a", 1)).isEqualTo("a");
    }
}
