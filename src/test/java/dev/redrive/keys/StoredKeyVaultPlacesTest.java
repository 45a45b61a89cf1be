package dev.redrive.keys;

import static dev.redrive.profile.Profiles.NORTH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.keys.KeyState.Trouble;
import dev.redrive.keys.SecretStore.SecretAnswer;
import dev.redrive.keys.SecretStore.SecretName;
import dev.redrive.profile.KeyStorage;
import dev.redrive.profile.Profile;
import dev.redrive.profile.Profiles;
import dev.redrive.testing.FakeKeychain;
import dev.redrive.testing.HandExecutor;
import dev.redrive.testing.RecordedLogs;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that an earlier run left behind, and places that fail and recover. */
class StoredKeyVaultPlacesTest {

    private static final char[] PASSPHRASE = "correct horse battery".toCharArray();
    private static final Profile IN_KEYCHAIN = Profiles.keptIn(NORTH, KeyStorage.KEYCHAIN);
    private static final Profile IN_FILE = Profiles.keptIn(NORTH, KeyStorage.FILE);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path temporary;

    private final FakeKeychain keychain = new FakeKeychain();
    private final HandExecutor worker = new HandExecutor();

    @SuppressWarnings("NullAway.Init") // Made before each test.
    private PassphraseFile file;

    @BeforeEach
    void withAFile() {
        file = new PassphraseFile(temporary.resolve("keys.sealed"), 10, new SecureRandom());
    }

    private StoredKeyVault vault() {
        return vault(keychain, Runnable::run, Duration.ofSeconds(10));
    }

    private StoredKeyVault vault(SecretStore store, Executor keychainWorker, Duration timeout) {
        return new StoredKeyVault(new TimedSecretStore(store, keychainWorker, timeout), file);
    }

    private static ApiKey key() {
        return ApiKey.of("key-0123456789-north".toCharArray());
    }

    @Test
    void aKeyNeverReadInThisRun_isErasedFromTheOpenFileToo() {
        file.create(PASSPHRASE);
        file.write(SecretName.of(IN_FILE), "left-by-an-earlier-run".toCharArray());

        assertThat(vault().forget(NORTH.id())).isNull();

        assertThat(file.read(SecretName.of(IN_FILE)).state()).isEqualTo(SecretState.ABSENT);
    }

    @Test
    void aKeyThatCannotYetBeErasedFromTheFile_isErasedAtTheNextOpening() {
        file.create(PASSPHRASE);
        vault().keep(IN_FILE, key());
        file.close();
        StoredKeyVault vault = vault();
        vault.fetch(IN_FILE);
        assertThat(vault.forget(NORTH.id())).isEqualTo(new Trouble(SecretState.LOCKED, ""));

        vault.fileOpened(); // Closed again before anything could be erased.
        file.open(PASSPHRASE);
        vault.fileOpened();

        assertThat(file.read(SecretName.of(IN_FILE)).state()).isEqualTo(SecretState.ABSENT);
    }

    @Test
    void aLateProbe_reportsItsAnswer() {
        List<SecretState> late = new ArrayList<>();
        StoredKeyVault vault = vault(keychain, worker, Duration.ofMillis(1));

        assertThat(vault.probe(answer -> late.add(answer.state())).state())
                .isEqualTo(SecretState.TIMED_OUT);
        assertThat(late).isEmpty();
        worker.runAll();

        assertThat(late).containsExactly(SecretState.STORED);
    }

    @Test
    void aLateProbeThatSucceeds_letsTheKeychainBeReadAgain() {
        vault().keep(IN_KEYCHAIN, key());
        boolean[] quick = {false};
        StoredKeyVault vault =
                vault(
                        keychain,
                        work -> {
                            if (quick[0]) {
                                work.run();
                            } else {
                                worker.execute(work);
                            }
                        },
                        Duration.ofMillis(1));
        vault.probe(_ -> {}); // Times out, so nothing is read without a request of the user.
        worker.runAll();
        quick[0] = true;

        assertThat(vault.find(IN_KEYCHAIN)).isNotNull();
    }

    @Test
    void aFailedProbe_stopsReadingTheKeychainWithoutARequest() {
        vault().keep(IN_KEYCHAIN, key());
        StoredKeyVault vault = vault();
        keychain.answer(SecretState.LOCKED);
        vault.probe(_ -> {});
        keychain.answer(SecretState.STORED);

        assertThat(vault.find(IN_KEYCHAIN)).isNull();
        assertThat(vault.fetch(IN_KEYCHAIN)).isEqualTo(KeyState.available("orth", null));
        assertThat(vault.find(IN_KEYCHAIN)).isNotNull();
    }

    @Test
    void aKeyTakenFromAPlace_isWipedInItsAnswer() {
        SecretAnswer answer = SecretAnswer.found("key-0123456789-north".toCharArray());
        SecretStore store =
                new SecretStore() {
                    @Override
                    public SecretAnswer write(SecretName name, char[] secret) {
                        return SecretAnswer.stored();
                    }

                    @Override
                    public SecretAnswer read(SecretName name) {
                        return answer;
                    }

                    @Override
                    public SecretAnswer erase(String account) {
                        return SecretAnswer.absent();
                    }
                };

        assertThat(vault(store, Runnable::run, Duration.ofSeconds(10)).fetch(IN_KEYCHAIN))
                .isEqualTo(KeyState.available("orth", null));

        assertThat(answer.reveal()).containsOnly('\0');
    }

    @Test
    void aKeyThatStaysInItsOldPlace_isInTheLogWithoutTheKey() {
        StoredKeyVault vault = vault();
        vault.keep(IN_KEYCHAIN, key());
        keychain.answer(SecretState.LOCKED);

        try (RecordedLogs log = new RecordedLogs(StoredKeyVault.class)) {
            vault.keep(NORTH, key());

            assertThat(log.warnings()).hasSize(1);
            assertThat(log.everything()).doesNotContain("key-0123456789");
        }
    }

    @Test
    void closing_closesTheFileToo() {
        file.create(PASSPHRASE);
        StoredKeyVault vault = vault();
        vault.keep(IN_FILE, key());

        vault.close();

        assertThat(file.isOpen()).isFalse();
        assertThat(vault.find(IN_FILE)).isNull();
    }
}
