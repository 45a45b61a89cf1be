package dev.redrive.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.redrive.connection.BadCertificateFileException.Problem;
import dev.redrive.testing.Certificates;
import dev.redrive.testing.QuietLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddedCertificatesTest {

    private static final String PRIVATE_KEY =
            """
            -----BEGIN PRIVATE KEY-----
            c2VjcmV0LW9mLXRoZS1jb21wYW55
            -----END PRIVATE KEY-----
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    static Path keys;

    @SuppressWarnings("NullAway.Init") // Set before all tests.
    private static Certificates made;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path temporary;

    @BeforeAll
    static void makeCertificates() {
        made = new Certificates(keys);
        made.good();
        made.expired();
    }

    @Test
    void whatIsAddedStaysWhenItsFileGoes() throws Exception {
        Path file = file(Certificates.pem(made.authority()));

        AddedCertificate added = only(added().look(file));
        added().add(added);
        Files.delete(file);

        assertThat(added().list().certificates()).containsExactly(added);
        assertThat(added.facts().owner()).isEqualTo(Certificates.AUTHORITY);
        assertThat(added.facts().fingerprint()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
    }

    @Test
    void severalInOneFileAndWordsAroundThem() throws Exception {
        Path file =
                file(
                        "# our roots\r\n"
                                + Certificates.pem(made.authority(), made.certificate("good"))
                                        .replace("\n", "\r\n")
                                + Certificates.pem(made.authority()));

        List<AddedCertificate> seen = added().look(file);

        assertThat(seen)
                .extracting(AddedCertificate::certificate)
                .containsExactly(made.authority(), made.certificate("good"));
    }

    @Test
    void theBinaryFormToo() throws Exception {
        Path file = Files.write(temporary.resolve("a.der"), made.authority().getEncoded());

        assertThat(only(added().look(file)).certificate()).isEqualTo(made.authority());
    }

    @Test
    void aPrivateKeyBesideItIsNotCopied() throws Exception {
        Path file = file(PRIVATE_KEY + Certificates.pem(made.authority()));

        added().add(only(added().look(file)));

        try (var copies = Files.list(folder())) {
            assertThat(copies)
                    .singleElement()
                    .satisfies(copy ->
                            assertThat(copy).content().doesNotContain("PRIVATE", "c2VjcmV0"));
        }
    }

    @Test
    void whatCanNotBeAddedSaysWhy() throws Exception {
        assertThat(problemOf(file("hello"))).isEqualTo(Problem.NO_CERTIFICATE);
        assertThat(problemOf(file(""))).isEqualTo(Problem.NO_CERTIFICATE);
        assertThat(problemOf(file(PRIVATE_KEY))).isEqualTo(Problem.NO_CERTIFICATE);
        String cut = Certificates.pem(made.authority());
        assertThat(problemOf(file(cut.substring(0, cut.length() / 2))))
                .isEqualTo(Problem.NO_CERTIFICATE);
        assertThat(problemOf(file(cut.replaceFirst("MII", "MIJ"))))
                .isEqualTo(Problem.NO_CERTIFICATE);
        assertThat(problemOf(temporary.resolve("none"))).isEqualTo(Problem.UNREADABLE);
        assertThat(problemOf(temporary)).isEqualTo(Problem.UNREADABLE);
        assertThat(problemOf(file("x".repeat(2_000_000)))).isEqualTo(Problem.TOO_LARGE);
        assertThat(problemOf(file(Certificates.pem(made.certificate("expired")))))
                .isEqualTo(Problem.EXPIRED);
        Path good = file(Certificates.pem(made.authority()));
        added().add(only(added().look(good)));
        assertThat(problemOf(good)).isEqualTo(Problem.KNOWN);
    }

    @Test
    void whatIsRemovedIsGoneWhateverItsFileIsCalled() throws Exception {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("mine.pem"), Certificates.pem(made.authority()));
        AddedCertificate there = only(added().list().certificates());

        added().remove(there);
        added().remove(there);

        assertThat(added().list().certificates()).isEmpty();
    }

    @Test
    void aFileThatIsNoCertificateIsNamed() throws Exception {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("notes.pem"), "remember the milk");
        Files.createDirectories(folder().resolve("odd.pem"));
        Files.writeString(folder().resolve("readme.txt"), "not looked at");

        try (QuietLogs _ = new QuietLogs(AddedCertificates.class)) {
            assertThat(added().list().unreadable()).containsExactly("notes.pem", "odd.pem");
        }
    }

    private Problem problemOf(Path file) {
        try (QuietLogs _ = new QuietLogs(Pem.class)) {
            return catchThrowableOfType(BadCertificateFileException.class, () -> added().look(file))
                    .problem();
        }
    }

    private static AddedCertificate only(List<AddedCertificate> list) {
        assertThat(list).hasSize(1);
        return list.getFirst();
    }

    private AddedCertificates added() {
        return new AddedCertificates(folder(), InstantSource.system());
    }

    private Path folder() {
        return temporary.resolve("certificates");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(temporary.resolve("chosen.crt"), text);
    }
}
