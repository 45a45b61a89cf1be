package dev.redrive.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PastedTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "\t",
                "\r\n",
                "\u0000",
                "\u001b",
                "\u0085",
                "\u00a0",
                "\u00ad",
                "\u034f",
                "\u061c",
                "\u115f",
                "\u1680",
                "\u180e",
                "\u2003",
                "\u200b",
                "\u200e",
                "\u2028",
                "\u202e",
                "\u202f",
                "\u2060",
                "\u2066",
                "\u2800",
                "\u3000",
                "\u3164",
                "\ufe0f",
                "\ufeff",
                "\uffa0",
                "\udb40\udc41"
            })
    void nothingAtTheEnds_isRemoved_butStaysInside(String nothing) {
        String pasted = nothing + nothing + "a" + nothing + "b" + nothing;

        assertThat(PastedText.clean(pasted)).isEqualTo("a" + nothing + "b");
        assertThat(PastedText.clean(pasted.toCharArray()))
                .isEqualTo(("a" + nothing + "b").toCharArray());
        assertThat(PastedText.strayIn("a" + nothing + "b"))
                .isEqualTo(new PastedText.Stray(nothing.codePointAt(0), 2));
        assertThat(PastedText.clean(nothing + nothing)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "Société", "株式会社", "مرحبا", "😀", "a-b_c.d"})
    void visibleText_isKept(String text) {
        assertThat(PastedText.clean(text)).isEqualTo(text);
        assertThat(PastedText.strayIn(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'a\u200bb', U+200B ZERO WIDTH SPACE, 2",
        "'😀b c', U+0020 SPACE, 3",
        "'ab\u00a0', U+00A0 NO-BREAK SPACE, 3",
        "'a\u2065', U+2065, 2"
    })
    void whatIsInside_isNamedWithItsPlace(String text, String name, int position) {
        PastedText.Stray stray = Objects.requireNonNull(PastedText.strayIn(text));

        assertThat(stray.name()).isEqualTo(name);
        assertThat(stray.position()).isEqualTo(position);
    }
}
