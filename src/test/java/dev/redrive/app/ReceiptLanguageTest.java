package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.profile.Preferences.Language;
import dev.redrive.testing.FxThreadGuard;
import java.nio.file.Path;
import java.time.Instant;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Another language is chosen while a receipt is being looked at. */
@Tag("slow")
class ReceiptLanguageTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    /** The window's language, how the receipt begins, what it is switched to and how it is then. */
    @ParameterizedTest
    @CsvSource({
        "ENGLISH, Retries, receiptFrench, Relances",
        "ENGLISH, Retries, receiptEnglish, Retries",
        "FRENCH, Relances, receiptEnglish, Retries",
        "FRENCH, Relances, receiptFrench, Relances"
    })
    void whatIsPreviewedIsWhatIsCopied_theNextOneIsInTheNewLanguage(
            Language before, String first, String chosen, String words) throws Exception {
        Desk.writeProfile(home, "North", "TEST", "http://127.0.0.1:9");
        new PastRetries("North", "127.0.0.1:9", Instant.now().minusSeconds(3_600))
                .drained()
                .writeTo(home);
        boolean wasFrench = before == Language.FRENCH;
        try (TestWindow window = TestWindow.open(home)) {
            LanguageTest.speak(window, before);
            assertThat(receipt(window)).startsWith(first);
            window.press(chosen);
            window.press("receiptWho");
            String previewed = preview(window);
            assertThat(previewed).startsWith(words);
            String close = window.text("closeReceipt");

            window.run(() ->
                    LanguageTest.preferences(window)
                            .language
                            .set(wasFrench ? Language.ENGLISH : Language.FRENCH));
            window.run(() -> {});

            assertThat(preview(window)).isEqualTo(previewed);
            window.press("copyReceipt");
            assertThat(window.clipboard()).isEqualTo(previewed);
            window.press("receiptWho");
            assertThat(preview(window)).startsWith(words).isNotEqualTo(previewed);
            window.press("receiptWho");
            assertThat(facts(preview(window))).isEqualTo(facts(previewed));
            assertThat(window.text("closeReceipt")).isEqualTo(close);

            window.press("closeReceipt");
            window.awaitText("navHistory", wasFrench ? "History" : "Historique");
            assertThat(receipt(window)).startsWith(wasFrench ? "Retries" : "Relances");
            assertThat(window.text("closeReceipt")).isNotEqualTo(close);
        }
    }

    /** Opens the receipt of the first outage of the history; what it says. */
    private static String receipt(TestWindow window) {
        window.press("navHistory");
        window.awaitUsable("historyTable");
        window.await(
                "filled", () -> !((TableView<?>) window.node("historyTable")).getItems().isEmpty());
        window.run(() ->
                ((TableView<?>) window.node("historyTable")).getSelectionModel().clearAndSelect(0));
        window.press("saveReceipt");
        window.awaitUsable("copyReceipt");
        return preview(window);
    }

    /** All but when it was made. */
    private static String facts(String receipt) {
        return receipt.substring(0, receipt.lastIndexOf("---"));
    }

    private static String preview(TestWindow window) {
        return window.on(() -> window.node("receiptPage").getAccessibleText());
    }
}
