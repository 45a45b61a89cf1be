package dev.redrive.ui.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.ui.admin.Password.Rule;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordTest {

    @ParameterizedTest
    @CsvSource({
        "'', LENGTH LOWER UPPER DIGIT SIGN",
        "Abcdefgh-10, LENGTH",
        "Abcdefghi-10, ''",
        "abcdefghi-10, UPPER",
        "ABCDEFGHI-10, LOWER",
        "Abcdefghi-jk, DIGIT",
        "Abcdefghij10, SIGN",
        "Abcdefghi*10, SIGN",
        "Abcdefghi&10, SIGN",
        "Éàbcdefghi-1, UPPER",
        "Abcdefghi!٣x, DIGIT",
        "😀😀😀😀Aa1-, LENGTH",
        "Abc defghi_1, ''",
        "Abcdefghi!1a, ''",
        "Abcdefghi@1a, ''",
        "Abcdefghi#1a, ''",
        "Abcdefghi$1a, ''",
        "Abcdefghi%1a, ''",
        "Abcdefghi^1a, ''",
        "Abcdefghi?1a, ''",
        "Abcdefghi=1a, ''",
        "Abcdefghi+1a, ''",
        "Abcdefghi_1a, ''",
        "Abcdefghi-1a, ''"
    })
    void theDocumentedRules_areChecked(String password, String unmet) {
        Set<Rule> expected =
                Arrays.stream(unmet.split(" "))
                        .filter(word -> !word.isEmpty())
                        .map(word -> Rule.valueOf(word.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toSet());

        assertThat(Password.unmet(password)).isEqualTo(expected);
    }

    @Test
    void everyGeneratedPassword_meetsTheRules_andNoCharacterIsFavoured() {
        Random random = new Random(7);
        Set<String> all = new HashSet<>();
        TreeMap<Character, Integer> counts = new TreeMap<>();
        for (int i = 0; i < 20_000; i++) {
            String password = Password.generate(random);
            assertThat(Password.unmet(password)).isEmpty();
            all.add(password);
            password.chars().forEach(c -> counts.merge((char) c, 1, Integer::sum));
        }
        assertThat(all).hasSize(20_000);
        assertThat(counts).hasSize(67);
        // Lower-case letters are many, so that a rule rarely asks for one of them.
        assertThat(ratio(counts, 'b', 'y')).isBetween(0.93, 1.07);
        assertThat(ratio(counts, '2', '9')).isBetween(0.93, 1.07);
    }

    private static double ratio(Map<Character, Integer> counts, char one, char other) {
        return counts.getOrDefault(one, 0) / (double) counts.getOrDefault(other, 0);
    }
}
