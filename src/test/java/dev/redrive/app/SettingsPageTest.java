package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.testing.FxThreadGuard;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The sections of the settings, their switches and their search, in the window itself. */
class SettingsPageTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    private static final List<String> CONTROLS =
            List.of(
                    "appearance",
                    "highContrast",
                    "language",
                    "textSize",
                    "namesTyped",
                    "carefulReceipts",
                    "notifications",
                    "proxySystem",
                    "addCertificate",
                    "teamTest",
                    "openFolder",
                    "saveDiagnostics",
                    "openAbout");

    /** What is typed in English, and the controls that are left; whatever the case or the order. */
    private static final Map<String, String> ENGLISH =
            Map.of(
                    "language", "appearance highContrast language textSize",
                    "TEXT size", "textSize",
                    "receipt", "carefulReceipts",
                    "production name", "namesTyped",
                    "password", "proxySystem teamTest",
                    "français", "language",
                    "certificate", "addCertificate proxySystem teamTest",
                    "no such thing", "");

    private static final Map<String, String> FRENCH =
            Map.of(
                    "récépissé", "carefulReceipts",
                    "RECEPISSE", "carefulReceipts",
                    "contrasté", "highContrast",
                    "dossier", "openFolder");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    private TestWindow settings(Locale locale) throws Exception {
        Desk.writeProfile(home, "North", "TEST", "http://127.0.0.1:9");
        TestWindow window = TestWindow.open(locale, home);
        window.press("navSettings");
        window.awaitUsable("settingsSearch");
        return window;
    }

    private static void assertFinds(TestWindow window, Map<String, String> wanted) {
        wanted.forEach((typed, controls) -> {
            window.run(() -> ((TextInputControl) window.node("settingsSearch")).setText(typed));
            TreeSet<String> left = new TreeSet<>(CONTROLS);
            left.removeIf(id -> !window.isShown(id));
            assertThat(String.join(" ", left)).as(typed).isEqualTo(controls);
            assertThat(window.isShown("settingsNothing")).as(typed).isEqualTo(controls.isEmpty());
        });
    }

    @Test
    void search_leavesTheRowsWithAllWords_andEscBringsBackTheRest() throws Exception {
        try (TestWindow window = settings(Locale.UK)) {
            assertFinds(window, ENGLISH);
            window.press("settingsSearch");
            window.keys(KeyCode.ESCAPE);
            assertThat(CONTROLS).allMatch(window::isShown);
        }
    }

    @Test
    void search_isWithoutRegardToAccents_inFrench() throws Exception {
        try (TestWindow window = settings(Locale.FRANCE)) {
            assertFinds(window, FRENCH);
        }
    }

    @Test
    void aSwitch_isSetByMouseKeyAndTheWordsBesideIt() throws Exception {
        try (TestWindow window = settings(Locale.UK)) {
            window.tabTo("carefulReceipts");
            window.keys(KeyCode.SPACE);
            assertThat(isOn(window)).isFalse();
            window.press("carefulReceipts");
            assertThat(isOn(window)).isTrue();
            window.run(() -> {
                Node words =
                        window.node("carefulReceipts")
                                .getParent()
                                .getChildrenUnmodifiable()
                                .getFirst();
                words.setId("wordsOfSwitch");
            });
            window.press("wordsOfSwitch");
            assertThat(isOn(window)).isFalse();
            TestWindow.awaitFile(home.resolve("profiles.json"), "carefulReceipts");
        }
    }

    private static boolean isOn(TestWindow window) {
        return window.on(() -> {
            boolean isOn = ((CheckBox) window.node("carefulReceipts")).isSelected();
            assertThat(
                            Objects.requireNonNull(window.program().parts())
                                    .models
                                    .profiles
                                    .preferences()
                                    .carefulReceipts
                                    .get())
                    .isEqualTo(isOn);
            return isOn;
        });
    }

    @Test
    void theSectionThatIsRead_isMarked_whetherChosenOrScrolledTo() throws Exception {
        try (TestWindow window = settings(Locale.UK)) {
            window.run(() -> window.stage().setWidth(1280));
            window.awaitUsable("sectionConnection");
            assertThat(marked(window)).isEqualTo("sectionAppearance");
            window.press("sectionConnection");
            assertThat(marked(window)).isEqualTo("sectionConnection");
            window.press("sectionAbout");
            assertThat(marked(window)).isEqualTo("sectionAbout");
            window.run(() -> ((ScrollPane) window.node("settings")).setVvalue(0));
            assertThat(marked(window)).isEqualTo("sectionAppearance");
        }
    }

    private static String marked(TestWindow window) {
        return window.on(() ->
                String.join(
                        " ",
                        window.node("settingsSections").lookupAll(".nav-button").stream()
                                .filter(node ->
                                        node.getPseudoClassStates()
                                                .contains(PseudoClass.getPseudoClass("selected")))
                                .map(Node::getId)
                                .toList()));
    }
}
