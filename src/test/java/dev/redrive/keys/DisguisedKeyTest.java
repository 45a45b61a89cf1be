package dev.redrive.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service may make of a key before it says it back. */
class DisguisedKeyTest {

    /** One of letters, and one that itself looks like an escape. */
    private static final String[] KEYS = {"Kx7mQ2pLz9RtW4vBn8", "Lk/9\"+v\\%3d=q7-0123&lt;-abcd"};

    private final Redactor redactor = new Redactor();

    private static String each(String key, IntFunction<String> form) {
        return key.chars().mapToObj(form).collect(Collectors.joining());
    }

    private static String between(String key, String sign) {
        return each(key, c -> (char) c + sign);
    }

    private static String percent(String key) {
        return each(key, c -> String.format(Locale.ROOT, "%%%02X", c));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    static Stream<Arguments> disguises() {
        return Stream.of(KEYS)
                .flatMap(key ->
                        Stream.of(
                                arguments("plain", key, key),
                                arguments("upper case", key, key.toUpperCase(Locale.ROOT)),
                                arguments("lower case", key, key.toLowerCase(Locale.ROOT)),
                                arguments("JSON", key, each(key, c -> String.format("\\u%04x", c))),
                                arguments(
                                        "JSON in capitals",
                                        key,
                                        each(key, c -> String.format("\\u%04X", c))),
                                arguments(
                                        "one letter in JSON",
                                        key,
                                        String.format("\\u%04x", (int) key.charAt(0))
                                                + key.substring(1)),
                                arguments(
                                        "JavaScript",
                                        key,
                                        each(key, c -> String.format("\\x%02x", c))),
                                arguments(
                                        "JavaScript in braces",
                                        key,
                                        each(key, c -> String.format("\\u{%x}", c))),
                                arguments(
                                        "JSON twice",
                                        key,
                                        each(key, c -> String.format("\\\\u%04x", c))),
                                arguments("HTML", key, each(key, c -> "&#" + c + ";")),
                                arguments("HTML without ends", key, each(key, c -> "&#" + c)),
                                arguments(
                                        "HTML with zeros",
                                        key,
                                        each(key, c -> String.format("&#%09d;", c))),
                                arguments(
                                        "HTML with many zeros",
                                        key,
                                        each(key, c -> String.format("&#x%060x;", c))),
                                arguments(
                                        "Python", key, each(key, c -> String.format("\\U%08x", c))),
                                arguments("Perl", key, each(key, c -> String.format("\\x{%x}", c))),
                                arguments(
                                        "CDATA",
                                        key,
                                        each(key, c -> "<![CDATA[" + (char) c + "]]>")),
                                arguments("a grapheme joiner", key, between(key, "\u034f")),
                                arguments("a joiner by name", key, between(key, "&zwj;")),
                                arguments(
                                        "HTML, hexadecimal",
                                        key,
                                        each(key, c -> String.format("&#x%x;", c))),
                                arguments(
                                        "HTML, in capitals",
                                        key,
                                        each(key, c -> String.format("&#X%X;", c))),
                                arguments("HTML twice", key, each(key, c -> "&amp;#" + c + ";")),
                                arguments("in an address", key, percent(key)),
                                arguments(
                                        "in an address, lower case",
                                        key,
                                        percent(key).toLowerCase(Locale.ROOT)),
                                arguments(
                                        "in an address twice",
                                        key,
                                        percent(key).replace("%", "%25")),
                                arguments(
                                        "percent and u",
                                        key,
                                        each(key, c -> String.format("%%u%04X", c))),
                                arguments(
                                        "HTML of an address",
                                        key,
                                        percent(key).replace("%", "&#37;")),
                                arguments("soft hyphens by name", key, between(key, "&shy;")),
                                arguments("by name, without ends", key, between(key, "&shy")),
                                arguments("blanks without ends", key, between(key, "&NBSP")),
                                arguments(
                                        "HTML twice without ends",
                                        key,
                                        each(key, c -> "&amp#" + c + ";")),
                                arguments("octal", key, each(key, c -> String.format("\\%03o", c))),
                                arguments("soft hyphens", key, between(key, "\u00ad")),
                                arguments("zero width", key, between(key, "\u200b")),
                                arguments("joiners", key, between(key, "\u200d\u2060")),
                                arguments("a byte order mark", key, between(key, "\ufeff")),
                                arguments("a hidden letter", key, between(key, "\u3164")),
                                arguments("a variation selector", key, between(key, "\ufe0f")),
                                arguments(
                                        "a direction mark", key, "\u202e" + between(key, "\u200f")),
                                arguments("a tag character", key, between(key, "\udb40\udc41")),
                                arguments("NUL", key, between(key, "\0")),
                                arguments("NUL in JSON", key, between(key, "\\u0000")),
                                arguments("line breaks", key, between(key, "\r\n")),
                                arguments("blanks", key, between(key, " ")),
                                arguments("hyphens", key, between(key, "-")),
                                arguments("dots and stars", key, between(key, ".*")),
                                arguments("tags", key, between(key, "<wbr/>")),
                                arguments(
                                        "tags around",
                                        key,
                                        each(key, c -> "<b class=x>" + (char) c + "</b>")),
                                arguments("accents", key, between(key, "\u0336")),
                                arguments(
                                        "full width",
                                        key,
                                        each(key, c -> Character.toString(c - 0x20 + 0xFF00))),
                                arguments(
                                        "backwards",
                                        key,
                                        new StringBuilder(key).reverse().toString()),
                                arguments(
                                        "backwards in capitals",
                                        key,
                                        new StringBuilder(key)
                                                .reverse()
                                                .toString()
                                                .toUpperCase(Locale.ROOT)),
                                arguments("Base64", key, base64(key)),
                                arguments(
                                        "Base64 of an address",
                                        key,
                                        Base64.getUrlEncoder().encodeToString(key.getBytes(UTF_8))),
                                arguments("Base64 in lines", key, between(base64(key), "\n")),
                                arguments("Base64 in an address", key, percent(base64(key))),
                                arguments(
                                        "hexadecimal",
                                        key,
                                        HexFormat.of().formatHex(key.getBytes(UTF_8))),
                                arguments(
                                        "hexadecimal in pairs",
                                        key,
                                        HexFormat.ofDelimiter(":")
                                                .formatHex(key.getBytes(UTF_8)))));
    }

    /** What is left has no more of it than a sign at either edge. */
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("disguises")
    void aKeyInDisguise_isMasked(String kind, String key, String disguised) {
        redactor.protect("another-key-0123456789".toCharArray());
        redactor.protect(key.toCharArray());

        String clean = redactor.clean("The key (" + disguised + ") is unknown.");

        assertThat(clean).startsWith("The key (").endsWith(" is unknown.").contains("***");
        assertThat(clean.replace("***", "")).hasSizeLessThan(23 + 26);
        assertThat(redactor.clean(disguised)).contains("***");
        assertThat(redactor.isIn("5f" + disguised)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("disguises")
    void anotherKeyInThatDisguise_isLeft(String kind, String key, String disguised) {
        redactor.protect((key.substring(0, key.length() - 1) + "!7").toCharArray());

        assertThat(redactor.clean(disguised)).isEqualTo(disguised);
        assertThat(redactor.isIn(disguised)).isFalse();
    }

    @Test
    void aShortSecret_isMaskedInProseAndNotLookedForInData() {
        redactor.protect("1a".toCharArray());
        redactor.protect("s3cr3t7".toCharArray());

        assertThat(redactor.clean("the password 1A, or s3cr3t7"))
                .isEqualTo("the password ***, or ***");
        assertThat(redactor.isIn("5f1a2b3c4d1as3cr3t7")).isFalse();
    }

    @Test
    void aKeyInsideALongerBase64_isMasked() {
        redactor.protect(KEYS[0].toCharArray());
        for (String before : new String[] {"", "a", "ab", "user:"}) {
            String clean = redactor.clean(base64(before + KEYS[0] + "\n"));

            assertThat(clean).contains("***");
            assertThat(clean.length()).isLessThan(before.length() * 4 / 3 + 12);
        }
    }

    @Test
    void aKeyAnywhereInALongText_isMasked() {
        redactor.protect(KEYS[0].toCharArray());
        String html = each(KEYS[0], c -> String.format("&#%09d;", c));
        for (int before : new int[] {0, 57_000, 65_500, 65_535, 131_072, 300_000}) {
            String text = "x".repeat(before) + "; " + html + " " + "y".repeat(70_000);

            assertThat(redactor.clean(text))
                    .as("behind %s characters", before)
                    .hasSize(text.length() - html.length() + 3);
        }
    }

    /** Not the characters of a key, in no field of the redactor. */
    @Test
    void theRedactor_doesNotHoldTheKey() {
        redactor.protect(KEYS[0].toCharArray());
        redactor.protect(ApiKey.of(KEYS[1].toCharArray()));

        assertThat(HeldBytes.of(redactor))
                .isNotEmpty()
                .noneMatch(held -> held.contains("kx7mq2") || held.contains("Kx7mQ2"))
                .noneMatch(held -> held.contains("8nbv4w") || held.contains("0123"));
    }

    /** Marks are letters of their own to Unicode; a short key is not searched for between signs. */
    @ParameterizedTest
    @ValueSource(
            strings = {"\u0301", "\u20dd", "\u0903", "\u0489", "\u0e31", "\u1abe", "\u0300\u20e3"})
    void aShortKeyUnderMarks_isMasked(String mark) {
        redactor.protect("Cq3\"e8h:".toCharArray());

        assertThat(redactor.clean("says " + between("Cq3\"e8h:", mark))).startsWith("says ***");
    }
}
