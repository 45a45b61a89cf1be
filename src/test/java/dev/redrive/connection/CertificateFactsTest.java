package dev.redrive.connection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.redrive.testing.CraftedCertificate;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CertificateFactsTest {

    private static final int ORGANISATION = 10;
    private static final int UNIT = 11;

    private static CraftedCertificate crafted() {
        return new CraftedCertificate();
    }

    private static CraftedCertificate organised(String name, String organisation) {
        return crafted()
                .named(name)
                .part(ORGANISATION, CraftedCertificate.UTF8, organisation, UTF_8);
    }

    private static CraftedCertificate inMany(int parts) {
        CraftedCertificate many = crafted();
        for (int i = 0; i < parts; i++) {
            many.part(UNIT, CraftedCertificate.PRINTABLE, "unit " + i, ISO_8859_1);
        }
        return many;
    }

    private static CraftedCertificate in(int tag, String name, Charset charset) {
        return crafted().part(3, tag, name, charset);
    }

    static Stream<Arguments> names() {
        String huge = "x".repeat(99) + "…";
        return Stream.of(
                arguments("plain", crafted().named("gate.example"), "gate.example"),
                arguments("2,000 characters", crafted().named("x".repeat(2_000)), huge),
                arguments("100,000 characters", crafted().named("x".repeat(100_000)), huge),
                arguments(
                        "backslashes", crafted().named("\\".repeat(3_000)), "\\".repeat(99) + "…"),
                arguments("blanks only", crafted().named(" ".repeat(3_000)), null),
                arguments("both", organised("Root", "Example, Inc."), "Root (Example, Inc.)"),
                arguments("the same twice", organised("Acme", "Acme"), "Acme"),
                arguments(
                        "an organisation that claims a name",
                        crafted().part(ORGANISATION, CraftedCertificate.UTF8, "E,CN=bank", UTF_8),
                        "E,CN=bank"),
                arguments("units only", inMany(2), "unit 1, unit 0"),
                arguments(
                        "many parts",
                        inMany(1_500).named("gate.example"),
                        "unit 999, unit 998, unit 997, unit 996, unit 995, unit 994, unit 993,"
                                + " unit 992, unit 991, unit 990,…"),
                arguments("two names", crafted().named("first").named("second"), "second"),
                arguments(
                        "BMP",
                        in(CraftedCertificate.BMP, "Société Générale", UTF_16BE),
                        "Société Générale"),
                arguments(
                        "universal",
                        in(CraftedCertificate.UNIVERSAL, "Gäte", Charset.forName("UTF-32BE")),
                        "Gäte"),
                arguments("teletex", in(CraftedCertificate.TELETEX, "Gäte", ISO_8859_1), "Gäte"),
                arguments(
                        "UTF-8 that is none",
                        in(CraftedCertificate.UTF8, "G\u00e4te", ISO_8859_1),
                        "G\ufffdte"),
                arguments(
                        "BMP cut in half",
                        in(CraftedCertificate.BMP, "abc", UTF_8),
                        "\u6162\ufffd"),
                arguments("no string", in(0x02, "abc", UTF_8), null),
                arguments("control characters", crafted().named("a\u0007b\nc\u202ed"), "a b cd"),
                arguments(
                        "a NUL",
                        crafted().named("good.example\0.evil.example"),
                        "good.example .evil.example"),
                arguments("hardly a name", crafted().named("\u200b\u00a0"), null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void everyName_becomesOneShortLine(String kind, CraftedCertificate crafted, String owner) {
        CertificateFacts facts = CertificateFacts.of(crafted.certificate());

        if (owner == null) {
            assertThat(facts.owner()).matches("SHA-256 ([0-9A-F]{2}:){7}[0-9A-F]{2}…");
            assertThat(facts.signer()).isEqualTo("–");
        } else {
            assertThat(facts.owner()).isEqualTo(owner).hasSizeLessThanOrEqualTo(100);
            assertThat(facts.signer()).isEqualTo(owner);
        }
    }

    @Test
    void aCertificateWithoutAName_isCalledByItsFirstHost() {
        byte[] names =
                CraftedCertificate.element(
                        0x30, CraftedCertificate.element(0x82, "gate.example".getBytes(UTF_8)));

        CertificateFacts facts =
                CertificateFacts.of(
                        crafted().issuedBy("Root").alternativeNames(names, true).certificate());

        assertThat(facts.owner()).isEqualTo("gate.example");
        assertThat(facts.signer()).isEqualTo("Root");
        assertThat(facts.hosts()).containsExactly("gate.example");
    }

    @Test
    void aBrokenExtension_leavesTheOtherFacts() {
        CertificateFacts facts =
                CertificateFacts.of(
                        crafted()
                                .named("gate.example")
                                .alternativeNames(new byte[] {0x30, 0x7F, 1, 2, 3}, false)
                                .certificate());

        assertThat(facts.owner()).isEqualTo("gate.example");
        assertThat(facts.hosts()).isEmpty();
    }

    /** Nothing that Java takes for a certificate breaks its facts. */
    @Test
    void changedBytes_neverBreakTheFacts() throws Exception {
        byte[] whole = organised("gate.example", "Example").der();
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        Random random = new Random(20_261_128);
        int read = 0;
        for (int i = 0; i < 3_000; i++) {
            byte[] changed = whole.clone();
            for (int j = random.nextInt(1, 4); j > 0; j--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            try {
                CertificateFacts facts =
                        CertificateFacts.of(
                                (X509Certificate)
                                        factory.generateCertificate(
                                                new ByteArrayInputStream(changed)));
                assertThat(facts.owner()).isNotEmpty().hasSizeLessThanOrEqualTo(100);
                read++;
            } catch (CertificateException _) {
                // No certificate any more.
            }
        }
        assertThat(read).isGreaterThan(100);
    }
}
