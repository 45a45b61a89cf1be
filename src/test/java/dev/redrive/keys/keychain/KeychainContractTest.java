package dev.redrive.keys.keychain;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.keys.SecretState;
import dev.redrive.keys.SecretStore;
import dev.redrive.keys.SecretStore.SecretAnswer;
import dev.redrive.keys.SecretStore.SecretName;
import dev.redrive.keys.TimedSecretStore;
import dev.redrive.profile.KeyStorage;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the program relies on, asked of the real keychain of whatever system this runs on, unlocked:
 * Linux, Windows and macOS alike. Leaves nothing behind.
 */
class KeychainContractTest {

    private static final String HERE = "https://service.example";
    private static final String ELSEWHERE = "http://service.example";

    private final String account = "contract-" + UUID.randomUUID();
    private SecretStore keychain = open();

    private static SecretStore open() {
        return SystemKeychain.of(System.getProperty("os.name", "")).open();
    }

    @BeforeEach
    void onlyWhenWanted() {
        RealKeychain.assumeWanted();
    }

    @AfterEach
    void leaveNothing() {
        keychain.erase(account);
    }

    private SecretName name(String address) {
        return new SecretName(account, address, "Redrive: contract test", KeyStorage.KEYCHAIN);
    }

    private void write(String address, String secret) {
        SecretAnswer answer = keychain.write(name(address), secret.toCharArray());
        assertThat(answer.state()).as(answer.toString()).isEqualTo(SecretState.STORED);
    }

    private @Nullable String read(String address) {
        SecretAnswer answer = keychain.read(name(address));
        if (answer.state() == SecretState.ABSENT) {
            return null;
        }
        assertThat(answer.state()).as(answer.toString()).isEqualTo(SecretState.STORED);
        return new String(requireNonNull(answer.reveal()));
    }

    static String[] secrets() {
        return new String[] {"k", "key-0123456789", "x".repeat(1_000), "mot de passe: œuf, 鍵, 🔑"};
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void aWrittenSecret_isReadByTheNextProgram(String secret) {
        write(HERE, secret);
        assertThat(read(HERE)).isEqualTo(secret);

        keychain = open();
        assertThat(read(HERE)).isEqualTo(secret);
    }

    @Test
    void anUnwrittenSecret_isAbsent() {
        assertThat(read(HERE)).isNull();
        assertThat(keychain.erase(account).state()).isEqualTo(SecretState.ABSENT);
    }

    @Test
    void aWrittenSecret_replacesTheOldOne() {
        write(HERE, "a long one that was there before");
        write(HERE, "short");

        assertThat(read(HERE)).isEqualTo("short");
    }

    @Test
    void anotherAddressDoesNotGetIt() {
        write(HERE, "for here");

        assertThat(read(ELSEWHERE)).isNull();
        assertThat(read(HERE + ".evil.example")).isNull();
    }

    @Test
    void writtenForAnotherAddressTheOldOneIsGoneForGood() {
        write(HERE, "for here");
        write(ELSEWHERE, "for there");

        assertThat(read(HERE)).isNull();
        assertThat(read(ELSEWHERE)).isEqualTo("for there");
        keychain.erase(account);
        assertThat(read(HERE)).isNull();
    }

    @Test
    void anotherAccountHasItsOwn() {
        SecretName other =
                new SecretName(account + "-2", HERE, "Redrive: contract test", KeyStorage.KEYCHAIN);
        write(HERE, "mine");
        try {
            assertThat(keychain.read(other).state()).isEqualTo(SecretState.ABSENT);
            keychain.write(other, "yours".toCharArray());
            assertThat(read(HERE)).isEqualTo("mine");
        } finally {
            keychain.erase(other.account());
        }
        assertThat(read(HERE)).isEqualTo("mine");
    }

    @Test
    void anErasedSecret_isAbsent() {
        write(HERE, "gone soon");

        assertThat(keychain.erase(account).state()).isEqualTo(SecretState.STORED);
        assertThat(read(HERE)).isNull();
        assertThat(keychain.erase(account).state()).isEqualTo(SecretState.ABSENT);
    }

    @Test
    void theGivenSecret_isNotChanged() {
        char[] secret = "still mine".toCharArray();

        keychain.write(name(HERE), secret);

        assertThat(secret).isEqualTo("still mine".toCharArray());
    }

    @Test
    void theProbe_succeedsOnAWorkingStore() {
        SecretAnswer answer =
                new TimedSecretStore(keychain, Runnable::run, Duration.ofSeconds(10))
                        .probe(_ -> {});

        assertThat(answer.state()).as(answer.toString()).isEqualTo(SecretState.STORED);
    }
}
