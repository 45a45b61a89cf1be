package dev.redrive.ui.history.receipt;

import dev.redrive.files.SafeFile;
import dev.redrive.journal.History.HistoryRow;
import dev.redrive.profile.Profile;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.kit.FailureTexts.FileFailures;
import dev.redrive.ui.kit.FileChoice;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gives the receipt of the selected entry away, as text or as a page. JavaFX thread. */
public final class ReceiptViewModel {

    private final Receipts receipts;
    private final Background background;
    private final FileChoice files;
    private final Texts texts;
    private final Consumer<Problem> banner;
    private @Nullable HistoryRow row;
    private @Nullable Profile profile;

    /**
     * @param banner receives the result
     */
    public ReceiptViewModel(UiKit kit, Receipts receipts, Consumer<Problem> banner) {
        this.receipts = receipts;
        this.background = kit.background();
        this.files = kit.files();
        this.texts = kit.texts();
        this.banner = banner;
    }

    /** Another entry is selected. */
    public void show(HistoryRow other, @Nullable Profile whose) {
        row = other;
        profile = whose;
    }

    /** The receipt as plain text; empty when no entry is selected. */
    public String text() {
        HistoryRow now = row;
        return now == null ? "" : receipts.of(now, profile).text();
    }

    /** Asks for a file and writes the receipt as a page. */
    public void savePage() {
        save("html", texts.get("history.receiptPage"), Receipt::html);
    }

    /** Asks for a file and writes the receipt as text. */
    public void saveText() {
        save("txt", texts.get("history.receiptText"), Receipt::text);
    }

    private interface Form {
        String of(Receipt receipt);
    }

    private void save(String ending, String type, Form form) {
        HistoryRow now = row;
        if (now == null) {
            return;
        }
        Receipt receipt = receipts.of(now, profile);
        String content = form.of(receipt);
        Path file =
                files.toWrite(
                        texts.get("history.receiptTitle"), receipt.fileName() + "." + ending, type);
        if (file != null) {
            background.run(() -> written(content, file)).then(banner);
        }
    }

    private Problem written(String content, Path file) {
        try {
            SafeFile.write(
                    file,
                    SafeFile.Access.USUAL,
                    out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
            return Problem.info(texts.get("history.receiptSaved"), file.toString());
        } catch (IOException e) {
            return Problem.error(
                    texts.get("history.receiptNotSaved"),
                    texts.get("history.notWritten", FileFailures.reason(texts, e), file));
        }
    }
}
