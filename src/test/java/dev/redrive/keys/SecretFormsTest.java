package dev.redrive.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.keys.Redactor.SecretForms;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFormsTest {

    private final Redactor redactor = new Redactor();

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    @Test
    void aVeryShortSecret_hasNoPartsShortEnoughToMaskOtherTexts() {
        assertThat(SecretForms.of("ab".toCharArray())).extracting(String::new).containsOnly("ab");
    }

    @Test
    void aSecretOfFourCharacters_isMaskedInsideALongerBase64() {
        redactor.protect("abcd".toCharArray());

        // The first two letters mix with what is before, and stay.
        assertThat(redactor.clean(base64("xabcd"))).matches("..\\*\\*\\*.*");
    }

    @Test
    void aHeaderValueThatBeginsWithASeparator_isMaskedWhole() {
        assertThat(redactor.clean("{\"x-dq-enterprise-api-key\":\",v4lue\"}"))
                .isEqualTo("{\"x-dq-enterprise-api-key\":\"***\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no end to it", "no+end+to+it", "no%20end%20to%20it", "ti ot dne on"})
    void aSecretWithBlanks_isMaskedAsItIsAndAsAnAddressHasIt(String said) {
        redactor.protect("no end to it".toCharArray());

        assertThat(redactor.clean("it was " + said + "!")).isEqualTo("it was ***!");
    }

    @Test
    void signsInBase64_areMaskedInBothAlphabets() {
        String secret = "~~?>~?>~>?~~";
        redactor.protect(secret.toCharArray());
        byte[] bytes = secret.getBytes(UTF_8);

        assertThat(redactor.clean(base64(secret))).isEqualTo("***");
        assertThat(redactor.clean(Base64.getUrlEncoder().encodeToString(bytes))).isEqualTo("***");
    }

    @Test
    void eightLettersBackwards_areMasked_andSevenMayBeChance() {
        redactor.protect("abcd1234".toCharArray());
        redactor.protect("qrst567".toCharArray());

        assertThat(redactor.clean("4321dcba")).isEqualTo("***");
        assertThat(redactor.clean("765tsrq")).isEqualTo("765tsrq");
    }

    @Test
    void whatWasGiven_isWiped() {
        char[] secret = "abcd1234".toCharArray();

        SecretHashes hashes = new SecretHashes(new byte[16]).with(List.of(secret));

        assertThat(secret).containsOnly('\0');
        assertThat(hashes.isEmpty()).isFalse();
        assertThat(new SecretHashes(new byte[16]).isEmpty()).isTrue();
    }
}
