package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.keys.ApiKey;
import dev.redrive.keys.KeyState;
import dev.redrive.profile.Profile;
import dev.redrive.testing.FxThreadGuard;
import dev.redrive.testing.StandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Dimension2D;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo takes no key, says so where one is pasted, and leads nobody into a dead end. */
@Tag("slow")
class DemoKeyTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    private static final List<String> KEYS =
            List.of(
                    StandIn.KEY,
                    "3f9a8c7b6d5e4f3a2b1c0d9e8f7a6b5c",
                    "0b51a3c7-6d5e-4f3a-9b1c-0d9e8f7a6b5c",
                    "Qm9uam91ciwgamUgc3VpcyB1bmUgY2zDqQ==");
    private static final List<String> FORMS =
            Stream.concat(
                            KEYS.stream(),
                            Stream.of(
                                    "x-dq-enterprise-api-key: " + KEYS.getFirst(),
                                    "Bearer " + KEYS.get(1),
                                    "\u201C" + KEYS.get(2) + "\u201D\n",
                                    "My key is " + KEYS.get(3) + ", please try it."))
                    .toList();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    private final List<LeakHunt> hunts = KEYS.stream().map(LeakHunt::new).toList();

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

    @ParameterizedTest
    @ValueSource(strings = {"firstTaskId", "customerSearch", "attachTask", "retryReason"})
    void aKeyPastedIntoAFieldOfTheDemo_isRefusedAndLeavesNoTrace(String field) throws Exception {
        try (TestWindow window = TestWindow.open(home)) {
            window.awaitUsable("demoReset");
            switch (field) {
                case "customerSearch" -> window.shortcut(KeyCode.K);
                case "attachTask" -> {
                    window.press("navHistory");
                    refusesKeys(window, "historyFilter");
                    window.press("openAttach");
                }
                case "retryReason" -> window.press("retryTrips");
                default -> {}
            }
            refusesKeys(window, field);
            lookEverywhere(window);
        }
        assertThat(hunts).allSatisfy(hunt -> assertThat(hunt.found()).isEmpty());
    }

    @Test
    void aKeyPastedIntoTheNoteOfATaskOrTheColleaguesId_isRefusedAndLeavesNoTrace()
            throws Exception {
        try (TestWindow window = TestWindow.open(home, "--demo", "already-running")) {
            window.press("demoPause"); // The colleague's task would end meanwhile.
            window.press("retryTrips");
            window.press("confirmRetry");
            refusesKeys(window, "attachTask");
            window.press("askColleague");
            window.awaitText("nbItems", "12,480");
            window.press("navHistory");
            window.awaitUsable("historyTable");
            window.run(() ->
                    ((TableView<?>) window.node("historyTable")).getSelectionModel().select(0));
            refusesKeys(window, "historyNote");
            window.type("An outage at night, CHG0031415926");
            window.press("saveNote");
            window.awaitText("noteMessage", "Note saved");
            lookEverywhere(window);
        }
        assertThat(hunts).allSatisfy(hunt -> assertThat(hunt.found()).isEmpty());
    }

    /** What is too short to be known for a key is sent nowhere all the same. */
    @Test
    void whatIsNoTaskOfTheDemo_isNeitherSentNorKept() throws Exception {
        List<String> pastes =
                List.of("s3cr3t-9", "abcd-1234-efgh-567", "9876543210", "My key is 4711");
        try (TestWindow window = TestWindow.open(home)) {
            window.awaitUsable("demoReset");
            for (String pasted : pastes) {
                window.press("firstTaskId");
                paste(window, pasted);
                window.press("firstWatch");
                window.awaitText("firstTaskProblem", "no task ID of the demo");
                assertThat(window.text("firstTaskId")).isEmpty();
            }
            window.press("navHistory");
            window.press("openAttach");
            for (String pasted : pastes) {
                window.press("attachTask");
                paste(window, pasted);
                window.press("confirmAttach");
                window.await("refused", () -> window.words().contains("no task ID of the demo"));
                assertThat(window.text("attachTask")).isEmpty();
            }
            assertThat(files()).noneMatch(text -> pastes.stream().anyMatch(text::contains));
        }
    }

    /** Also while the demo is chosen, what is about another customer takes what it always takes. */
    @Test
    void whatIsAboutACustomer_isNotRefused() throws Exception {
        Desk.writeProfile(home, "North", "TEST", "https://other.example");
        try (TestWindow window = TestWindow.open(home, "--demo")) {
            window.awaitUsable("demoReset");
            window.press("navHistory");
            window.press("openAttach");
            window.run(() -> choose(window, "attachCustomer", "North"));
            window.press("attachTask");
            paste(window, KEYS.get(2)); // An id has that form elsewhere.
            assertThat(window.text("attachTask")).isEqualTo(KEYS.get(2));
            window.press("cancelAttach");

            window.press("navCredentials");
            window.press("addProfile");
            window.press("apiKey");
            paste(window, StandIn.KEY);
            assertThat(window.text("apiKey")).isEqualTo(StandIn.KEY);
        }
    }

    @SuppressWarnings("unchecked")
    private static void choose(TestWindow window, String id, String name) {
        ComboBox<Profile> chooser = (ComboBox<Profile>) window.node(id);
        chooser.getItems().stream()
                .filter(profile -> profile.name().equals(name))
                .forEach(chooser::setValue);
    }

    private void refusesKeys(TestWindow window, String field) {
        window.press(field);
        for (String form : FORMS) {
            String before = window.text(field);
            paste(window, form);
            assertThat(window.text(field)).as(form).isEqualTo(before);
            window.awaitText("keyRefused", "The demo takes none");
            window.shortcut(KeyCode.Z);
            assertThat(window.text(field)).as(form).isEqualTo(before);
        }
        window.type("x");
        window.awaitGone("keyRefused");
        assertThat(window.text(field)).isEqualTo("x");
        window.run(() -> ((TextInputControl) window.node(field)).clear());
    }

    private static void paste(TestWindow window, String text) {
        window.run(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        });
        window.shortcut(KeyCode.V);
        window.run(() -> Clipboard.getSystemClipboard().clear());
    }

    /** Nodes, objects, files and the clipboard. */
    private void lookEverywhere(TestWindow window) throws IOException {
        for (LeakHunt hunt : hunts) {
            window.run(() -> {
                new NodeTexts(hunt::look).look(window.stage().getScene().getRoot());
                Reachable.from(window.program(), hunt::look);
                hunt.look("clipboard", Clipboard.getSystemClipboard().getString());
            });
            hunt.lookBelow(home);
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

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void thatAKeyIsRejected_isSaidInLines_notInAColumnOfWords(String language) throws Exception {
        Locale locale = language.equals("fr") ? Locale.FRANCE : Locale.UK;
        try (TestWindow window = TestWindow.open(locale, home, "--demo", "key-revoked-midway")) {
            window.press("retryTrips");
            window.press("confirmRetry");
            window.awaitUsable("enterKey");
            for (Dimension2D size :
                    List.of(new Dimension2D(900, 600), new Dimension2D(1280, 800))) {
                window.run(() -> {
                    window.stage().setWidth(size.getWidth());
                    window.stage().setHeight(size.getHeight());
                });
                window.await(
                        "a sentence of a few lines at " + size,
                        () -> {
                            Bounds at = window.node("taskFreshness").getLayoutBounds();
                            return window.stage().getScene().getWidth() == size.getWidth()
                                    && at.getWidth() > 5 * at.getHeight();
                        });
                new Gallery(language).picture(window, "key-rejected-" + (int) size.getWidth());
            }
        }
    }
}
