package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.redrive.testing.FxThreadGuard;
import java.nio.file.Path;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Buttons, counts and names stay whole, and nothing leaves its place, at every size. */
    @Tag("slow")
    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void nothingIsCut(String language) throws Exception {
        Gallery gallery = Gallery.ofTextSizes(language);
        try (GalleryDesk desk = new GalleryDesk(home);
                TestWindow window = TestWindow.open(gallery.locale(), home)) {
            window.awaitUsable("customersTable");
            desk.enterKeys(window);
            gallery.show(window, "size-board");
            window.openCustomer(GalleryDesk.RUNNING);
            window.awaitUsable("taskChart");
            gallery.show(window, "size-running");
            window.press("openTask");
            window.awaitUsable("taskTimeline");
            gallery.show(window, "size-task");
            window.openCustomer(GalleryDesk.PROCESSED);
            window.awaitText("customerName", GalleryDesk.PROCESSED);
            gallery.show(window, "size-processed");
            window.press("navHistory");
            window.await("filled", () -> window.text("historyCount").startsWith("1"));
            gallery.show(window, "size-history");
            HistoryTest.select(window, 0);
            gallery.show(window, "size-details");
            window.press("navCredentials");
            window.awaitUsable("profileList");
            gallery.show(window, "size-credentials");
            window.press("navSettings");
            window.awaitUsable("settingsSearch");
            gallery.show(window, "size-settings");
        }
        assertThat(gallery.problems()).isEmpty();
    }

    private static double fontSize(TestWindow window) {
        return window.on(() -> {
            window.stage().getScene().getRoot().applyCss();
            return ((Label) window.node("statusLine")).getFont().getSize();
        });
    }
}
