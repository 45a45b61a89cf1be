package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.testing.FxThreadGuard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every control that takes the focus has a name and a role for a screen reader. */
class NamedControlsTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void credentialsAndSettings(String language) throws Exception {
        Desk.writeProfile(home, "North", "TEST", "http://127.0.0.1:9");
        Locale locale = language.equals("fr") ? Locale.FRANCE : Locale.UK;
        try (TestWindow window = TestWindow.open(locale, home)) {
            window.press("navCredentials");
            window.awaitUsable("profileName");
            assertThat(unnamed(window, "credentials")).isEmpty();
            window.press("navSettings");
            window.awaitUsable("applyProxy");
            window.press("proxyManual");
            assertThat(unnamed(window, "settings")).isEmpty();
        }
    }

    private static List<String> unnamed(TestWindow window, String page) {
        return window.on(() -> {
            List<Node> labels =
                    window.stage().getScene().getRoot().lookupAll("*").stream()
                            .filter(Label.class::isInstance)
                            .toList();
            List<String> unnamed = new ArrayList<>();
            for (Node node : window.node(page).lookupAll("*")) {
                if (node instanceof Control
                        && !(node instanceof ScrollPane)
                        && node.isFocusTraversable()
                        && TestWindow.isSeen(node)) {
                    boolean isLabelled =
                            labels.stream()
                                    .anyMatch(label -> node.equals(((Label) label).getLabelFor()));
                    boolean isNamed =
                            !text(node.getAccessibleText()).isEmpty()
                                    || (node instanceof Labeled labeled
                                            && !text(labeled.getText()).isEmpty());
                    if (!(isNamed || isLabelled)
                            || node.getAccessibleRole() == null
                            || node.getAccessibleRole() == AccessibleRole.NODE) {
                        unnamed.add(node + ", " + node.getAccessibleRole());
                    }
                    assertThat(node.queryAccessibleAttribute(AccessibleAttribute.ROLE)).isNotNull();
                }
            }
            return unnamed;
        });
    }

    private static String text(@Nullable String words) {
        return words == null ? "" : words;
    }
}
