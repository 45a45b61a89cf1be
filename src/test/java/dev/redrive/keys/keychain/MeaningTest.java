package dev.redrive.keys.keychain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.keys.SecretState;
import dev.redrive.keys.SecretStore.SecretAnswer;
import dev.redrive.keys.keychain.LibSecret.SecretServiceException;
import java.lang.foreign.MemoryLayout.PathElement;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be known of the other systems without them, and what errors mean. */
class MeaningTest {

    @Test
    void everySystemHasItsKeychain() {
        assertThat(SystemKeychain.of("Linux")).isEqualTo(SystemKeychain.SECRET_SERVICE);
        assertThat(SystemKeychain.of("Windows 11")).isEqualTo(SystemKeychain.CREDENTIAL_MANAGER);
        assertThat(SystemKeychain.of("Mac OS X")).isEqualTo(SystemKeychain.MAC_KEYCHAIN);
        assertThat(SystemKeychain.of("Plan 9")).isEqualTo(SystemKeychain.NONE);
        assertThat(SystemKeychain.NONE.open().erase("a").state()).isEqualTo(SecretState.NO_SERVICE);
    }

    @Test
    void keychainOfAnotherSystem_isNotOffered() {
        for (SystemKeychain other : SystemKeychain.values()) {
            if (other != SystemKeychain.of(System.getProperty("os.name", ""))) {
                SecretAnswer answer = other.open().read(KeychainProcess.NAME);
                assertThat(answer.state()).as("%s", other).isEqualTo(SecretState.NO_SERVICE);
                assertThat(Objects.requireNonNull(answer.trouble()).detail()).isNotEmpty();
            }
        }
    }

    /** As {@code wincred.h} has it for 64 bits. */
    @Test
    void aCredentialOfWindowsHas80Bytes() {
        assertThat(CredentialManager.CREDENTIAL.byteSize()).isEqualTo(80);
        assertThat(offset("TargetName")).isEqualTo(8);
        assertThat(offset("LastWritten")).isEqualTo(24);
        assertThat(offset("CredentialBlobSize")).isEqualTo(32);
        assertThat(offset("CredentialBlob")).isEqualTo(40);
        assertThat(offset("Persist")).isEqualTo(48);
        assertThat(offset("UserName")).isEqualTo(72);
    }

    @Test
    void aLabelTooLongForWindows_isCutAndSplitsNoCharacter() {
        String fits = "x".repeat(255);

        assertThat(CredentialManager.comment(fits)).isEqualTo(fits);
        assertThat(CredentialManager.comment(fits + "y")).isEqualTo(fits);
        assertThat(CredentialManager.comment("x".repeat(254) + "\ud83d\ude97!"))
                .isEqualTo("x".repeat(254));
    }

    @Test
    void anAddressTooLongForWindows_isCut_andStaysAnAddressOfItsOwn() {
        String fits = "https://service.test/" + "x".repeat(491);
        List<String> tooLong =
                List.of(fits + "y", fits + "z", fits + "y/", fits.repeat(9), fits + "\ud83d\ude97");

        assertThat(CredentialManager.userName(fits)).isEqualTo(fits).hasSize(512);
        assertThat(tooLong)
                .extracting(CredentialManager::userName)
                .doesNotHaveDuplicates()
                .allSatisfy(
                        name -> assertThat(name).startsWith("https://service.test/x").hasSize(512));
        assertThat(CredentialManager.userName("x".repeat(446) + "\ud83d\ude97".repeat(99)))
                .as("no character is split")
                .startsWith("x".repeat(446) + "#")
                .hasSize(511);
    }

    private static long offset(String field) {
        return CredentialManager.CREDENTIAL.byteOffset(PathElement.groupElement(field));
    }

    @ParameterizedTest
    @CsvSource({"1168, ABSENT", "1312, NO_SERVICE", "5, DENIED", "87, DENIED"})
    void errorsOfWindows(int code, SecretState state) {
        assertThat(CredentialManager.meaning(code).state()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "0, STORED",
        "-25300, ABSENT",
        "-25308, LOCKED",
        "-25293, LOCKED",
        "-25307, NO_SERVICE",
        "-128, LOCKED",
        "-50, DENIED"
    })
    void errorsOfMacOs(int status, SecretState state) {
        assertThat(MacKeychain.meaning(status).state()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "secret-error, 2, LOCKED",
        "secret-error, 1, DENIED",
        "g-dbus-error-quark, 2, NO_SERVICE",
        "g-dbus-error-quark, 25, NO_SERVICE",
        "g-dbus-error-quark, 19, LOCKED",
        "g-dbus-error-quark, 9, DENIED",
        "g-io-error-quark, 0, NO_SERVICE",
        "something-else, 0, DENIED"
    })
    void errorsOfGLib(String domain, int code, SecretState state) {
        assertThat(SecretServiceException.of(domain, code, "why").state()).isEqualTo(state);
    }

    @Test
    void onMacOsTheAddressStandsBeforeTheSecret() {
        byte[] data = "https://a.example\nkey\nwith more".getBytes(StandardCharsets.UTF_8);

        assertThat(MacKeychain.answer(data, "https://a.example").reveal())
                .isEqualTo("key\nwith more".toCharArray());
        assertThat(MacKeychain.answer(data, "https://a").state()).isEqualTo(SecretState.ABSENT);
        assertThat(MacKeychain.answer(data, "https://b.example").state())
                .isEqualTo(SecretState.ABSENT);
        assertThat(MacKeychain.answer(new byte[0], "https://a").state())
                .isEqualTo(SecretState.ABSENT);
    }
}
