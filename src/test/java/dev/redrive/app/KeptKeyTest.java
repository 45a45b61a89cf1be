package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.keys.SecretState;
import dev.redrive.testing.FakeKeychain;
import dev.redrive.testing.FxThreadGuard;
import dev.redrive.testing.StandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.control.RadioButton;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Keys that are there again after a restart, and what the window says where they are not. */
@Tag("slow")
class KeptKeyTest {

    private static final String PASSPHRASE = "correct horse battery";

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    private final FakeKeychain keychain = new FakeKeychain();

    @BeforeEach
    void silent() {
        keychain.answer(SecretState.STORED);
    }

    private TestWindow open() throws TimeoutException {
        return TestWindow.open(keychain, Locale.UK, home);
    }

    /** Chooses a place, types the key and saves. */
    private static void keep(TestWindow window, String place) {
        window.press("navCredentials");
        window.awaitText("keychainNote", note -> !note.startsWith("Trying"), "tried");
        window.press(place);
        window.fill("apiKey", StandIn.KEY);
        window.press("saveProfile");
    }

    private static void close(TestWindow window) throws Exception {
        window.askToClose();
        if (window.isUsable("questionYes")) {
            window.press("questionYes");
        }
        assertThat(window.awaitEnd()).isTrue();
    }

    private static void keepInFile(TestWindow window) {
        keep(window, "keepFile");
        window.awaitUsable("passphraseAgain");
        window.fill("passphrase", PASSPHRASE);
        window.fill("passphraseAgain", PASSPHRASE);
        window.press("confirmPassphrase");
    }

