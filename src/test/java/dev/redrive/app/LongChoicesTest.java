package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.testing.FxThreadGuard;
import java.nio.file.Path;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names as long as they may be, in the lists they are chosen from. */
class LongChoicesTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    private static final String LONG = "W".repeat(200);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    @ParameterizedTest
    @ValueSource(strings = "historyProfile")
    void theListOfAChooserStaysWithinTheNarrowestWindow(String id) throws Exception {
        Desk.writeProfile(home, LONG, "TEST", "http://127.0.0.1:9");
        try (TestWindow window = TestWindow.open(home)) {
            window.press("navHistory");
            window.awaitUsable(id);
            // It is usable before it is styled, and has no list until then.
            window.await("its skin", () -> chooser(window, id).getSkin() != null);
            window.run(() -> chooser(window, id).show());

            window.await("the list", () -> list(window.node(id)).lookup(".list-cell") != null);
            double width =
                    window.on(() -> {
                        Window popup = list(window.node(id)).getScene().getWindow();
                        assertThat(popup).isInstanceOf(PopupWindow.class);
                        return list(window.node(id)).getWidth();
                    });
            assertThat(width).isBetween(100.0, 560.0);
            String whole =
                    window.on(() ->
                            list(window.node(id)).lookupAll(".list-cell").stream()
                                    .map(cell -> ((ListCell<?>) cell).getTooltip())
                                    .filter(tip -> tip != null)
                                    .map(tip -> tip.getText())
                                    .findFirst()
                                    .orElse(""));
            assertThat(whole).isEqualTo(LONG);
        }
    }

    private static ComboBox<?> chooser(TestWindow window, String id) {
        return (ComboBox<?>) window.node(id);
    }

    private static ListView<?> list(javafx.scene.Node chooser) {
        ComboBoxListViewSkin<?> skin = (ComboBoxListViewSkin<?>) ((ComboBox<?>) chooser).getSkin();
        return (ListView<?>) skin.getPopupContent();
    }
}
