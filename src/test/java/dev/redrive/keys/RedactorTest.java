package dev.redrive.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.net.URLEncoder;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

    private static final String SECRET = "s3cr\"t/k%y\\+~*&<é>";

    private final Redactor redactor = new Redactor();

    @Test
    void aTextWithoutSecretsIsLeftAlone() {
        redactor.protect("a-key-of-somebody".toCharArray());

        assertThat(redactor.clean("nothing to hide, a-key-of-nobody")).endsWith("a-key-of-nobody");
        assertThat(redactor.clean("")).isEmpty();
    }

    @Test
    void aSecretIsMaskedInEveryForm() {
        redactor.protect(SECRET.toCharArray());
        String inForm = URLEncoder.encode(SECRET, UTF_8);

        for (String form :
                new String[] {
                    SECRET,
                    inForm,
                    inForm.replace("*", "%2A").replace("%7E", "~"),
                    inForm.replace("%2F", "%2f")
                            .replace("%2B", "%2b")
                            .replace("%5C", "%5c")
                            .replace("%3C", "%3c")
                            .replace("%3E", "%3e")
                            .replace("%7E", "%7e")
                            .replace("%C3%A9", "%c3%a9"),
                    "s3cr\\\"t/k%y\\\\+~*&<é>",
                    "s3cr\\\"t\\/k%y\\\\+~*&<é>",
                    Base64.getEncoder().encodeToString(SECRET.getBytes(UTF_8)).replace("=", ""),
                    Base64.getUrlEncoder().encodeToString(SECRET.getBytes(UTF_8)).replace("=", "")
                }) {
            assertThat(redactor.clean("before " + form + " after"))
                    .as(form)
                    .isEqualTo("before *** after");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "u", "us", "user:"})
    void aSecretIsMaskedInsideALongerBase64(String before) {
        String secret = "0123456789abcdef";
        redactor.protect(secret.toCharArray());
        String whole = Base64.getEncoder().encodeToString((before + secret + "!").getBytes(UTF_8));

        // At most one letter at either edge mixes key and neighbour, and may stay.
        String left = redactor.clean(whole).replace("***", "").replace("=", "");
        assertThat(left).hasSizeLessThanOrEqualTo((before.length() + 1) * 4 / 3 + 3);
    }

    @Test
    void aKeyIsProtectedEvenAfterItWasWiped() {
        ApiKey key = ApiKey.of("known-to-the-test".toCharArray());
        redactor.protect(key);
        key.wipe();

        assertThat(redactor.clean("is known-to-the-test.")).isEqualTo("is ***.");
    }

    @Test
    void secretsThatOverlapAreBothMaskedWhole() {
        redactor.protect("abcdef".toCharArray());
        redactor.protect("defghi".toCharArray());
        redactor.protect("abcdef-and-more".toCharArray());
        redactor.protect("xyxy".toCharArray());

        assertThat(redactor.clean("1 abcdefghi 2")).isEqualTo("1 *** 2");
        assertThat(redactor.clean("1 abcdef-and-more 2")).isEqualTo("1 *** 2");
        assertThat(redactor.clean("1 xyxyxy 2")).isEqualTo("1 *** 2");
    }

    @Test
    void anEmptySecretHidesNothing() {
        redactor.protect(new char[0]);

        assertThat(redactor.clean("all of it")).isEqualTo("all of it");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "x-dq-enterprise-api-key: v4lue | x-dq-enterprise-api-key: ***",
                "X-DQ-Enterprise-Api-Key:v4lue next | X-DQ-Enterprise-Api-Key:*** next",
                "x-dq-enterprise-api-key=v4lue | x-dq-enterprise-api-key=***",
                "x-dq-enterprise-api-key: [v4lue] | x-dq-enterprise-api-key: [***]",
                "{a=[b], x-dq-enterprise-api-key=[v4lue], c=[d]}"
                        + "| {a=[b], x-dq-enterprise-api-key=[***], c=[d]}",
                "x-dq-enterprise-api-key: [v4]lue, second]; c | x-dq-enterprise-api-key: [***]; c",
                "{\"x-dq-enterprise-api-key\":\"v4lue\",\"c\":1}"
                        + "| {\"x-dq-enterprise-api-key\":\"***\",\"c\":1}",
                "\"x-dq-enterprise-api-key\" : \"v4\\\",lue\" }"
                        + "| \"x-dq-enterprise-api-key\" : \"***\" }",
                "\\\"x-dq-enterprise-api-key\\\":\\\"v4lue\\\",1"
                        + "| \\\"x-dq-enterprise-api-key\\\":\\\"***\",1",
                "{'x-dq-enterprise-api-key': 'v4lue'} | {'x-dq-enterprise-api-key': '***'}",
                "x-dq-enterprise-api-key: \"v4lue never closed"
                        + "| x-dq-enterprise-api-key: \"***",
                "x-dq-enterprise-api-key: a x-dq-enterprise-api-key: b"
                        + "| x-dq-enterprise-api-key: *** x-dq-enterprise-api-key: ***",
                "the header x-dq-enterprise-api-key is missing"
                        + "| the header x-dq-enterprise-api-key is missing",
                "x-dq-enterprise-api-key | x-dq-enterprise-api-key",
            })
    void theValueAfterTheHeaderName_isMasked(String text, String clean) {
        assertThat(redactor.clean(text)).isEqualTo(clean);
        assertThat(redactor.clean(clean)).as("cleaned again").isEqualTo(clean);
    }

    @Test
    void aHeaderDumpKeepsItsOtherLines() {
        assertThat(redactor.clean("GET /\n  x-dq-enterprise-api-key: [v4lue\n  accept: text\r\n"))
                .isEqualTo("GET /\n  x-dq-enterprise-api-key: [***\n  accept: text\r\n");
    }

    @Test
    void longTextsTakeNoTime() {
        for (int i = 0; i < 3; i++) {
            redactor.protect(("a".repeat(60) + i).toCharArray());
        }
        String names = "x-dq-enterprise-api-key:".repeat(10_000);
        String almost = "a".repeat(300_000);

        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> {
                    assertThat(redactor.clean(names)).hasSizeLessThan(100);
                    assertThat(redactor.clean(almost)).hasSize(300_000);
                    assertThat(redactor.clean("x-dq-enterprise-api-key=[\"" + almost))
                            .hasSizeLessThan(100);
                });
    }
}
