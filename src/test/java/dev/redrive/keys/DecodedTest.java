package dev.redrive.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.keys.Decoded.Folded;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an escape begins and ends, and what it stands for. */
class DecodedTest {

    private static String folded(Decoded decoded) {
        return String.valueOf(decoded.folded().copy());
    }

    private static Decoded plain(String text) {
        return Decoded.of(text, 0, text.length());
    }

    private static String decoded(String text) {
        Decoded further = plain(text).further();
        return further == null ? "nothing to decode" : folded(further);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                // Backslashes
                "<\\u0041>,<a>",
                "\\u0041,a",
                "\\uuu0041,a",
                "\\x41,a",
                "\\x411,a1",
                "\\u{41},a",
                "\\u{00000041},a",
                "\\u{10FFFD}x,\uDBFF\uDFFDx",
                "\\101,a",
                "\\1012,a2",
                "\\377,y",
                "\\060,0",
                "\\n1,` 1`",
                "\\t1,` 1`",
                "\\\"1,\"1",
                "\\'1,'1",
                "\\/1,/1",
                "\\\\1,\\1",
                // Addresses
                "%41,a",
                "%412,a2",
                "%u0041,a",
                "%C3%A9,e",
                "%c3%bf,y",
                "%C3%80,a",
                "%DF%BF1,\u07ff1",
                "%E2%82%AC1,\u20ac1",
                "%EF%BC%A1,a",
                "%E1%80%80,\u1000",
                "%F0%9D%90%80,a",
                "%C3%411,aa1",
                "%C3%C01,aa1",
                "%C01,a1",
                "%BF1,\u00bf1",
                "%C3,a",
                // Numbered characters
                "&#65;1,a1",
                "&#65x,ax",
                "&#x41;1,a1",
                "&#X41;1,a1",
                "&#x41z,az",
                "&#00000000000000000000000000000065;,a",
                "&#1114109;1,\uDBFF\uDFFD1",
                // Named characters
                "&amp;1,&1",
                "&AMP;1,&1",
                "&sol;&plus;&lowbar;,/+_",
                "1&NoSuchName;2,12",
                "&frac34;2,2",
                "&amp1,&1",
                "&Lt1,<1",
                "&shyz,z",
                "&nbspz,` z`",
                "&quotz,\"z",
                // Tags
                "k<b>ey</b>,key",
                "k<!-- -->ey,key",
                "k<b a='1'>ey,key",
                "k<1>ey,key"
            })
    void anEscape_readsAsWhatItStandsFor(String text, String expected) {
        assertThat(decoded(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "\\",
                "\\q",
                "\\u004",
                "\\u",
                "\\x4",
                "\\xg1",
                "\\u{}",
                "\\u{41",
                "\\u{000000041}",
                "\\u{110000}",
                "\\400",
                "\\08",
                "\\38z",
                "\\10",
                "\\108",
                "%",
                "%4",
                "%g1",
                "%u004",
                "&",
                "&;",
                "&#;",
                "&#x;",
                "&#1114112;",
                "&#99999999999;",
                "&unknown",
                "&am",
                "<",
                "< b>",
                "<b",
                "<>",
                "&copy z",
                "&\u00e9;"
            })
    void whatIsNoEscape_staysAsItIs(String text) {
        assertThat(plain(text).further()).isNull();
    }

    @Test
    void aTag_endsWithin200Characters() {
        String longest = "<b" + " ".repeat(197) + ">";
        String longer = "<b" + " ".repeat(198) + ">";

        assertThat(decoded("k" + longest + "ey")).isEqualTo("key");
        assertThat(plain("k" + longer + "ey").further()).isNull();
    }

    @Test
    void aName_hasAtMost31Letters() {
        assertThat(decoded("&" + "x".repeat(31) + ";1")).isEqualTo("1");
        assertThat(plain("&" + "x".repeat(32) + ";1").further()).isNull();
    }

    @Test
    void whatWasDecoded_knowsWhereItStood() {
        Decoded part = Decoded.of("--%41<b>\\u0042&#67;c--", 2, 20);

        Decoded further = Objects.requireNonNull(part.further());

        Folded folded = further.folded();
        assertThat(String.valueOf(folded.copy())).isEqualTo("abcc");
        assertThat(new int[] {folded.from(0), folded.to(0)}).containsExactly(2, 5);
        assertThat(new int[] {folded.from(1), folded.to(1)}).containsExactly(8, 14);
        assertThat(new int[] {folded.from(2), folded.to(2)}).containsExactly(14, 19);
        assertThat(new int[] {folded.from(3), folded.to(3)}).containsExactly(19, 20);
    }

    @Test
    void anEscapeThatEndsOutsideThePart_isNone() {
        assertThat(Decoded.of("%41", 0, 2).further()).isNull();
        assertThat(Decoded.of("\\u0041", 0, 5).further()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "AbC-1,abc-1,abc1",
                "\u017f\u212a,sk,sk",
                "e\u0301,e,e",
                "\ufb01,fi,fi",
                "a\u00adb,ab,ab",
                "a\u0000b\u007fc,abc,abc",
                "/z{@[,/z{@[,z",
                "09:,09:,09"
            })
    void folding_dropsCaseMarksAndWhatCannotBeSeen(String text, String folded, String letters) {
        assertThat(folded(plain(text))).isEqualTo(folded);
        assertThat(String.valueOf(plain(text).letters().copy())).isEqualTo(letters);
    }
}
