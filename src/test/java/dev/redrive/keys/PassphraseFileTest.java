package dev.redrive.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redrive.keys.PassphraseFile.Opening;
import dev.redrive.keys.SecretStore.SecretAnswer;
import dev.redrive.keys.SecretStore.SecretName;
import dev.redrive.profile.KeyStorage;
import dev.redrive.testing.QuietLogs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassphraseFileTest {

    private static final SecretName NORTH =
            new SecretName("north", "https://n.example", "Redrive: North", KeyStorage.FILE);
    private static final String PASSPHRASE = "correct horse battery staple";
    private static final String NEXT = "staple battery horse correct";
    private static final String SECRET = "k3y-known-to-the-test";
    private static final int SUM = 32;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path temporary;

    private Path path = Path.of("");

    @BeforeEach
    void inAMissingFolder() {
        path = temporary.resolve("home").resolve("keys.sealed");
    }

    private PassphraseFile file() {
        return new PassphraseFile(path, 10, new SecureRandom());
    }

    private PassphraseFile created() {
        PassphraseFile file = file();
        assertThat(file.create(PASSPHRASE.toCharArray())).isEqualTo(Opening.OPENED);
        assertThat(file.write(NORTH, SECRET.toCharArray()).state()).isEqualTo(SecretState.STORED);
        return file;
    }

    private Opening open(String passphrase) {
        try (QuietLogs _ = new QuietLogs(PassphraseFile.class)) {
            return file().open(passphrase.toCharArray());
        }
    }

    private static @Nullable String read(PassphraseFile file, SecretName name) {
        SecretAnswer answer = file.read(name);
        char[] secret = answer.reveal();
        assertThat(answer.trouble()).isNull();
        return secret == null ? null : new String(secret);
    }

    @Test
    void aWrittenSecret_isReadAgainWithThePassphrase() {
        created().close();

        PassphraseFile again = file();
        assertThat(again.read(NORTH).state()).isEqualTo(SecretState.LOCKED);
        assertThat(again.open(PASSPHRASE.toCharArray())).isEqualTo(Opening.OPENED);
        assertThat(read(again, NORTH)).isEqualTo(SECRET);
        assertThat(again.erase("north").state()).isEqualTo(SecretState.STORED);
        assertThat(again.erase("north").state()).isEqualTo(SecretState.ABSENT);
        assertThat(read(again, NORTH)).isNull();
        again.close();
        assertThat(again.isOpen()).isFalse();
        assertThat(again.read(NORTH).state()).isEqualTo(SecretState.LOCKED);
        assertThat(again.write(NORTH, "x".toCharArray()).state()).isEqualTo(SecretState.LOCKED);
    }

    @Test
    void aSecretIsForItsAddressOnly() {
        PassphraseFile file = created();
        SecretName moved =
                new SecretName(
                        "north", "https://elsewhere.example", "Redrive: North", KeyStorage.FILE);

        assertThat(read(file, moved)).isNull();
        file.write(moved, "other".toCharArray());
        assertThat(read(file, NORTH)).isNull();
        assertThat(read(file, moved)).isEqualTo("other");
    }

    @Test
    void manyAccountsAreKeptApart() {
        PassphraseFile file = created();
        for (int i = 0; i < 50; i++) {
            SecretName name =
                    new SecretName("ä" + i, "https://n.example/" + i, "", KeyStorage.FILE);
            file.write(name, ("clé " + i + " 🔑").toCharArray());
        }

        assertThat(read(file, new SecretName("ä7", "https://n.example/7", "", KeyStorage.FILE)))
                .isEqualTo("clé 7 🔑");
        assertThat(read(file, NORTH)).isEqualTo(SECRET);
    }

    @Test
    void theFile_hasNoReadableSecret() throws IOException {
        created();

        assertThat(Files.readString(path, StandardCharsets.ISO_8859_1))
                .startsWith("REDRIVEK\u0001")
                .doesNotContain("k3y", "north", "example", "horse");
    }

    @Test
    void fileAndFolderAreTheOwnersAlone() throws IOException {
        created();
        assumeTrue(path.getFileSystem().supportedFileAttributeViews().contains("posix"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(path.resolveSibling("."))))
                .isEqualTo("rwx------");
        try (Stream<Path> beside = Files.list(path.resolveSibling("."))) {
            assertThat(beside.map(Path::getFileName)).containsExactly(path.getFileName());
        }
    }

    @Test
    void saltAndNonceAreNeverUsedTwice() throws IOException {
        PassphraseFile file = created();
        byte[] first = Files.readAllBytes(path);
        file.write(NORTH, SECRET.toCharArray());
        byte[] second = Files.readAllBytes(path);
        Files.delete(path);
        created();
        byte[] third = Files.readAllBytes(path);

        assertThat(Arrays.copyOfRange(second, 13, 29)).isEqualTo(Arrays.copyOfRange(first, 13, 29));
        assertThat(Arrays.copyOfRange(second, 29, 41))
                .isNotEqualTo(Arrays.copyOfRange(first, 29, 41));
        assertThat(Arrays.copyOfRange(third, 13, 29))
                .isNotEqualTo(Arrays.copyOfRange(first, 13, 29));
    }

    @Test
    void anotherPassphraseOpensNothingAndHarmsNothing() throws IOException {
        created();
        byte[] before = Files.readAllBytes(path);

        for (String wrong : List.of("", "correct horse battery stapl", PASSPHRASE + " ", "é")) {
            assertThat(open(wrong)).isEqualTo(Opening.WRONG_PASSPHRASE);
        }
        assertThat(Files.readAllBytes(path)).isEqualTo(before);
        assertThat(open(PASSPHRASE)).isEqualTo(Opening.OPENED);
    }

    @Test
    void aTruncatedFile_isReported_andLeftAsItIs() throws IOException {
        created();
        byte[] whole = Files.readAllBytes(path);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            Files.write(path, cut);

            assertThat(open(PASSPHRASE)).as("%s bytes", length).isEqualTo(Opening.DAMAGED);
            assertThat(Files.readAllBytes(path)).isEqualTo(cut);
        }
    }

    @Test
    void changedByAccidentAnywhereItIsSaid() throws IOException {
        created();
        byte[] whole = Files.readAllBytes(path);
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 1;
            Files.write(path, changed);

            assertThat(open(PASSPHRASE)).as("byte %s", at).isEqualTo(Opening.DAMAGED);
            assertThat(Files.readAllBytes(path)).isEqualTo(changed);
        }
    }

    @Test
    void aFileChangedOnPurpose_doesNotOpen() throws Exception {
        created();
        byte[] whole = Files.readAllBytes(path);
        for (int at = 9; at < whole.length - SUM; at++) {
            byte[] forged = whole.clone();
            forged[at] ^= 1;
            seal(forged);
            Files.write(path, forged);

            assertThat(open(PASSPHRASE))
                    .as("byte %s", at)
                    .isIn(Opening.DAMAGED, Opening.WRONG_PASSPHRASE);
        }
    }

    /** What somebody can do who has no passphrase. */
    private static void seal(byte[] forged) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(forged, 0, forged.length - SUM);
        System.arraycopy(digest.digest(), 0, forged, forged.length - SUM, SUM);
    }

    @Test
    void theContentIsAuthenticatedWithItsHeader() throws Exception {
        created();
        byte[] first = Files.readAllBytes(path);
        Files.delete(path);
        created();
        byte[] second = Files.readAllBytes(path);
        // The nonce and the sealed part of one file under the salt and the check of the other.
        System.arraycopy(first, 13, second, 13, 16);
        System.arraycopy(first, 41, second, 41, 16);
        seal(second);
        Files.write(path, second);

        assertThat(open(PASSPHRASE)).isEqualTo(Opening.DAMAGED);
    }

    @Test
    void aNewerFileIsLeftAlone() throws IOException {
        created();
        byte[] newer = Files.readAllBytes(path);
        newer[8] = 2;
        Files.write(path, newer);

        assertThat(open(PASSPHRASE)).isEqualTo(Opening.NEWER_VERSION);
        assertThat(Files.readAllBytes(path)).isEqualTo(newer);
    }

    @Test
    void damagedWhileOpenItIsNotReplaced() throws IOException {
        PassphraseFile file = created();
        byte[] cut = Arrays.copyOf(Files.readAllBytes(path), 60);
        Files.write(path, cut);

        try (QuietLogs _ = new QuietLogs(PassphraseFile.class)) {
            assertThat(file.read(NORTH).state()).isEqualTo(SecretState.DENIED);
            assertThat(file.write(NORTH, "new".toCharArray()).state())
                    .isEqualTo(SecretState.DENIED);
            assertThat(file.erase("north").state()).isEqualTo(SecretState.DENIED);
        }
        assertThat(Files.readAllBytes(path)).isEqualTo(cut);
    }

    @Test
    void anotherFileIsNeverMadeOverOneThatIsThere() throws IOException {
        created();
        byte[] before = Files.readAllBytes(path);

        assertThat(file().create("another passphrase".toCharArray())).isEqualTo(Opening.EXISTS);
        assertThat(Files.readAllBytes(path)).isEqualTo(before);
        assertThat(file().exists()).isTrue();
    }

    @Test
    void withoutAFileThereIsNothingToOpen() {
        assertThat(file().exists()).isFalse();
        assertThat(open(PASSPHRASE)).isEqualTo(Opening.MISSING);
        assertThat(path).doesNotExist();
    }

    @Test
    void aDiskThatFailsIsSaid() throws IOException {
        Files.writeString(temporary.resolve("home"), "in the way");

        try (QuietLogs _ = new QuietLogs(PassphraseFile.class)) {
            assertThat(file().create(PASSPHRASE.toCharArray())).isEqualTo(Opening.FAILED);
        }
    }

    @Test
    void anotherPassphraseTakesTheOldOnesPlace() throws IOException {
        PassphraseFile file = created();
        byte[] before = Files.readAllBytes(path);

        assertThat(file.change(PASSPHRASE.toCharArray(), NEXT.toCharArray()))
                .isEqualTo(Opening.OPENED);

        assertThat(read(file, NORTH)).isEqualTo(SECRET);
        assertThat(open(PASSPHRASE)).isEqualTo(Opening.WRONG_PASSPHRASE);
        PassphraseFile again = file();
        assertThat(again.open(NEXT.toCharArray())).isEqualTo(Opening.OPENED);
        assertThat(read(again, NORTH)).isEqualTo(SECRET);
        assertThat(Arrays.copyOfRange(Files.readAllBytes(path), 13, 29))
                .isNotEqualTo(Arrays.copyOfRange(before, 13, 29));
    }

    @Test
    void theOldPassphrase_isValidUntilTheNewOneIsOnTheDisk() throws IOException {
        created();
        byte[] before = Files.readAllBytes(path);
        // Next to a name as long as this, no file can be begun.
        path = Files.move(path, path.resolveSibling("k".repeat(250)));
        PassphraseFile file = file();
        try (QuietLogs _ = new QuietLogs(PassphraseFile.class)) {
            assertThat(file.change("wrong".toCharArray(), NEXT.toCharArray()))
                    .isEqualTo(Opening.WRONG_PASSPHRASE);
            assertThat(file.isOpen()).isFalse();
            assertThat(file.change(PASSPHRASE.toCharArray(), NEXT.toCharArray()))
                    .isEqualTo(Opening.FAILED);
        }

        assertThat(read(file, NORTH)).isEqualTo(SECRET);
        assertThat(Files.readAllBytes(path)).isEqualTo(before);
        assertThat(open(NEXT)).isEqualTo(Opening.WRONG_PASSPHRASE);
        assertThat(open(PASSPHRASE)).isEqualTo(Opening.OPENED);
    }

    @Test
    void setAsideItKeepsWhatItHas() throws IOException {
        created();
        byte[] before = Files.readAllBytes(path);
        PassphraseFile file = file();

        Path aside = file.setAside();

        assertThat(Files.readAllBytes(aside)).isEqualTo(before);
        assertThat(path).doesNotExist();
        assertThat(file.create("another passphrase".toCharArray())).isEqualTo(Opening.OPENED);
    }

    /** The key is at hand then, so nothing but the seal speaks for the header. */
    @Test
    void aHeaderChangedWhileTheFileIsOpen_isRefused() throws Exception {
        PassphraseFile file = created();
        byte[] whole = Files.readAllBytes(path);
        try (QuietLogs _ = new QuietLogs(PassphraseFile.class)) {
            for (int at = 8; at < 57; at++) {
                byte[] forged = whole.clone();
                forged[at] ^= 1;
                seal(forged);
                Files.write(path, forged);

                assertThat(file.read(NORTH).state())
                        .as("byte %s", at)
                        .isEqualTo(SecretState.DENIED);
            }
        }
        Files.write(path, whole);
        assertThat(read(file, NORTH)).isEqualTo(SECRET);
    }

    @Test
    void twoThousandSaves_useTwoThousandNonces() throws IOException {
        Path inMemory = Path.of("/dev/shm"); // A disk takes 8 ms for each.
        boolean quick = Files.isWritable(inMemory);
        Path folder = Files.createTempDirectory(quick ? inMemory : temporary, "nonces");
        path = folder.resolve("keys.sealed");
        PassphraseFile file = created();
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            assertThat(file.write(NORTH, SECRET.toCharArray()).state())
                    .isEqualTo(SecretState.STORED);
            byte[] sealed = Files.readAllBytes(path);
            nonces.add(HexFormat.of().formatHex(sealed, 29, 41));
        }

        Files.delete(path);
        Files.delete(folder);
        assertThat(nonces).hasSize(2_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 9, 10_000_001, 100_000_000, Integer.MAX_VALUE})
    void iterationsOutsideTheLimits_areNotRun(int iterations) throws Exception {
        created();
        forgeIterations(iterations);

        assertThat(open(PASSPHRASE)).isEqualTo(Opening.DAMAGED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000, 99_999})
    void aRealProgram_refusesFewIterations(int iterations) throws Exception {
        PassphraseFile weak = new PassphraseFile(path, iterations, new SecureRandom());
        assertThat(weak.create(PASSPHRASE.toCharArray())).isEqualTo(Opening.OPENED);
        PassphraseFile real =
                new PassphraseFile(path, PassphraseFile.ITERATIONS, new SecureRandom());

        try (QuietLogs _ = new QuietLogs(PassphraseFile.class)) {
            assertThat(real.open(PASSPHRASE.toCharArray())).isEqualTo(Opening.DAMAGED);
        }
    }

    private void forgeIterations(int iterations) throws Exception {
        byte[] forged = Files.readAllBytes(path);
        ByteBuffer.wrap(forged).putInt(9, iterations);
        seal(forged);
        Files.write(path, forged);
    }

    @Test
    void aFileOfFewerIterations_isSealedAgainWithTodays() throws IOException {
        PassphraseFile old =
                new PassphraseFile(path, KeyFileFormat.LEAST_ITERATIONS, new SecureRandom());
        assertThat(old.create(PASSPHRASE.toCharArray())).isEqualTo(Opening.OPENED);
        old.write(NORTH, SECRET.toCharArray());
        old.close();
        byte[] before = Files.readAllBytes(path);
        assertThat(PassphraseFile.ITERATIONS).isGreaterThanOrEqualTo(1_200_000);
        PassphraseFile real =
                new PassphraseFile(path, PassphraseFile.ITERATIONS, new SecureRandom());

        try (QuietLogs _ = new QuietLogs(PassphraseFile.class)) {
            assertThat(real.open("wrong".toCharArray())).isEqualTo(Opening.WRONG_PASSPHRASE);
            assertThat(Files.readAllBytes(path)).isEqualTo(before);
            assertThat(real.open(PASSPHRASE.toCharArray())).isEqualTo(Opening.OPENED);
        }

        assertThat(read(real, NORTH)).isEqualTo(SECRET);
        ByteBuffer after = ByteBuffer.wrap(Files.readAllBytes(path));
        assertThat(after.getInt(9)).isEqualTo(PassphraseFile.ITERATIONS);
        assertThat(Arrays.copyOfRange(after.array(), 13, 29))
                .isNotEqualTo(Arrays.copyOfRange(before, 13, 29));
        // A file with more iterations than today's is opened by what it says, and stays so.
        PassphraseFile other = file();
        assertThat(other.open(PASSPHRASE.toCharArray())).isEqualTo(Opening.OPENED);
        assertThat(read(other, NORTH)).isEqualTo(SECRET);
        assertThat(Files.readAllBytes(path)).isEqualTo(after.array());
    }

    @Test
    void aFileThatCannotBeSealedAgain_isOpenAllTheSame() throws IOException {
        int least = KeyFileFormat.LEAST_ITERATIONS;
        PassphraseFile old = new PassphraseFile(path, least, new SecureRandom());
        assertThat(old.create(PASSPHRASE.toCharArray())).isEqualTo(Opening.OPENED);
        old.write(NORTH, SECRET.toCharArray());
        byte[] before = Files.readAllBytes(path);
        // Next to a name as long as this, no file can be begun.
        path = Files.move(path, path.resolveSibling("k".repeat(250)));
        PassphraseFile file = new PassphraseFile(path, least + 1, new SecureRandom());

        assertThat(openQuietly(file)).isEqualTo(Opening.OPENED);

        assertThat(read(file, NORTH)).isEqualTo(SECRET);
        assertThat(Files.readAllBytes(path)).isEqualTo(before);
    }

    private static Opening openQuietly(PassphraseFile file) {
        try (QuietLogs _ = new QuietLogs(PassphraseFile.class)) {
            return file.open(PASSPHRASE.toCharArray());
        }
    }
}
