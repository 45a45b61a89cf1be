package dev.redrive.profile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

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
}
