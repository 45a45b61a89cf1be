package dev.redrive.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.redrive.connection.ProxyChoice.ProxyAddress;
import dev.redrive.connection.ProxyPassword.UnusableProxyPasswordException;
import dev.redrive.connection.ProxyPassword.VaultedProxyPassword;
import dev.redrive.keys.PassphraseFile;
import dev.redrive.keys.Redactor;
import dev.redrive.keys.SecretState;
import dev.redrive.keys.SecretStore.SecretName;
import dev.redrive.keys.StoredKeyVault;
import dev.redrive.keys.StoredKeyVault.SessionKeyVault;
import dev.redrive.keys.TimedSecretStore;
import dev.redrive.keys.VaultedPassword;
import dev.redrive.profile.KeyStorage;
import dev.redrive.testing.FakeKeychain;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VaultedProxyPasswordTest {

    private static final ProxyChoice.Manual PROXY =
            new ProxyChoice.Manual("proxy_1.acme", 3128, "ACME\\jo");

    @ParameterizedTest
    @ValueSource(strings = {"secret", "pass wörd: %&/\"", "日本語𝄞"})
    void anyPasswordIsKeptForItsProxyAndMaskedFromThenOn(String password) throws Exception {
        Redactor redactor = new Redactor();
        try (SessionKeyVault vault = new SessionKeyVault()) {
            VaultedProxyPassword passwords = new VaultedProxyPassword(vault, redactor);

            passwords.keep(PROXY, password.toCharArray());

            assertThat(passwords.find(PROXY)).containsExactly(password.toCharArray());
            assertThat(redactor.clean("it is " + password + ".")).isEqualTo("it is ***.");
            assertThat(passwords.find(new ProxyChoice.Manual("proxy_1.acme", 3129, "ACME\\jo")))
                    .isNull();
            assertThat(passwords.find(new ProxyChoice.Manual("proxy_1.acme", 3128, "jo"))).isNull();
            passwords.forget();
            assertThat(passwords.find(PROXY)).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy",
                "my_proxy",
                "10.0.0.1",
                "::1",
                "[FE80::1]",
                "b\u00fcro.example",
                "a.example."
            })
    void everyHostTheFieldTakes_canHaveAPassword(String typed) throws Exception {
        ProxyChoice.Manual proxy =
                Objects.requireNonNull(ProxyAddress.read(typed, "3128", "j\u00f6 \u65e5"));
        String longest = "\u65e5".repeat(200);
        assertThat(VaultedPassword.isUsable(longest)).isTrue();
        assertThat(VaultedPassword.isUsable(longest + "x")).isFalse();
        try (SessionKeyVault vault = new SessionKeyVault()) {
            VaultedProxyPassword passwords = new VaultedProxyPassword(vault, new Redactor());

            passwords.keep(proxy, longest.toCharArray());

            assertThat(passwords.find(proxy)).containsExactly(longest.toCharArray());
        }
    }

    private final FakeKeychain keychain = new FakeKeychain();

    private VaultedProxyPassword inKeychain() {
        PassphraseFile none =
                new PassphraseFile(Path.of("never-written.sealed"), 10, new SecureRandom());
        TimedSecretStore patient =
                new TimedSecretStore(keychain, Runnable::run, Duration.ofSeconds(10));
        return new VaultedProxyPassword(new StoredKeyVault(patient, none), new Redactor());
    }

    private static UnusableProxyPasswordException unusable(VaultedProxyPassword passwords) {
        return catchThrowableOfType(
                UnusableProxyPasswordException.class, () -> passwords.find(PROXY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not base64!", "p=s", "pässword", "two words", "a\nb"})
    void aPasswordChangedByAnotherProgram_isSaidAndNotShown(String changed) {
        inKeychain().keep(PROXY, "secret".toCharArray());
        keychain.change("proxy-password", changed);

        UnusableProxyPasswordException unusable = unusable(inKeychain());

        assertThat(unusable.getMessage()).isNotEmpty().doesNotContain(changed);
        assertThat(unusable).hasNoCause();
    }

    @ParameterizedTest
    @CsvSource({
        "LOCKED, the keychain is locked",
        "NO_SERVICE, there is no keychain",
        "DENIED, the keychain does not give it out as Redrive has kept it"
    })
    void aKeychainThatFails_isSaidAndAskedOnceOnly(SecretState state, String why) throws Exception {
        inKeychain().keep(PROXY, "secret".toCharArray());
        VaultedProxyPassword passwords = inKeychain();
        keychain.answer(state);

        assertThat(unusable(passwords)).hasMessage(why);
        int calls = keychain.calls();
        assertThat(unusable(passwords)).hasMessage(why);
        assertThat(unusable(passwords)).hasMessage(why);
        assertThat(keychain.calls()).isEqualTo(calls);

        passwords.keep(PROXY, "typed again".toCharArray());
        assertThat(passwords.find(PROXY)).containsExactly("typed again".toCharArray());
    }

    @Test
    void withoutAPassword_nothingIsWrong() throws Exception {
        assertThat(inKeychain().find(PROXY)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"line\nbreak", "nul\0", "huge"})
    void aPasswordThatCannotBeSent_isNotKept(String password) throws Exception {
        String whole = password.equals("huge") ? "x".repeat(5_000) : password;

        assertThat(Objects.requireNonNull(inKeychain().keep(PROXY, whole.toCharArray())).state())
                .isEqualTo(SecretState.DENIED);
        assertThat(keychain.size()).isZero();
    }

    @Test
    void aPasswordKeptByAnEarlierVersion_isFoundUnderTheSameName() throws Exception {
        SecretName name =
                new SecretName(
                        "proxy-password",
                        "http://proxy_1.acme:3128/ACME%5Cjo",
                        "Redrive: Proxy",
                        KeyStorage.KEYCHAIN);
        keychain.write(name, "c2VjcmV0".toCharArray());

        assertThat(inKeychain().find(PROXY)).containsExactly("secret".toCharArray());
        inKeychain().keep(PROXY, "secret".toCharArray());
        assertThat(keychain.kept("proxy-password")).isEqualTo("c2VjcmV0");
    }
}
