package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.keys.ApiKey;
import dev.redrive.keys.KeyState;
import dev.redrive.testing.FxThreadGuard;
import dev.redrive.testing.StandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The demo takes no key, says so where one is pasted, and leads nobody into a dead end. */
class DemoKeyTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    @Test
    void aKeyPastedForTheDemo_isRefusedOnTheSpotAndKeptNowhere() throws Exception {
        try (TestWindow window = TestWindow.open(home, "--demo")) {
            window.awaitUsable("demoReset");
            KeyState own = window.on(() -> key(window));
            window.press("navCredentials");
            window.awaitUsable("openDemo");
            window.run(() -> {
                ClipboardContent content = new ClipboardContent();
                content.putString(StandIn.KEY);
                Clipboard.getSystemClipboard().setContent(content);
                window.node("openDemo").requestFocus();
            });

            window.shortcut(KeyCode.V);

            window.awaitText("demoKeyProblem", "The demo takes no key");
            assertThat(window.isUsable("demoAddKey")).isTrue();
            assertThat(saveInto(window)).isNotNull(); // Whatever screen may ask for it.
            assertThat(window.on(() -> key(window))).isEqualTo(own);
            assertThat(files()).noneMatch(text -> text.contains(StandIn.KEY));
            window.press("demoAddKey");
            window.await("the form", () -> window.focused().equals("profileName"));
            assertThat(window.isShown("demoKeyProblem")).isFalse();
        }
    }

    private static KeyState key(TestWindow window) {
        var profiles = Objects.requireNonNull(window.program().parts()).models.profiles;
        return profiles.keys().of(profiles.chosen());
    }

    private static @Nullable Exception saveInto(TestWindow window) {
        AtomicReference<Exception> refused = new AtomicReference<>();
        window.run(() -> {
            var profiles = Objects.requireNonNull(window.program().parts()).models.profiles;
            profiles.save(profiles.chosen(), ApiKey.of(StandIn.KEY.toCharArray()), refused::set);
        });
        return refused.get();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            return all.filter(Files::isRegularFile).map(DemoKeyTest::bytes).toList();
        }
    }

    private static String bytes(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theKeyRevokedInTheStory_worksAgainWithOneClick() throws Exception {
        try (TestWindow window = TestWindow.open(home, "--demo", "key-revoked-midway")) {
            window.press("retryTrips");
            window.press("confirmRetry");
            window.press("enterKey");

            window.awaitText("problemTitle", "The demo’s key works again");
            window.awaitText("taskVerdict", text -> !text.isEmpty(), "an end");
        }
    }

    @Test
    void theColleaguesTask_isWatchedWithoutTypingItsId() throws Exception {
        try (TestWindow window = TestWindow.open(home, "--demo", "already-running")) {
            window.press("retryTrips");
            window.press("confirmRetry");
            window.press("askColleague");

            window.awaitText("nbItems", "12,480");
        }
    }
}
