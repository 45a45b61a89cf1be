package dev.redrive.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.policy.PolicyFault.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is not understood makes the whole file a bad one, and says what it is and where. */
class BadPolicyTest {

    private static final String FILE = "/etc/redrive/policy.json";

    static Stream<Arguments> badFiles() {
        return Stream.of(
                bad("", Kind.EMPTY, 0, "", ""),
                bad(" \n\t", Kind.EMPTY, 0, "", ""),
                bad("\uFEFF", Kind.EMPTY, 0, "", ""),
                bad("{", Kind.NOT_JSON, 1, "", ""),
                bad("{\"schema\":1}\n x", Kind.NOT_JSON, 2, "", ""),
                bad("{\"schema\":1}\n{}", Kind.NOT_JSON, 2, "", ""),
                bad("{\"schema\":1, // note\n}", Kind.NOT_JSON, 1, "", ""),
                bad("{\"schema\":1,}", Kind.NOT_JSON, 1, "", ""),
                bad("[1]", Kind.WRONG_TYPE, 1, "", ""),
                bad("null", Kind.WRONG_TYPE, 1, "", "null"),
                bad("\"schema\"", Kind.WRONG_TYPE, 1, "", "schema"),
                bad(
                        "{\"schema\":1,\n\"readOnly\":true,\n\"readOnly\":false}",
                        Kind.TWICE,
                        3,
                        "readOnly",
                        ""),
                bad(
                        "{\"schema\":1,\"proxy\":{\"kind\":\"NONE\",\n\"kind\":\"SYSTEM\"}}",
                        Kind.TWICE,
                        2,
                        "kind",
                        ""),
                bad("{}", Kind.MISSING, 1, "schema", ""),
                bad("{\"schema\":2}", Kind.NEWER, 1, "schema", "2"),
                bad("{\"schema\":99999999999}", Kind.NEWER, 1, "schema", "99999999999"),
                bad("{\"schema\":0}", Kind.BAD_VALUE, 1, "schema", "0"),
                bad("{\"schema\":\"1\"}", Kind.WRONG_TYPE, 1, "schema", "1"),
                bad("{\"schema\":1.0}", Kind.WRONG_TYPE, 1, "schema", "1.0"),
                bad("{\"schema\":null}", Kind.WRONG_TYPE, 1, "schema", "null"),
                with("\"readonly\":true", Kind.UNKNOWN_FIELD, "readonly", "true"),
                with("\"\":true", Kind.UNKNOWN_FIELD, "", "true"),
                with("\"readOnly\":\"true\"", Kind.WRONG_TYPE, "readOnly", "true"),
                with("\"readOnly\":null", Kind.WRONG_TYPE, "readOnly", "null"),
                with("\"nameTyped\":1", Kind.WRONG_TYPE, "nameTyped", "1"),
                with("\"administrationHidden\":[]", Kind.WRONG_TYPE, "administrationHidden", ""),
                with("\"receiverCheckOff\":{}", Kind.WRONG_TYPE, "receiverCheckOff", ""),
                with("\"serviceAddresses\":[]", Kind.BAD_VALUE, "serviceAddresses", ""),
                with(
                        "\"serviceAddresses\":\"https://a.example\"",
                        Kind.WRONG_TYPE,
                        "serviceAddresses",
                        "https://a.example"),
                with("\"serviceAddresses\":null", Kind.WRONG_TYPE, "serviceAddresses", "null"),
                with(
                        "\"serviceAddresses\":[\"https://a.example\",7]",
                        Kind.WRONG_TYPE,
                        "serviceAddresses/1",
                        "7"),
                with(
                        "\"serviceAddresses\":[\"http://a.example\"]",
                        Kind.BAD_VALUE,
                        "serviceAddresses/0",
                        "http://a.example"),
                with(
                        "\"serviceAddresses\":[\"*.example\"]",
                        Kind.BAD_VALUE,
                        "serviceAddresses/0",
                        "*.example"),
                with("\"keyPlaces\":[\"keychain\"]", Kind.BAD_VALUE, "keyPlaces/0", "keychain"),
                with("\"keyPlaces\":[\"FILE\",\"FILE\"]", Kind.TWICE, "keyPlaces/1", "FILE"),
                with("\"keyPlaces\":[]", Kind.BAD_VALUE, "keyPlaces", ""),
                with("\"proxy\":\"NONE\"", Kind.WRONG_TYPE, "proxy", "NONE"),
                with("\"proxy\":{}", Kind.MISSING, "proxy/kind", ""),
                with("\"proxy\":{\"kind\":\"PAC\"}", Kind.BAD_VALUE, "proxy/kind", "PAC"),
                with(
                        "\"proxy\":{\"kind\":\"NONE\",\"host\":\"p\"}",
                        Kind.UNKNOWN_FIELD,
                        "proxy/host",
                        "p"),
                with("\"proxy\":{\"kind\":\"MANUAL\",\"port\":1}", Kind.MISSING, "proxy/host", ""),
                with(
                        "\"proxy\":{\"kind\":\"MANUAL\",\"host\":\"p\"}",
                        Kind.MISSING,
                        "proxy/port",
                        ""),
                with(
                        "\"proxy\":{\"kind\":\"MANUAL\",\"host\":\"http://p\",\"port\":1}",
                        Kind.BAD_VALUE,
                        "proxy/host",
                        "http://p"),
                with(
                        "\"proxy\":{\"kind\":\"MANUAL\",\"host\":\"p\",\"port\":65536}",
                        Kind.BAD_VALUE,
                        "proxy/port",
                        "65536"),
                with(
                        "\"proxy\":{\"kind\":\"MANUAL\",\"host\":\"p\",\"port\":\"1\"}",
                        Kind.WRONG_TYPE,
                        "proxy/port",
                        "1"),
                with(
                        "\"proxy\":{\"kind\":\"MANUAL\",\"host\":\"p\",\"port\":1,\"password\":\"x\"}",
                        Kind.UNKNOWN_FIELD,
                        "proxy/password",
                        "x"),
                with(
                        "\"proxy\":{\"kind\":\"MANUAL\",\"host\":\"p\",\"port\":1,\"user\":\"a:b\"}",
                        Kind.BAD_VALUE,
                        "proxy/user",
                        "a:b"),
                with(
                        "\"teamLog\":{\"kind\":\"SERVER\",\"host\":\"h\",\"port\":5432}",
                        Kind.MISSING,
                        "teamLog/database",
                        ""),
                with(
                        "\"teamLog\":{\"kind\":\"SERVER\",\"host\":\"h\",\"port\":5432,\"database\":\" \"}",
                        Kind.BAD_VALUE,
                        "teamLog/database",
                        ""),
                with(
                        "\"teamLog\":{\"kind\":\"NONE\",\"host\":\"h\"}",
                        Kind.UNKNOWN_FIELD,
                        "teamLog/host",
                        "h"),
                with("\"teamLog\":false", Kind.WRONG_TYPE, "teamLog", "false"),
                with("\"reason\":\"INC.*\"", Kind.WRONG_TYPE, "reason", "INC.*"),
                with("\"reason\":{}", Kind.MISSING, "reason/pattern", ""),
                with("\"reason\":{\"pattern\":\"\"}", Kind.BAD_PATTERN, "reason/pattern", ""),
                with(
                        "\"reason\":{\"pattern\":\"INC-(\\\\d+\"}",
                        Kind.BAD_PATTERN,
                        "reason/pattern",
                        "INC-(\\d+"),
                with("\"reason\":{\"pattern\":\"*\"}", Kind.BAD_PATTERN, "reason/pattern", "*"),
                with(
                        "\"reason\":{\"pattern\":\"" + "a".repeat(501) + "\"}",
                        Kind.BAD_PATTERN,
                        "reason/pattern",
                        "a".repeat(40) + "…"),
                with(
                        "\"reason\":{\"pattern\":\"(a+)+\"}",
                        Kind.SLOW_PATTERN,
                        "reason/pattern",
                        "(a+)+"),
                with(
                        "\"reason\":{\"pattern\":\"(\\\\w+\\\\s?)*\"}",
                        Kind.SLOW_PATTERN,
                        "reason/pattern",
                        "(\\w+\\s?)*"),
                with(
                        "\"reason\":{\"pattern\":\"(a|aa)+b\"}",
                        Kind.SLOW_PATTERN,
                        "reason/pattern",
                        "(a|aa)+b"),
                with(
                        "\"reason\":{\"pattern\":\"([a-zA-Z]+)*-[0-9]\"}",
                        Kind.SLOW_PATTERN,
                        "reason/pattern",
                        "([a-zA-Z]+)*-[0-9]"),
                with(
                        "\"reason\":{\"pattern\":\"(.*a){12}x\"}",
                        Kind.SLOW_PATTERN,
                        "reason/pattern",
                        "(.*a){12}x"),
                with(
                        "\"reason\":{\"pattern\":\"(()){99999999}\"}",
                        Kind.SLOW_PATTERN,
                        "reason/pattern",
                        "(()){99999999}"),
                with(
                        "\"reason\":{\"pattern\":\"INC-[0-9]+\",\"example\":\"soon\"}",
                        Kind.BAD_EXAMPLE,
                        "reason/example",
                        "soon"),
                with(
                        "\"reason\":{\"pattern\":\"INC-[0-9]+\",\"flags\":\"i\"}",
                        Kind.UNKNOWN_FIELD,
                        "reason/flags",
                        "i"),
                with(
                        "\"profiles\":[{\"kind\":\"TEST\",\"serviceUrl\":\"https://a.example\"}]",
                        Kind.MISSING,
                        "profiles/0/name",
                        ""),
                with(
                        "\"profiles\":[{\"name\":\"A\",\"kind\":\"DEMO\",\"serviceUrl\":\"https://a.example\"}]",
                        Kind.BAD_VALUE,
                        "profiles/0/kind",
                        "DEMO"),
                with(
                        "\"profiles\":[{\"name\":\"A\",\"kind\":\"TEST\",\"serviceUrl\":\"https://a.example\",\"key\":\"secret\"}]",
                        Kind.UNKNOWN_FIELD,
                        "profiles/0/key",
                        "secret"),
                with(
                        "\"serviceAddresses\":[\"https://b.example\"],\"profiles\":[{\"name\":\"A\",\"kind\":\"TEST\",\"serviceUrl\":\"https://a.example\"}]",
                        Kind.BAD_VALUE,
                        "profiles/0/serviceUrl",
                        "https://a.example"),
                with(
                        "\"keyPlaces\":[\"KEYCHAIN\"],\"profiles\":[{\"name\":\"A\",\"kind\":\"TEST\",\"serviceUrl\":\"https://a.example\",\"keyStorage\":\"FILE\"}]",
                        Kind.BAD_VALUE,
                        "profiles/0/keyStorage",
                        "FILE"),
                with(
                        "\"profiles\":[{\"name\":\"A\",\"kind\":\"TEST\",\"serviceUrl\":\"https://a.example\"},{\"name\":\"a\",\"kind\":\"TEST\",\"serviceUrl\":\"https://a.example\"}]",
                        Kind.TWICE,
                        "profiles/1/name",
                        "a"));
    }

