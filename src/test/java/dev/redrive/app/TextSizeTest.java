package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.redrive.testing.FxThreadGuard;
import java.nio.file.Path;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Texts of another size than usual. */
class TextSizeTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    @Test
    void aSizeChosenInTheSettings_isInEffectAtOnceAndAtTheNextStart() throws Exception {
        Desk.writeProfile(home, "North", "TEST", "http://127.0.0.1:9");
        try (TestWindow window = TestWindow.open(home)) {
            window.press("navSettings");
            double usual = fontSize(window);
            window.press("textSize150");
            assertThat(fontSize(window)).isCloseTo(usual * 1.5, within(0.1));
            TestWindow.awaitFile(home.resolve("profiles.json"), "150");
        }
        try (TestWindow window = TestWindow.open(home)) {
            assertThat(fontSize(window)).isCloseTo(18.9, within(0.1));
            window.press("navSettings");
            window.awaitUsable("textSize80");
            window.run(() -> ((ButtonBase) window.node("textSize80")).fire());
            assertThat(fontSize(window)).isCloseTo(10.08, within(0.1));
        }
    }

    private static double fontSize(TestWindow window) {
        return window.on(() -> {
            window.stage().getScene().getRoot().applyCss();
            return ((Label) window.node("statusLine")).getFont().getSize();
        });
    }
}
