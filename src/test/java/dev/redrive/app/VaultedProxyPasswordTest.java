package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.connection.ProxyAddress;
import dev.redrive.connection.ProxyChoice;
import dev.redrive.profile.ApiKey;
import dev.redrive.profile.KeyVault;
import dev.redrive.profile.Redactor;
import dev.redrive.profile.SessionKeyVault;
import java.lang.reflect.Proxy;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultedProxyPasswordTest {

    private static final ProxyChoice.Manual PROXY =
            new ProxyChoice.Manual("proxy_1.acme", 3128, "ACME\\jo");

    /** As after another program has changed it in the keychain. */
    @Test
    void aKeptPasswordThatCannotBeReadIsNone() {
        try (SessionKeyVault inner = new SessionKeyVault()) {
            KeyVault changed =
                    (KeyVault)
                            Proxy.newProxyInstance(
                                    KeyVault.class.getClassLoader(),
                                    new Class<?>[] {KeyVault.class},
                                    (_, method, arguments) ->
                                            method.getName().equals("find")
                                                    ? ApiKey.of("not-base64!".toCharArray())
                                                    : method.invoke(inner, arguments));

            assertThat(new VaultedProxyPassword(changed, new Redactor()).find(PROXY)).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "pass wörd: %&/\"", "日本語𝄞"})
    void anyPasswordIsKeptForItsProxyAndMaskedFromThenOn(String password) {
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
    void everyHostTheFieldTakes_canHaveAPassword(String typed) {
        ProxyChoice.Manual proxy =
                Objects.requireNonNull(ProxyAddress.read(typed, "3128", "j\u00f6 \u65e5"));
        String longest = "\u65e5".repeat(200);
        assertThat(ProxyAddress.isUsablePassword(longest)).isTrue();
        assertThat(ProxyAddress.isUsablePassword(longest + "x")).isFalse();
        try (SessionKeyVault vault = new SessionKeyVault()) {
            VaultedProxyPassword passwords = new VaultedProxyPassword(vault, new Redactor());

            passwords.keep(proxy, longest.toCharArray());

            assertThat(passwords.find(proxy)).containsExactly(longest.toCharArray());
        }
    }
}
