package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.demo.Fault;
import dev.redrive.demo.Scenario;
import dev.redrive.profile.Appearance;
import dev.redrive.testing.FxThreadGuard;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The demo can be read whole, in both languages and at both sizes; pictures go to target/screens.
 */
@Tag("slow")
class DemoScreensTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "fr, DARK"})
    void nothingIsCut(String language, String appearance) throws Exception {
        Gallery gallery = new Gallery(language, appearance);
        try (TestWindow window = TestWindow.open(gallery.locale(), home)) {
            window.awaitUsable("demoReset");
            dress(window, Appearance.valueOf(appearance));
            gallery.show(window, "demo-first");
            window.press("demoTour");
            gallery.show(window, "tour-1");
            window.keys(KeyCode.ENTER);
            gallery.show(window, "tour-2");
            window.keys(KeyCode.ENTER);
            gallery.show(window, "tour-3");
            window.press("tourTry");
            window.awaitUsable("confirmRetry");
            gallery.show(window, "tour-3b");
            window.press("tourTry");
            window.awaitText("nbItems", "12");
            window.press("tourNext");
            gallery.show(window, "tour-4");
            window.keys(KeyCode.ESCAPE);
            window.awaitGone("tourCard");
            window.press("demoSpeed10");
            window.await("moving", () -> !window.text("demoAnswered").equals("0"));
            window.press("demoReceiverDown");
            gallery.show(window, "demo-down");
            window.press("demoReceiverUp");
            window.await("ended", () -> !window.text("taskVerdict").isEmpty());
            gallery.show(window, "demo-ended");
            window.press("navHistory");
            window.awaitUsable("removeDemo");
            window.run(() ->
                    ((TableView<?>) window.node("historyTable")).getSelectionModel().select(0));
            window.awaitUsable("saveReceipt");
            gallery.show(window, "demo-history");
            window.press("saveReceipt");
            window.awaitUsable("closeReceipt");
            gallery.show(window, "demo-receipt");
            window.press("closeReceipt");
            window.press("navCredentials");
            window.awaitUsable("openDemo");
            window.run(() -> window.node("openDemo").requestFocus());
            window.shortcut(KeyCode.V);
            window.awaitUsable("demoAddKey");
            gallery.show(window, "demo-key");
        }
        assertThat(gallery.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT, lost for ever", "fr, DARK, perdus pour toujours"})
    void behindAMaintenancePage_whatIsProcessedIsLost_andNoRetryFindsItAgain(
            String language, String appearance, String lost) throws Exception {
        Gallery gallery = new Gallery(language, appearance);
        try (TestWindow window = TestWindow.open(gallery.locale(), home)) {
            window.awaitUsable("demoReset");
            dress(window, Appearance.valueOf(appearance));
            choose(window, Fault.MAINTENANCE_PAGE);
            window.press("retryTrips");
            window.press("confirmRetry");
            window.await("losing", () -> window.text("demoDamage").contains(lost));
            gallery.show(window, "demo-maintenance");
            window.await("ended", () -> !window.text("taskVerdict").isEmpty());
            window.await("all lost", () -> digits(window, "demoDamage").equals("12480"));
            assertThat(digits(window, "demoRefused")).isEqualTo("0");

            choose(window, Fault.NONE);
            String first = window.text("taskId");
            window.press("retryTrips");
            window.press("confirmRetry");
            window.await(
                    "another task that ends",
                    () ->
                            !window.text("taskId").equals(first)
                                    && !window.text("taskVerdict").isEmpty());
            assertThat(digits(window, "nbItems")).isEqualTo("0");
            assertThat(digits(window, "demoDamage")).isEqualTo("12480");
            gallery.show(window, "demo-lost");
        }
        assertThat(gallery.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"en, 900, 600", "fr, 900, 600", "en, 1280, 800", "fr, 1280, 800"})
    void everyChoiceOfTheConsole_canBeReadWhole(String language, double width, double height)
            throws Exception {
        Locale locale = new Gallery(language).locale();
        try (TestWindow window = TestWindow.open(locale, home)) {
            window.awaitUsable("demoReset");
            window.run(() -> {
                window.stage().setWidth(width);
                window.stage().setHeight(height);
            });
            window.await("its size", () -> window.stage().getScene().getWidth() == width);
            for (Fault fault : Fault.values()) {
                choose(window, fault);
                assertNothingCut(window, fault.name());
            }
            for (Scenario story : Scenario.values()) {
                choose(window, "demoScenario", story);
                assertNothingCut(window, story.name());
            }
        }
    }

    private static void assertNothingCut(TestWindow window, String what) {
        List<String> cut =
                window.on(() -> {
                    window.stage().getScene().getRoot().applyCss();
                    window.stage().getScene().getRoot().layout();
                    return ScreenFaults.in(window.stage().getScene()).stream()
                            .filter(fault -> fault.contains("cut") && !fault.startsWith("#"))
                            .toList();
                });
        assertThat(cut).as(what).isEmpty();
    }

    private static void choose(TestWindow window, Fault fault) {
        choose(window, "demoFault", fault);
    }

    @SuppressWarnings("unchecked")
    private static <T> void choose(TestWindow window, String id, T value) {
        window.run(() -> ((ComboBox<T>) window.node(id)).setValue(value));
    }

    private static String digits(TestWindow window, String id) {
        return window.text(id).replaceAll("\\D", "");
    }

    private static void dress(TestWindow window, Appearance appearance) {
        window.run(() -> {
            Wiring parts = Objects.requireNonNull(window.program().parts());
            parts.models.profiles.preferences().appearance.set(appearance);
        });
    }
}
