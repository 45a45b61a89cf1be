package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.testing.FxThreadGuard;
import java.nio.file.Path;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The question before a retry is whole in the smallest window, whatever the customer is called. */
@Tag("slow")
class StartDialogFitTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    @ParameterizedTest
    @CsvSource({
        "en, Assurances Mutuelles du Nord et du Pas-de-Calais flotte des véhicules 12 sur 240",
        "fr, Assurances Mutuelles du Nord et du Pas-de-Calais flotte des véhicules 12 sur 240",
        "fr, WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
        "en, شركة التأمين الوطنية العامة 🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗🚗",
    })
    void withTheLongestName_theDialogDoesNotScroll(String language, String name) throws Exception {
        // An address that is not encrypted is warned of, which makes the dialog as high as it gets.
        try (GalleryDesk desk = new GalleryDesk(home, name);
                TestWindow window = TestWindow.open(Locale.of(language), home)) {
            window.awaitUsable("customersTable");
            desk.enterKeys(window);
            window.run(() -> {
                window.stage().setWidth(900);
                window.stage().setHeight(600);
            });
            window.openCustomer(name);
            window.awaitText("customerName", name);
            window.press("retryTrips");
            window.awaitUsable("cancelRetry");
            window.awaitText("startBefore", "312");

            assertDoesNotScroll(window);
        }
    }

    /** Of the question that is shown. */
    static void assertDoesNotScroll(TestWindow window) {
        double missing =
                window.on(() -> {
                    Parent root = window.stage().getScene().getRoot();
                    root.applyCss();
                    root.layout();
                    Node frame = root.lookup(".dialog-frame");
                    Bounds dialog = window.node("startDialog").getLayoutBounds();
                    return dialog.getHeight() - frame.getLayoutBounds().getHeight();
                });
        assertThat(missing).isLessThanOrEqualTo(0.5);
    }
}
