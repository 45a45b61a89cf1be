package dev.redrive.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.redrive.keys.KeyFileFormat.FileKey;
import dev.redrive.keys.KeyFileFormat.KeyFileEntries;
import dev.redrive.keys.SecretStore.SecretName;
import dev.redrive.profile.KeyStorage;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileFormatTest {

    private static final int ITERATIONS_AT = 9;
    private static final int SUM = 32;
    private static final byte[] NONCE = new byte[KeyFileFormat.NONCE];

    @SuppressWarnings("NullAway.Init") // Made before each test.
    private FileKey key;

    @BeforeEach
    void withAKey() throws Exception {
        key = FileKey.of("passphrase".toCharArray(), new byte[KeyFileFormat.SALT], 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 5_000})
    void contentOfAnyLength_comesBack(int length) throws Exception {
        byte[] content = new byte[length];
        Arrays.fill(content, (byte) 7);

        assertThat(KeyFileFormat.open(key, KeyFileFormat.seal(key, NONCE, content)))
                .isEqualTo(content);
    }

    @Test
    void cutShortUnderARightChecksum_isDamagedAtEveryLength() throws Exception {
        byte[] whole = KeyFileFormat.seal(key, NONCE, new byte[40]);
        for (int length = SUM; length < whole.length; length++) {
            byte[] cut = withChecksum(Arrays.copyOf(whole, length));

            assertThatExceptionOfType(KeyFileFormat.DamagedException.class)
                    .as("%s bytes", length)
                    .isThrownBy(() -> KeyFileFormat.open(key, cut));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {KeyFileFormat.LEAST_ITERATIONS, KeyFileFormat.MOST_ITERATIONS})
    void theFewestAndTheMostIterations_areRead(int iterations) throws Exception {
        byte[] file = KeyFileFormat.seal(key, NONCE, new byte[4]);
        ByteBuffer.wrap(file).putInt(ITERATIONS_AT, iterations);

        assertThatNoException()
                .isThrownBy(() ->
                        KeyFileFormat.header(withChecksum(file), KeyFileFormat.LEAST_ITERATIONS));
    }

    @Test
    void aWipedKey_isGone() {
        assertThat(key.encryption()).isNotEqualTo(new byte[32]);

        key.wipe();

        assertThat(key.encryption()).isEqualTo(new byte[32]);
    }

    @Test
    void wipedEntries_areGone() throws Exception {
        KeyFileEntries entries = new KeyFileEntries();
        SecretName name = new SecretName("north", "https://n.example", "", KeyStorage.FILE);
        entries.put(name, "secret".toCharArray());
        assertThat(KeyFileEntries.of(entries.bytes()).get(name))
                .containsExactly("secret".toCharArray());

        entries.wipe();

        assertThat(entries.get(name)).isNull();
        assertThat(entries.bytes()).isEqualTo(new byte[Integer.BYTES]);
    }

    private static byte[] withChecksum(byte[] file) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(file, 0, file.length - SUM);
        byte[] whole = file.clone();
        System.arraycopy(digest.digest(), 0, whole, whole.length - SUM, SUM);
        return whole;
    }
}
