package dev.redrive.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redrive.keys.PassphraseFile.Opening;
import dev.redrive.keys.SecretStore.SecretAnswer;
import dev.redrive.keys.SecretStore.SecretName;
import dev.redrive.profile.KeyStorage;
import dev.redrive.testing.OnEveryDisk;
import dev.redrive.testing.RecordedLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the log, so that support can tell why keys are not there, and what stays open. */
@OnEveryDisk
class PassphraseFileTroubleTest {

    private static final SecretName NORTH =
            new SecretName("north", "https://n.example", "Redrive: North", KeyStorage.FILE);
    private static final String PASSPHRASE = "correct horse battery staple";
    private static final String SECRET = "k3y-known-to-the-test";

    @TempDir(factory = OnEveryDisk.Folder.class)
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path folder;

    private Path path = Path.of("");

    @BeforeEach
    void inAFolder() {
        path = folder.resolve("keys.sealed");
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

    private Opening opened() {
        return file().open(PASSPHRASE.toCharArray());
    }

    /** Asserts one warning, which holds neither a secret nor the passphrase. */
    private static void assertOneWarning(RecordedLogs log) {
        assertThat(log.warnings()).hasSize(1);
        assertThat(log.everything()).doesNotContain(SECRET, PASSPHRASE);
    }

    @Test
    void aDamagedFile_isInTheLog() throws IOException {
        created();
        Files.write(path, new byte[100]);

        try (RecordedLogs log = new RecordedLogs(PassphraseFile.class)) {
            assertThat(opened()).isEqualTo(Opening.DAMAGED);
            assertOneWarning(log);
        }
    }

    @Test
    void aFileOfANewerVersion_isInTheLog() throws IOException {
        created();
        byte[] newer = Files.readAllBytes(path);
        newer[8] = 2;
        Files.write(path, newer);

        try (RecordedLogs log = new RecordedLogs(PassphraseFile.class)) {
            assertThat(opened()).isEqualTo(Opening.NEWER_VERSION);
            assertOneWarning(log);
        }
    }

    @Test
    void aFileThatCannotBeRead_failsAndIsInTheLog() throws IOException {
        Files.createDirectory(path);

        try (RecordedLogs log = new RecordedLogs(PassphraseFile.class)) {
            assertThat(opened()).isEqualTo(Opening.FAILED);
            assertOneWarning(log);
        }
    }

    @Test
    void aFileThatCannotBeMade_isInTheLog() throws IOException {
        path = Files.writeString(folder.resolve("in the way"), "").resolve("keys.sealed");

        try (RecordedLogs log = new RecordedLogs(PassphraseFile.class)) {
            assertThat(file().create(PASSPHRASE.toCharArray())).isEqualTo(Opening.FAILED);
            assertOneWarning(log);
        }
    }

    @Test
    void aPassphraseThatCannotBeChanged_isInTheLog() throws IOException {
        created();
        assumeTrue(OnEveryDisk.Folder.isReal(path), "there names may be of any length");
        // Beside a name as long as this no temporary file can be made.
        path = Files.move(path, path.resolveSibling("k".repeat(250)));
        PassphraseFile file = file();

        try (RecordedLogs log = new RecordedLogs(PassphraseFile.class)) {
            assertThat(file.change(PASSPHRASE.toCharArray(), "another".toCharArray()))
                    .isEqualTo(Opening.FAILED);
            assertOneWarning(log);
        }
    }

    @Test
    void aFileDamagedWhileOpen_isInTheLogAndItsReasonInTheAnswer() throws IOException {
        PassphraseFile file = created();
        byte[] whole = Files.readAllBytes(path);
        Files.write(path, Arrays.copyOf(whole, whole.length - 1));

        try (RecordedLogs log = new RecordedLogs(PassphraseFile.class)) {
            SecretAnswer answer = file.read(NORTH);

            assertThat(answer.state()).isEqualTo(SecretState.DENIED);
            assertThat(Objects.requireNonNull(answer.trouble()).detail()).isNotEmpty();
            assertOneWarning(log);
        }
    }

    @Test
    void aFileSetAside_isClosed() throws IOException {
        PassphraseFile file = created();

        file.setAside();

        assertThat(file.isOpen()).isFalse();
        assertThat(file.read(NORTH).state()).isEqualTo(SecretState.LOCKED);
    }

    @Test
    void oneMebibyte_isTheMostThatIsRead() throws IOException {
        int most = 1 << 20;
        PassphraseFile file = created();
        file.write(NORTH, "k".toCharArray());
        int others = Math.toIntExact(Files.size(path)) - 1;
        file.write(NORTH, "k".repeat(most - others).toCharArray());
        assertThat(path).hasSize(most);
        assertThat(opened()).isEqualTo(Opening.OPENED);

        file.write(NORTH, "k".repeat(most - others + 1).toCharArray());
        try (RecordedLogs log = new RecordedLogs(PassphraseFile.class)) {
            assertThat(opened()).isEqualTo(Opening.DAMAGED);
            assertOneWarning(log);
        }
    }
}
