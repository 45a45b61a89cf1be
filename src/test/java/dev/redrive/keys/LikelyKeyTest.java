package dev.redrive.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LikelyKeyTest {

    private static final String HEX = "3f9a8c7b6d5e4f3a2b1c0d9e8f7a6b5c";

    static Stream<String> keys() {
        return Stream.of(
                HEX,
                HEX + HEX,
                " " + HEX + "\n",
                "\"" + HEX + "\"",
                "my key is " + HEX + ", thanks",
                HEX.substring(0, 16) + "\u200b" + HEX.substring(16),
                HEX.chars()
                        .mapToObj(c -> Character.toString(c + 0xFF00 - 0x20)) // Full width.
                        .reduce("", String::concat),
                HEX.substring(0, 16) + "\r\n" + HEX.substring(16),
                "3f9a8c7b-6d5e-4f3a-2b1c-0d9e8f7a6b5c",
                "dq_live_0123456789abcdef01234567",
                "st4nd-in-key-0123456789-WXYZ",
                "Lk/9\"+v\\%3d=q7-0123456789-abcd",
                "x-dq-enterprise-api-key: short",
                "curl -H 'X-DQ-Enterprise-Api-Key: abc' https://service.drivequant.com",
                "Authorization: Bearer abcdefgh",
                "https://service.drivequant.com/v1?key=" + HEX,
                Base64.getEncoder().encodeToString(HEX.getBytes(StandardCharsets.US_ASCII)),
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.SflKxwRJSMeKKF2QT4fw",
                "abcdefghijklmnopqrstuvwxyz",
                "01234567890123456789012345");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aKeyInAnyForm_isFound(String text) {
        assertThat(LikelyKey.isIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "6753030831fe9826412bac5c",
                "task 6753030831fe9826412bac5c",
                "The task ID is 6753030831FE9826412BAC5C.",
                "{\"taskId\":\"6753030831fe9826412bac5c\",\"nbItems\":12480}",
                "https://service.drivequant.com/v1/enterprise/task/6753030831fe9826412bac5c",
                "GET /v1/enterprise/task/6753030831fe9826412bac5c",
                "task-6753030831fe9826412bac5c",
                "INC-2026-11-29",
                "JIRA-PROJECT-12345",
                "CHG0031415926",
                "night outage of 29 November, 02:10 to 06:40, 12,480 trips",
                "2026-11-29T10:34:00.123Z",
                "push-api-v2.customer-name.example.com:8443/trips",
                "first.last2@customer.example.com",
                "Assurances Mutuelles du Nord et du Pas-de-Calais, flotte 1/2"
            })
    void whatPeopleWriteOfATask_isNone(String text) {
        assertThat(LikelyKey.isIn(text)).isFalse();
    }

    @Test
    @Timeout(20)
    void aVeryLongText_isReadWithoutDelay() {
        String many = "a".repeat(100_000) + " " + "task ".repeat(20_000) + "-".repeat(100_000);

        assertThat(LikelyKey.isIn(many)).isTrue();
    }
}