    private static Arguments bad(String content, Kind kind, int line, String field, String word) {
        return Arguments.of(content, new PolicyFault(FILE, line, field, kind, word));
    }

    private static Arguments with(String part, Kind kind, String field, String word) {
        return bad("{\"schema\":1,\n" + part + "}", kind, 2, field, word);
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void badFile_isSaidWithItsPlace_andForbidsRetries(String content, PolicyFault fault) {
        Policy policy = read(content.getBytes(StandardCharsets.UTF_8));

        assertThat(policy.fault()).isEqualTo(fault);
        assertThat(policy.refusal(Managed.PROFILE, "INC-1", Managed.PROFILE.name()))
                .isEqualTo(StartRefusal.BAD_POLICY);
    }

    @Test
    void otherEncodings_areBadPolicies() {
        String good = "{\"schema\":1,\"readOnly\":false}";

        assertThat(kind(good.getBytes(StandardCharsets.UTF_16))).isEqualTo(Kind.NOT_UTF8);
        assertThat(kind(good.getBytes(StandardCharsets.UTF_16LE))).isEqualTo(Kind.NOT_UTF8);
        assertThat(kind("{\"$schema\":\"é\",\"schema\":1}".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(Kind.NOT_UTF8);
    }

    @Test
    void hugeOrDeepFiles_areBadPolicies() {
        String spaces = " ".repeat(PolicyReader.LARGEST);

        assertThat(kind(("{\"schema\":1}" + spaces).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Kind.TOO_LARGE);
        assertThat(kind("[".repeat(100_000).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Kind.NOT_JSON);
    }

    @Test
    void byteOrderMarkOfNotepad_isNoFault() {
        assertThat(read("\uFEFF{\"schema\":1}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Policy.NONE);
    }

    private static Kind kind(byte[] bytes) {
        PolicyFault fault = read(bytes).fault();
        return Objects.requireNonNull(fault, "a fault").kind();
    }

    private static Policy read(byte[] bytes) {
        return new Policies(
                        List.of(Path.of(FILE)),
                        (_, most) -> {
                            assertThat(most).isEqualTo(PolicyReader.LARGEST + 1);
                            return Optional.of(bytes);
                        })
                .now();
    }
}
