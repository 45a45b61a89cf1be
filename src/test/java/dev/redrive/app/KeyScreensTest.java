package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.keys.SecretState;
import dev.redrive.testing.FakeKeychain;
import dev.redrive.testing.FxThreadGuard;
import dev.redrive.testing.StandIn;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of the place for keys can be read whole, in both languages and at both sizes. */
@Tag("slow")
class KeyScreensTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "en, DARK", "fr, LIGHT", "fr, DARK"})
    void nothingIsCutWhereKeysAreKept(String language, String appearance) throws Exception {
        Gallery gallery = new Gallery(language, appearance);
        Desk.writeProfile(home, Gallery.LONG_NAME, "PRODUCTION", "http://127.0.0.1:9");
        gallery.dress(home);
        FakeKeychain keychain = new FakeKeychain();
        try (TestWindow window = TestWindow.open(keychain, gallery.locale(), home)) {
            window.press("navCredentials");
            window.awaitText("keychainNote", text -> !text.endsWith("…"), "tried");
            window.fill("apiKey", StandIn.KEY);
            window.press("keepKeychain");
            window.press("saveProfile");
            window.awaitText(
                    "keyStorageState",
                    text -> text.contains("Secret Service") && !text.endsWith("…"),
                    "kept");
            gallery.show(window, "keys-keychain", "keyStorage");
            keychain.answer(SecretState.LOCKED);
            window.fill("apiKey", StandIn.KEY);
            window.press("saveProfile");
            window.awaitUsable("keyStorageAgain");
            gallery.show(window, "keys-not-kept", "keyStorage");
            gallery.show(window, "keys-not-kept-banner", "profileName");
            keychain.answer(SecretState.STORED);
            window.press("keepSession");
            window.press("saveProfile");
            window.awaitGone("keyStorageAgain");
            gallery.show(window, "keys-session", "keyStorage");
            window.press("keepFile");
            window.press("saveProfile");
            window.awaitUsable("passphraseAgain");
            window.fill("passphrase", "short");
            window.press("confirmPassphrase");
            gallery.show(window, "keys-new-passphrase");
            window.fill("passphrase", "correct horse battery");
            window.fill("passphraseAgain", "correct horse battery");
            window.press("confirmPassphrase");
            window.awaitGone("passphraseDialog");
            gallery.show(window, "keys-file", "keyStorage");
            window.press("changePassphrase");
            window.fill("passphraseBefore", "wrong");
            gallery.show(window, "keys-change-passphrase");
            window.press("confirmPassphrase");
            gallery.show(window, "keys-change-too-short");
            window.fill("passphrase", "correct horse staple");
            window.press("confirmPassphrase");
            gallery.show(window, "keys-change-not-the-same");
            window.fill("passphraseAgain", "correct horse staple");
            window.fill("passphraseBefore", "");
            window.press("confirmPassphrase");
            gallery.show(window, "keys-change-wrong-before");
            window.press("cancelPassphrase");
        }
        keychain.answer(SecretState.NO_SERVICE);
        try (TestWindow window = TestWindow.open(keychain, gallery.locale(), home)) {
            window.awaitUsable("passphrase");
            window.fill("passphrase", "wrong");
            window.press("confirmPassphrase");
            window.awaitUsable("setAsideKeyFile");
            gallery.show(window, "keys-wrong-passphrase");
            window.press("cancelPassphrase");
            window.press("navCredentials");
            window.press("keepKeychain");
            window.awaitUsable("tryKeychain");
            gallery.show(window, "keys-none", "keyStorage");
        }
        assertThat(gallery.problems()).isEmpty();
    }
}
