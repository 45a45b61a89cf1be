package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.connection.ProxyChoice;
import dev.redrive.profile.Redactor;
import dev.redrive.profile.SessionKeyVault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultedProxyPasswordTest {

    private static final ProxyChoice.Manual PROXY =
            new ProxyChoice.Manual("proxy_1.acme", 3128, "ACME\\jo");

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
}