    private void assertNoKeyIn() throws IOException {
        // Listed and not walked: a walk breaks over a file that the closing program removes.
        for (Path folder : List.of(home, home.resolve("logs"))) {
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files.filter(Files::isRegularFile).map(KeptKeyTest::contents))
                        .isNotEmpty()
                        .noneMatch(text -> text.contains(StandIn.KEY) || text.contains(PASSPHRASE));
            }
        }
    }

    /** What the file holds; nothing where the program that closes has just removed it. */
    private static String contents(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aTaskGoesOnAfterARestartWithoutAskingForTheKey() throws Exception {
        try (StandIn service = new StandIn()) {
            service.hold(true);
            Desk.writeProfile(home, "North", "TEST", service.url().toString());
            String id;
            try (TestWindow window = open()) {
                keep(window, "keepKeychain");
                window.awaitText("keyStorageState", "The key is kept in: Secret Service");
                window.press("navDashboard");
                window.press("retryTrips");
                window.press("confirmRetry");
                window.awaitText("nbItems", "321");
                id = window.text("taskId");
                close(window);
            }
            assertThat(keychain.kept("p1")).isEqualTo(StandIn.KEY);
            assertNoKeyIn();
            try (TestWindow again = open()) {
                again.awaitText("statusKey", "Key …WXYZ");
                again.awaitText("taskFreshness", "Updated");
                assertThat(again.text("taskId")).isEqualTo(id);
                again.press("navCredentials");
                again.awaitText("keyStorageState", "The key is kept in: Secret Service");
                assertThat(again.on(() -> ((RadioButton) again.node("keepKeychain")).isSelected()))
                        .isTrue();
                assertThat(again.words()).doesNotContain(StandIn.KEY);
            }
        }
    }

    @Test
    void aSaveThatFailedIsSaidAndTheKeyWorksAllTheSame() throws Exception {
        try (StandIn service = new StandIn()) {
            Desk.writeProfile(home, "North", "TEST", service.url().toString());
            try (TestWindow window = open()) {
                window.press("navCredentials");
                window.press("keepKeychain");
                window.awaitText("keychainNote", "Kept encrypted");
                keychain.answer(SecretState.LOCKED);
                keep(window, "keepKeychain");
                window.awaitText("problemTitle", "The key of North could not be saved");
                assertThat(window.text("problemDetail")).contains("is locked");
                window.awaitText("statusKey", "this session");
                window.press("testConnection");
                window.awaitText("connectionResult", "The service accepts this key.");

                keychain.answer(SecretState.STORED);
                window.press("keyStorageAgain");
                window.awaitText("keyStorageState", "The key is kept in: Secret Service");
                window.awaitGone("problemTitle");
            }
        }
    }

    @Test
    void aKeychainThatIsLockedAtTheStartIsSaidAndAskedAgain() throws Exception {
        Desk.writeProfile(home, "North", "TEST", "http://127.0.0.1:9");
        try (TestWindow window = open()) {
            keep(window, "keepKeychain");
            window.awaitText("keyStorageState", "The key is kept in: Secret Service");
            close(window);
        }
        keychain.answer(SecretState.LOCKED);
        try (TestWindow again = open()) {
            again.awaitText("problemTitle", "North: the key is not available");
            assertThat(again.text("problemDetail")).contains("is locked");
            again.awaitText("statusKey", "Key unavailable");

            keychain.answer(SecretState.STORED);
            again.press("problemAction");
            again.awaitText("statusKey", "Key …WXYZ");
            again.awaitGone("problemTitle");
        }
    }

    @Test
    void whileTheKeychainWaitsForTheUser_theWindowWorksAndCloses() throws Exception {
        Desk.writeProfile(home, "North", "TEST", "http://127.0.0.1:9");
        try (TestWindow window = open()) {
            keep(window, "keepKeychain");
            window.awaitText("keyStorageState", "The key is kept in: Secret Service");
            close(window);
        }
        CountDownLatch prompt = new CountDownLatch(1);
        keychain.waitFor(prompt);
        try (TestWindow again = open()) {
            again.press("navSettings");
            again.awaitUsable("appearanceDark");
            close(again);
        } finally {
            prompt.countDown();
        }
    }

    @Test
    void theFileAsksForItsPassphraseOnceAtTheStart() throws Exception {
        keychain.answer(SecretState.NO_SERVICE);
        Desk.writeProfile(home, "North", "TEST", "http://127.0.0.1:9");
        try (TestWindow window = open()) {
            keepInFile(window);
            window.awaitGone("passphraseDialog");
            window.awaitText("keyStorageState", "The key is kept in: the file protected by your");
            close(window);
        }
        assertThat(home.resolve("keys.sealed")).exists();
        assertNoKeyIn();
        try (TestWindow again = open()) {
            again.awaitUsable("passphrase");
            again.fill("passphrase", "wrong");
            again.press("confirmPassphrase");
            again.awaitText("passphraseProblem", "This is not the passphrase");
            again.press("cancelPassphrase");
            again.awaitText("problemTitle", "North: the key is not available");
            again.press("problemAction");
            again.awaitUsable("passphrase");
            again.fill("passphrase", PASSPHRASE);
            again.press("confirmPassphrase");
            again.awaitText("statusKey", "Key …WXYZ");
            again.awaitGone("problemTitle");
        }
    }

    @Test
    void theFileAsksForItsNewPassphraseOnceItWasChanged() throws Exception {
        keychain.answer(SecretState.NO_SERVICE);
        Desk.writeProfile(home, "North", "TEST", "http://127.0.0.1:9");
        try (TestWindow window = open()) {
            keepInFile(window);
            window.awaitUsable("changePassphrase");
            window.press("changePassphrase");
            window.awaitUsable("passphraseBefore");
            window.fill("passphraseBefore", PASSPHRASE);
            window.fill("passphrase", "another " + PASSPHRASE);
            window.fill("passphraseAgain", "another " + PASSPHRASE);
            window.press("confirmPassphrase");
            window.awaitText("problemTitle", "The passphrase of the key file was changed");
            close(window);
        }
        assertNoKeyIn();
        try (TestWindow again = open()) {
            again.awaitUsable("passphrase");
            again.fill("passphrase", "another " + PASSPHRASE);
            again.press("confirmPassphrase");
            again.awaitText("statusKey", "Key …WXYZ");
        }
    }

    @Test
    void aRemovedProfileTakesItsKeyFromTheKeychain() throws Exception {
        Desk.writeProfile(home, "North", "TEST", "http://127.0.0.1:9");
        try (TestWindow window = open()) {
            keep(window, "keepKeychain");
            window.awaitText("keyStorageState", "The key is kept in: Secret Service");
            assertThat(keychain.kept("p1")).isEqualTo(StandIn.KEY);

            window.press("removeProfile");
            window.press("questionYes");
            window.await("erased", () -> keychain.size() == 0);
        }
    }
}
