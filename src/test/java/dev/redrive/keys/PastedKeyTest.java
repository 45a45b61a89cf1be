package dev.redrive.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.keys.PastedKey.Problem;
import dev.redrive.keys.PastedKey.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PastedKeyTest {

    private static final String KEY = "key-0123456789";

    @ParameterizedTest
    @ValueSource(
            strings = {
                KEY,
                " " + KEY,
                KEY + "\r\n",
                "\u00a0" + KEY + "\u200b",
                "\ufeff" + KEY + "\u2028",
                "\u202d" + KEY + "\u202c"
            })
    void whatIsAroundAKey_isRemoved(String pasted) {
        assertThat(PastedKey.read(pasted.toCharArray()))
                .isInstanceOfSatisfying(
                        Reading.Usable.class,
                        usable -> assertThat(usable.key().reveal()).isEqualTo(KEY.toCharArray()));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "||, EMPTY",
                "|\u200b \t|, EMPTY",
                "\"key-0123456789\", QUOTED",
                "'key-0123456789', QUOTED",
                "\u201ckey-0123456789\u201d, QUOTED",
                "«\u00a0key-0123456789\u00a0», QUOTED",
                "key-0123456789\", QUOTED",
                "Bearer key-0123456789, BEARER",
                "bearer\tkey-0123456789, BEARER",
                "BEARER:key-0123456789, BEARER",
                "x-dq-enterprise-api-key: key-0123456789, HEADER",
                "X-DQ-Enterprise-API-Key:key-0123456789, HEADER",
                "{{apiKey}}, PLACEHOLDER",
                "{{ api key }}, PLACEHOLDER",
                "${API_KEY}, PLACEHOLDER",
                "<your key>, PLACEHOLDER",
                "%API_KEY%, PLACEHOLDER",
                "clé-0123456789, NOT_ASCII",
                "key\u20140123456789, NOT_ASCII",
            })
    void whatSurroundsAKey_isNamed(String pasted, Problem problem) {
        assertThat(PastedKey.read(pasted.toCharArray()))
                .isEqualTo(new Reading.Wrong(problem, null));
    }

    @ParameterizedTest
    @CsvSource({
        "'key 0123', U+0020, 4",
        "'key\u00a00123', U+00A0, 4",
        "'key-\u200b0123', U+200B, 5",
        "'key-0123\n4567', U+000A, 9",
        "'k\u0007ey-0123', U+0007, 2",
        "'key-0123\u2028-key', U+2028, 9",
        "'clé key', U+0020, 4"
    })
    void aStrayCharacterInside_isNamedWithItsPlace_andNothingElse(
            String pasted, String character, int position) {
        assertThat(PastedKey.read(pasted.toCharArray()))
                .isInstanceOfSatisfying(
                        Reading.Wrong.class,
                        wrong -> {
                            assertThat(wrong.problem()).isEqualTo(Problem.STRAY);
                            assertThat(wrong.stray())
                                    .satisfies(stray -> {
                                        assertThat(stray.name()).startsWith(character);
                                        assertThat(stray.position()).isEqualTo(position);
                                    });
                            assertThat(wrong.toString()).doesNotContain("0123", "key");
                        });
    }

    @Test
    void aKeyThatOnlyBeginsLikeAWord_isAKey() {
        assertThat(PastedKey.read("bearer0123456789".toCharArray()))
                .isInstanceOf(Reading.Usable.class);
        assertThat(PastedKey.read("a{b}c'd\"e<f>".toCharArray()))
                .isInstanceOf(Reading.Usable.class);
        assertThat(PastedKey.read("k".repeat(8).toCharArray())).isInstanceOf(Reading.Usable.class);
        assertThat(PastedKey.read(" 1234567 ".toCharArray()))
                .isEqualTo(new Reading.Wrong(Problem.TOO_SHORT, null));
        assertThat(PastedKey.read("k".repeat(1_001).toCharArray()))
                .isEqualTo(new Reading.Wrong(Problem.TOO_LONG, null));
    }
}
