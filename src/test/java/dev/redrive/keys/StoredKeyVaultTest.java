package dev.redrive.keys;

import static dev.redrive.profile.Profiles.NORTH;
import static dev.redrive.profile.Profiles.TRIAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.keys.KeyState.Trouble;
import dev.redrive.keys.SecretStore.SecretName;
import dev.redrive.profile.KeyStorage;
import dev.redrive.profile.Profile;
import dev.redrive.profile.Profiles;
import dev.redrive.testing.FakeKeychain;
import dev.redrive.testing.HandExecutor;
import dev.redrive.testing.QuietLogs;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoredKeyVaultTest {

    private static final String KEY = "key-0123456789-north";
    private static final String OTHER = "key-9876543210-other";
    private static final KeyState STORED = KeyState.available("orth", null);
    private static final Profile IN_KEYCHAIN = Profiles.keptIn(NORTH, KeyStorage.KEYCHAIN);
    private static final Profile IN_FILE = Profiles.keptIn(NORTH, KeyStorage.FILE);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path temporary;

    /** A late answer. */
    private record Late(SecretName name, KeyState state) {}

    private final FakeKeychain keychain = new FakeKeychain();
    private final HandExecutor worker = new HandExecutor();
    private final List<Late> late = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // Made before each test.
    private PassphraseFile file;

    @SuppressWarnings("NullAway.Init") // Made before each test.
    private StoredKeyVault vault;

    @BeforeEach
    void withKeychainAndFile() {
        file = new PassphraseFile(temporary.resolve("keys.sealed"), 10, new SecureRandom());
        vault = vault(Runnable::run, Duration.ofSeconds(10));
    }

    private StoredKeyVault vault(Executor keychainWorker, Duration timeout) {
        StoredKeyVault made =
                new StoredKeyVault(new TimedSecretStore(keychain, keychainWorker, timeout), file);
        made.listen((name, state) -> late.add(new Late(name, state)));
        return made;
    }

    /** A vault whose keychain answers when the test says so. */
    private StoredKeyVault slow() {
        return vault(worker, Duration.ofMillis(1));
    }

    private static ApiKey key(String characters) {
        return ApiKey.of(characters.toCharArray());
    }

    private static @Nullable SecretState why(KeyState state) {
        return why(state.trouble());
    }

    private static @Nullable SecretState why(@Nullable Trouble trouble) {
        return trouble == null ? null : trouble.state();
    }

    private static @Nullable String found(KeyVault in, Profile profile) {
        ApiKey key = in.find(profile);
        return key == null ? null : new String(key.reveal());
    }

    @Test
    void aKeyInTheKeychainIsFoundByTheNextProgram() {
        assertThat(vault.keep(IN_KEYCHAIN, key(KEY))).isEqualTo(STORED);
        assertThat(keychain.kept("p-1")).isEqualTo(KEY);
        vault.close();

        StoredKeyVault next = vault(Runnable::run, Duration.ofSeconds(10));
        assertThat(next.fetch(IN_KEYCHAIN)).isEqualTo(STORED);
        assertThat(found(next, IN_KEYCHAIN)).isEqualTo(KEY);
    }

    @Test
    void aKeyForThisSession_isWrittenNowhere() {
        assertThat(vault.keep(NORTH, key(KEY))).isEqualTo(STORED);

        assertThat(found(vault, NORTH)).isEqualTo(KEY);
        assertThat(keychain.size()).isZero();
        assertThat(file.exists()).isFalse();
        vault.close();
        assertThat(found(vault, NORTH)).isNull();
    }

    @Test
    void aRefusalIsReported_andTheKeyIsStillAvailable() {
        keychain.answer(SecretState.LOCKED);

        KeyState state = vault.keep(IN_KEYCHAIN, key(KEY));

        assertThat(state)
                .isEqualTo(KeyState.available("orth", new Trouble(SecretState.LOCKED, "so it is")));
        assertThat(found(vault, IN_KEYCHAIN)).isEqualTo(KEY);
    }

    @Test
    void aPlaceThatRefused_isReadAgainOnlyWhenTheUserWants() {
        vault.keep(IN_KEYCHAIN, key(KEY));
        StoredKeyVault next = vault(Runnable::run, Duration.ofSeconds(10));
        keychain.answer(SecretState.LOCKED);
        assertThat(found(next, IN_KEYCHAIN)).isNull();

        keychain.answer(SecretState.STORED);
        assertThat(found(next, IN_KEYCHAIN)).as("of itself").isNull();
        assertThat(next.fetch(IN_KEYCHAIN)).isEqualTo(STORED);
        assertThat(found(next, IN_KEYCHAIN)).isEqualTo(KEY);
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCKED", "NO_SERVICE", "DENIED"})
    void aKeychainThatRejectedAWrite_isNotAskedByItselfAgain(SecretState state) {
        Profile trial = Profiles.keptIn(TRIAL, KeyStorage.KEYCHAIN);
        keychain.answer(state);
        assertThat(why(vault.keep(IN_KEYCHAIN, key(KEY)))).isEqualTo(state);
        int calls = keychain.calls();

        assertThat(found(vault, IN_KEYCHAIN)).isEqualTo(KEY);
        assertThat(found(vault, trial)).isNull();
        assertThat(keychain.calls()).isEqualTo(calls);

        keychain.answer(SecretState.STORED);
        assertThat(vault.keep(IN_KEYCHAIN, key(KEY))).isEqualTo(STORED);
        assertThat(found(vault, trial)).isNull();
        assertThat(keychain.calls()).as("asked again").isGreaterThan(calls + 1);
    }

    @Test
    void aKeychainThatRejectedAWriteLate_isNotAskedByItselfAgain() {
        StoredKeyVault slow = slow();
        keychain.answer(SecretState.LOCKED);
        slow.keep(IN_KEYCHAIN, key(KEY));
        worker.runAll();
        int calls = keychain.calls();

        assertThat(found(slow, Profiles.keptIn(TRIAL, KeyStorage.KEYCHAIN))).isNull();
        worker.runAll();
        assertThat(keychain.calls()).isEqualTo(calls);
    }

    @Test
    void aKey_isOnlyForItsAddress() {
        vault.keep(IN_KEYCHAIN, key(KEY));
        StoredKeyVault next = vault(Runnable::run, Duration.ofSeconds(10));

        for (String other :
                List.of("http://localhost", "https://service.drivequant.com:444", "https://a.b")) {
            assertThat(
                            next.fetch(
                                    Profiles.keptIn(
                                            Profiles.at(IN_KEYCHAIN, other), KeyStorage.KEYCHAIN)))
                    .isEqualTo(KeyState.MISSING);
        }
    }

    @Test
    void aKeyThatMoves_isErasedFromItsOldPlace() {
        file.create("correct horse battery".toCharArray());
        vault.keep(IN_KEYCHAIN, key(KEY));

        assertThat(vault.keep(IN_FILE, key(KEY))).isEqualTo(STORED);
        assertThat(keychain.size()).isZero();
        assertThat(file.read(SecretName.of(IN_FILE)).state()).isEqualTo(SecretState.STORED);

        assertThat(vault.keep(NORTH, key(KEY))).isEqualTo(STORED);
        assertThat(file.read(SecretName.of(IN_FILE)).state()).isEqualTo(SecretState.ABSENT);
        assertThat(found(vault, NORTH)).isEqualTo(KEY);
    }

    @Test
    void aKeyThatCannotMove_staysInItsOldPlace() {
        vault.keep(IN_KEYCHAIN, key(KEY));

        assertThat(why(vault.keep(IN_FILE, key(KEY)))).isEqualTo(SecretState.LOCKED);
        assertThat(keychain.kept("p-1")).isEqualTo(KEY);
    }

    @Test
    void aKeyForMemoryOnly_thatIsStillElsewhere_isReported() {
        vault.keep(IN_KEYCHAIN, key(KEY));
        keychain.answer(SecretState.LOCKED);

        try (QuietLogs _ = new QuietLogs(StoredKeyVault.class)) {
            assertThat(why(vault.keep(NORTH, key(KEY)))).isEqualTo(SecretState.LOCKED);
        }
        keychain.answer(SecretState.STORED);
        assertThat(vault.keep(NORTH, key(KEY))).isEqualTo(STORED);
        assertThat(keychain.size()).isZero();
    }

    @Test
    void aForgottenKey_isNowhere() {
        file.create("correct horse battery".toCharArray());
        vault.keep(IN_KEYCHAIN, key(KEY));
        vault.keep(Profiles.keptIn(TRIAL, KeyStorage.FILE), key(OTHER));

        assertThat(vault.forget("p-1")).isNull();
        assertThat(vault.forget("p-2")).isNull();

        assertThat(keychain.size()).isZero();
        assertThat(found(vault, IN_KEYCHAIN)).isNull();
        assertThat(vault.fetch(Profiles.keptIn(TRIAL, KeyStorage.FILE)))
                .isEqualTo(KeyState.MISSING);
    }

    @Test
    void aKeyThatCannotBeForgotten_isReported() {
        vault.keep(IN_KEYCHAIN, key(KEY));
        vault.keep(TRIAL, key(OTHER));
        keychain.answer(SecretState.LOCKED);

        assertThat(why(vault.forget("p-1"))).isEqualTo(SecretState.LOCKED);
        assertThat(vault.forget("p-2")).as("was never there").isNull();
        assertThat(found(vault, NORTH)).isNull();
    }

    @Test
    void aKeyForgottenWhileTheFileWasClosed_isErasedWhenItOpens() {
        file.create("correct horse battery".toCharArray());
        vault.keep(IN_FILE, key(KEY));
        file.close();
        StoredKeyVault next = vault(Runnable::run, Duration.ofSeconds(10));
        assertThat(why(next.fetch(IN_FILE))).isEqualTo(SecretState.LOCKED);

        assertThat(why(next.forget("p-1"))).isEqualTo(SecretState.LOCKED);
        file.open("correct horse battery".toCharArray());
        next.fileOpened();

        assertThat(file.read(SecretName.of(IN_FILE)).state()).isEqualTo(SecretState.ABSENT);
    }

    @Test
    void aLateKey_becomesAvailable_andNotifies() {
        vault.keep(IN_KEYCHAIN, key(KEY));
        StoredKeyVault next = slow();

        assertThat(why(next.fetch(IN_KEYCHAIN))).isEqualTo(SecretState.TIMED_OUT);
        assertThat(found(next, IN_KEYCHAIN)).isNull();
        worker.runAll();

        assertThat(late).containsExactly(new Late(SecretName.of(IN_KEYCHAIN), STORED));
        assertThat(found(next, IN_KEYCHAIN)).isEqualTo(KEY);
    }

    @Test
    void aLateKeyDoesNotComeBackAfterAnotherWasEntered() {
        vault.keep(IN_KEYCHAIN, key(KEY));
        StoredKeyVault next = slow();
        next.fetch(IN_KEYCHAIN);

        next.keep(NORTH, key(OTHER));
        worker.runAll();

        assertThat(found(next, NORTH)).isEqualTo(OTHER);
    }

    @Test
    void aLateKeyDoesNotComeBackAfterItWasForgotten() {
        vault.keep(IN_KEYCHAIN, key(KEY));
        StoredKeyVault next = slow();
        next.fetch(IN_KEYCHAIN);

        next.forget("p-1");
        worker.runAll();

        assertThat(found(next, NORTH)).isNull();
        assertThat(keychain.size()).isZero();
    }

    @Test
    void aLateSave_notifies() {
        StoredKeyVault slow = slow();

        assertThat(why(slow.keep(IN_KEYCHAIN, key(KEY)))).isEqualTo(SecretState.TIMED_OUT);
        worker.runAll();

        assertThat(keychain.kept("p-1")).isEqualTo(KEY);
        assertThat(late).containsExactly(new Late(SecretName.of(IN_KEYCHAIN), STORED));
    }

    @Test
    void aSecretThatIsNotAKey_isRefused() {
        keychain.write(SecretName.of(IN_KEYCHAIN), "two words".toCharArray());

        assertThat(why(vault.fetch(IN_KEYCHAIN))).isEqualTo(SecretState.DENIED);
        assertThat(found(vault, IN_KEYCHAIN)).isNull();
    }

    @Test
    void whileTheProgramCloses_noCallWaitsForAKey() {
        StoredKeyVault closing = vault(worker, Duration.ofDays(1));
        closing.stopReading();

        assertThat(why(closing.fetch(IN_KEYCHAIN))).isEqualTo(SecretState.TIMED_OUT);
        assertThat(closing.probe(_ -> {}).state()).isEqualTo(SecretState.TIMED_OUT);
    }

    @Test
    void aProbe_letsTheKeychainBeReadAgain() {
        vault.keep(IN_KEYCHAIN, key(KEY));
        StoredKeyVault next = vault(Runnable::run, Duration.ofSeconds(10));
        keychain.answer(SecretState.NO_SERVICE);
        assertThat(next.probe(_ -> {}).state()).isEqualTo(SecretState.NO_SERVICE);
        keychain.answer(SecretState.STORED);

        assertThat(next.probe(_ -> {}).state()).isEqualTo(SecretState.STORED);
        assertThat(found(next, IN_KEYCHAIN)).isEqualTo(KEY);
    }
}
