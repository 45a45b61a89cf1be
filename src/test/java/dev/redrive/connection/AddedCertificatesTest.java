package dev.redrive.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.redrive.connection.AddedCertificates.AddedCertificate;
import dev.redrive.connection.AddedCertificates.BadCertificateFileException;
import dev.redrive.connection.AddedCertificates.BadCertificateFileException.Problem;
import dev.redrive.testing.Certificates;
import dev.redrive.testing.CraftedCertificate;
import dev.redrive.testing.OnEveryDisk;
import dev.redrive.testing.QuietLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnEveryDisk
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

    @TempDir(factory = OnEveryDisk.Folder.class)
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path temporary;

    @BeforeAll
    static void makeCertificates() {
        made = new Certificates(keys);
        made.good();
        made.expired();
    }

    @Test
    void anAddedCertificate_staysWhenItsFileIsRemoved() throws Exception {
        Path file = file(Certificates.pem(made.authority()));

        AddedCertificate added = only(added().read(file));
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

        List<AddedCertificate> seen = added().read(file);

        assertThat(seen)
                .extracting(AddedCertificate::certificate)
                .containsExactly(made.authority(), made.certificate("good"));
    }

    @Test
    void aDerFile_isReadToo() throws Exception {
        Path file = Files.write(temporary.resolve("a.der"), made.authority().getEncoded());

        assertThat(only(added().read(file)).certificate()).isEqualTo(made.authority());
    }

    @Test
    void aPrivateKeyBesideItIsNotCopied() throws Exception {
        Path file = file(PRIVATE_KEY + Certificates.pem(made.authority()));

        added().add(only(added().read(file)));

        try (var copies = Files.list(folder())) {
            assertThat(copies)
                    .singleElement()
                    .satisfies(copy ->
                            assertThat(copy).content().doesNotContain("PRIVATE", "c2VjcmV0"));
        }
    }

    @Test
    void aCertificateThatCannotBeAdded_hasAReason() throws Exception {
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
        added().add(only(added().read(good)));
        assertThat(problemOf(good)).isEqualTo(Problem.KNOWN);
    }

    @Test
    void aRemovedCertificate_isGone_whateverItsFileName() throws Exception {
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

    @Test
    void oneBadFile_isNamedAndTheOthersCount() throws Exception {
        Files.createDirectories(folder());
        String whole = Certificates.pem(made.authority());
        write("a-good", whole);
        write("cut", whole.substring(0, whole.length() / 2));
        write("cut-but-closed", whole.substring(0, 200) + "\n-----END CERTIFICATE-----\n");
        write("empty", "");
        write("too-large", "x".repeat(1 << 20) + whole);
        write("no-base64", whole.replaceAll("(?m)^MII", "***"));
        byte[] broken = {0x30, 0x7F, 1, 2};
        write("constraints", pem(new CraftedCertificate().named("c").nameConstraints(broken)));
        write("huge-name", pem(new CraftedCertificate().named("x".repeat(2_000))));
        write("names", pem(new CraftedCertificate().named("d").alternativeNames(broken, false)));

        try (QuietLogs _ = new QuietLogs(AddedCertificates.class)) {
            AddedCertificates.Listing listing = added().list();

            assertThat(listing.unreadable())
                    .contains(
                            "constraints.pem",
                            "cut-but-closed.pem",
                            "cut.pem",
                            "empty.pem",
                            "no-base64.pem",
                            "too-large.pem")
                    .doesNotContain("a-good.pem", "huge-name.pem", "names.pem");
            assertThat(listing.certificates())
                    .extracting(AddedCertificate::certificate)
                    .contains(made.authority());
            added().remove(
                            new AddedCertificate(
                                    made.authority(), CertificateFacts.of(made.authority())));
            assertThat(folder().resolve("a-good.pem")).doesNotExist();
        }
    }

    @Test
    void aThousandCertificates_areReadFromTheFolderAndNotAskedAboutAtOnce() throws Exception {
        Files.createDirectories(folder());
        String bundle = Certificates.pem(made.authority()).repeat(1_000);
        write("bundle", bundle);

        assertThat(added().list().certificates()).hasSize(1);
        assertThat(problemOf(file(bundle))).isEqualTo(Problem.TOO_LARGE);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder().resolve(name + ".pem"), text);
    }

    private static String pem(CraftedCertificate crafted) {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(crafted.der())
                + "\n-----END CERTIFICATE-----\n";
    }

    private Problem problemOf(Path file) {
        try (QuietLogs _ = new QuietLogs(Pem.class)) {
            return catchThrowableOfType(BadCertificateFileException.class, () -> added().read(file))
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
