package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.testing.FxThreadGuard;
import dev.redrive.testing.Reply;
import dev.redrive.testing.StandIn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.util.WaitForAsyncUtils;

/** The credentials in the window. */
class CredentialsScreenTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    @Test
    void aRejectedKeyIsEnteredAgainWithOneClickAPasteAndEnter() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            TestWindow window = desk.window;
            desk.service.hold(true);
            desk.startTrips();
            desk.service.disturb(_ -> Reply.empty(401));
            window.press("refreshTask");
            window.awaitUsable("enterKey");
            desk.service.behave();

            window.press("enterKey");
            window.await("focused", () -> window.focused().equals("apiKey"));
            window.awaitText("formWrong", "Key rejected, one task waits for it");
            window.run(() -> {
                ClipboardContent content = new ClipboardContent();
                content.putString(StandIn.KEY);
                Clipboard.getSystemClipboard().setContent(content);
            });
            window.shortcut(KeyCode.V);
            window.awaitText("saveState", "Saving lets the waiting task go on");
            window.keys(KeyCode.ENTER);

            window.awaitText("saveState", "Saved");
            assertThat(window.isUsable("saveProfile")).isFalse();
            window.awaitGone("formWrong");
        }
    }

    @Test
    void lettersAndNameAreShownAsTyped_andEnterSavesThem() throws Exception {
        try (Desk desk = new Desk(home, "TEST")) {
            TestWindow window = desk.window;
            window.press("navCredentials");
            assertThat(window.isUsable("saveProfile")).isFalse();
            assertThat(window.isShown("colourViolet")).isFalse();
            window.fill("profileLetters", "xyz");
            assertThat(window.text("profileLetters")).isEqualTo("xy");
            window.fill("profileName", "Nord");
            assertThat(window.text("formTitle")).isEqualTo("Nord");
            window.keys(KeyCode.ENTER);

            window.awaitText("saveState", "Saved");
            TestWindow.awaitFile(home.resolve("profiles.json"), "\"XY\"");
        }
    }

    @Test
    void theListIsFilteredByName_andTheDemoHasNothingToSet() throws Exception {
        try (Desk desk = new Desk(home, "TEST")) {
            TestWindow window = desk.window;
            window.press("navCredentials");
            window.fill("profileFilter", "dem");
            window.keys(KeyCode.TAB);
            window.tabTo("profileList");
            window.keys(KeyCode.HOME);

            window.awaitUsable("openDemo");
            assertThat(window.isShown("profileName")).isFalse();
            assertThat(window.isShown("saveProfile")).isFalse();
            window.press("openDemo");
            window.await("demo", () -> window.isShown("demoBadge"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void nothingReachesUnderTheScrollBar_andTheWholeFormFitsA1280Window(String language)
            throws Exception {
        Gallery gallery = new Gallery(language, language.equals("fr") ? "DARK" : "LIGHT");
        try (StandIn service = new StandIn()) {
            Desk.writeProfile(home, "Beta Mobility", "PRODUCTION", service.url().toString());
            gallery.dress(home);
            try (TestWindow window = TestWindow.open(gallery.locale(), home)) {
                window.press("navCredentials");
                window.fill("apiKey", StandIn.KEY);
                window.press("testConnection");
                window.await("tested", () -> window.text("connectionResult").contains(" ms"));
                window.press("keepFile");
                resize(window, 900, 600);
                assertThat(besides(window)).isEmpty();
                gallery.show(window, "credentials-form");
                resize(window, 1280, 800);
                assertThat(besides(window)).isEmpty();
                gallery.picture(window, "credentials-form-1280");
                double hidden =
                        window.on(() -> {
                            ScrollPane pane = (ScrollPane) window.node("formScroll");
                            return pane.getContent().getLayoutBounds().getHeight()
                                    - pane.getViewportBounds().getHeight();
                        });
                assertThat(hidden).as("scrolled").isLessThan(1);
            }
        }
        assertThat(gallery.problems()).isEmpty();
    }

    private static void resize(TestWindow window, double width, double height) {
        window.run(() -> {
            window.stage().setWidth(width);
            window.stage().setHeight(height);
        });
        WaitForAsyncUtils.waitForFxEvents(3);
    }

    /** The controls of the form that reach beyond what is seen of it. */
    private static List<String> besides(TestWindow window) {
        return window.on(() -> {
            window.stage().getScene().getRoot().applyCss();
            window.stage().getScene().getRoot().layout();
            ScrollPane pane = (ScrollPane) window.node("formScroll");
            double right = pane.getViewportBounds().getWidth();
            List<String> besides = new ArrayList<>();
            for (Node node : pane.getContent().lookupAll("*")) {
                Bounds at =
                        pane.getContent().sceneToLocal(node.localToScene(node.getLayoutBounds()));
                if (node instanceof Control && TestWindow.isSeen(node) && at.getMaxX() > right) {
                    besides.add(node + " to " + at.getMaxX() + " of " + right);
                }
            }
            return besides;
        });
    }
}
