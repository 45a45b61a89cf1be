package dev.redrive.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.redrive.profile.ProfileName.Problem;
import dev.redrive.profile.ProfileName.Reading;
import dev.redrive.text.PastedText;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileNameTest {

    @ParameterizedTest
    @CsvSource({
        "Acme Corp, ' acme  CORP '",
        "Acme Corp, 'Acme\u00a0Corp'",
        "Acme Corp, 'Acme\u2009\u202fCorp'",
        "Acme Corp, '\u200bAcme Corp'",
        "Acme Corp, 'Ac\u00adme\u2060 Corp\ufeff'",
        "Acme Corp, 'Acme\u3164Corp'",
        "Straße AG, STRASSE ag",
        "Straße AG, 'stra\u1e9ee AG'",
        "Office, 'O\ufb03ce'",
        "Acme, '\uff21\uff43\uff4d\uff45'",
        "Acme, '𝐀𝐜𝐦𝐞'",
        "Acme, '\u0410cme'",
        "ACME SA, '\u0410\u0421\u041c\u0415 S\u0391'",
        "cope, '\u0441\u043e\u0440\u0435'",
        "Acme, '\u13aacme'",
        "Société, 'Socie\u0301te\u0301'",
        "L'Oréal, L\u2019ORÉAL",
        "L'Oréal, L\u02bcoréal",
        "\"A\" B, \u201CA\u201D B",
        "A-B, A\u2011B",
        "A - B, A \u2013 B",
        "ΟΔΟΣ, οδος",
        "Ⅳ, iv",
        "İstanbul, 'I\u0307stanbul'"
    })
    void namesThatLookAlike_areTheSame(String one, String other) {
        assertThat(ProfileName.isSame(one, other)).isTrue();
        assertThat(ProfileName.isSame(other, one)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Acme, Acne",
        "Acme, Acmé",
        "Site 1, Site 2",
        "Nord, Sud",
        "株式会社, 有限会社",
        "Д, Л",
        "A B, AB"
    })
    void namesThatDiffer_areNotTheSame(String one, String other) {
        assertThat(ProfileName.isSame(one, other)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'  Acme \u00a0 Corp\r\n', Acme Corp",
        "'\u200b\ufeffAcme\u2069', Acme",
        "O\u2019Neill, O\u2019Neill",
        "株式会社 😀, 株式会社 😀"
    })
    void whatIsTyped_isCleaned(String typed, String name) {
        assertThat(ProfileName.read(typed)).isEqualTo(new Reading.Usable(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u3164",
                "\u2800\u2800",
                "\u200b",
                "\u115f \u1160",
                "\uffa0\ufeff"
            })
    void aNameThatLooksEmpty_isEmpty(String typed) {
        assertThat(ProfileName.read(typed)).isEqualTo(new Reading.Wrong(Problem.EMPTY, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000", "\u0007", "\t", "\n", "\u0085", "\u2028", "\u202e", "\u2066", "\u200b",
                "\u200f", "\u00ad", "\ud83d"
            })
    void aHiddenCharacterInside_isRefusedWithItsPlace(String hidden) {
        assertThat(ProfileName.read("Ac" + hidden + "me"))
                .isEqualTo(
                        new Reading.Wrong(
                                Problem.HIDDEN, new PastedText.Stray(hidden.codePointAt(0), 3)));
    }

    @Test
    void aNameHasALimit() {
        String longest = "😀".repeat(ProfileName.LONGEST);

        assertThat(ProfileName.read(longest)).isEqualTo(new Reading.Usable(longest));
        assertThat(ProfileName.read(longest + "x"))
                .isEqualTo(new Reading.Wrong(Problem.TOO_LONG, null));
    }

    @Test
    void aFreeName_isNumberedAndNotTooLong() {
        Set<String> taken = Set.of(ProfileName.folded("Acme"), ProfileName.folded("acme (2)"));

        assertThat(ProfileName.free("\u0410cme", taken)).isEqualTo("\u0410cme (3)");
        String longest = "😀".repeat(ProfileName.LONGEST);
        String free = ProfileName.free(longest, Set.of(ProfileName.folded(longest)));
        assertThat(ProfileName.read(free)).isEqualTo(new Reading.Usable(free));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\u3164",
                "\u202eemca",
                "A\u0000B\nC",
                "\u0410cme",
                "\ud83d",
                "Acme\u00a0"
            })
    void aRepairedName_isUsableAndDistinct(String broken) {
        Set<String> taken = Set.of(ProfileName.folded("Acme"), ProfileName.folded("?"));

        String repaired = ProfileName.repaired(broken, taken, new HashMap<>());

        assertThat(ProfileName.read(repaired)).isEqualTo(new Reading.Usable(repaired));
        assertThat(taken).doesNotContain(ProfileName.folded(repaired));
    }

    @Test
    void theBookAndTheImport_goByTheSameRule() {
        Profile here = Profiles.profile("p-1", "Stra\u00dfe\u00a0AG", ProfileKind.TEST);
        Profile incoming = Profiles.profile("p-2", "STRASSE AG", ProfileKind.TEST);

        Profile typed = Profiles.profile("p-3", "strasse  ag", ProfileKind.TEST);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProfileBook.EMPTY.with(here).with(typed));
        assertThat(ImportedProfile.compare(List.of(here), List.of(incoming)))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.present()).isEqualTo(here);
                    assertThat(one.freeName()).isEqualTo("STRASSE AG (2)");
                });
    }
}
