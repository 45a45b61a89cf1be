package dev.redrive.ui.history.receipt;

import dev.redrive.audit.Act;
import dev.redrive.audit.Audit;
import dev.redrive.files.SafeFile;
import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Outages.OutageRow;
import dev.redrive.profile.Profile;
import dev.redrive.ui.history.receipt.Receipts.Included;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.kit.CopiedText;
import dev.redrive.ui.kit.FailureTexts.FileFailures;
import dev.redrive.ui.kit.FileChoice;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * The receipt of an outage or of one of its retries, as the customer will read it: seen, then
 * copied or saved. JavaFX thread.
 */
public final class ReceiptViewModel {

    /** What a receipt is written in, whatever the language of the window. */
    public enum Language {
        ENGLISH,
        FRENCH
    }

    final OutageRow outage;
    final HistoryRow retry;
    final @Nullable Profile profile;
    private final Map<Language, Receipts> receipts;
    private final Background background;
    private final FileChoice files;
    private final Texts texts;
    private final Runnable close;
    private final Audit audit;

    /** Whether the whole outage goes in; else the one retry. */
    final BooleanProperty isWhole = new SimpleBooleanProperty();

    final BooleanProperty taskIds = new SimpleBooleanProperty(Included.USUAL.taskIds());
    final BooleanProperty who = new SimpleBooleanProperty(Included.USUAL.who());
    final BooleanProperty reason = new SimpleBooleanProperty(Included.USUAL.reason());
    final ObjectProperty<Language> language = new SimpleObjectProperty<>(Language.ENGLISH);
    final ReadOnlyObjectWrapper<Receipt> receipt;

    /** What was done with it; empty when there is nothing to say. */
    final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");

    /** Where it was saved; null while it was not. */
    final ReadOnlyObjectWrapper<@Nullable Path> saved = new ReadOnlyObjectWrapper<>();

    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();

    /**
     * @param retry one of the outage
     * @param profile the customer's as it is today; null when it is not kept any more
     * @param receipts makes them, in each language
     * @param isCareful whether who and why are left out at first
     * @param close takes the dialog away
     */
    public ReceiptViewModel(
            UiKit kit,
            OutageRow outage,
            HistoryRow retry,
            @Nullable Profile profile,
            Map<Language, Receipts> receipts,
            boolean isCareful,
            Runnable close) {
        this.outage = outage;
        this.retry = retry;
        this.profile = profile;
        this.receipts = Map.copyOf(receipts);
        this.background = kit.background();
        this.files = kit.files();
        this.texts = kit.texts();
        this.close = close;
        this.audit = kit.audit();
        isWhole.set(outage.nbRetries() > 1);
        who.set(!isCareful);
        reason.set(!isCareful);
        language.set(
                texts.locale().getLanguage().equals("fr") ? Language.FRENCH : Language.ENGLISH);
        receipt = new ReadOnlyObjectWrapper<>(make());
        isWhole.subscribe((_, _) -> remake());
        taskIds.subscribe((_, _) -> remake());
        who.subscribe((_, _) -> remake());
        reason.subscribe((_, _) -> remake());
        language.subscribe((_, _) -> remake());
    }

    /** The retry the receipt may be about alone. */
    JournalEntry entry() {
        return retry.entry();
    }

    private void remake() {
        receipt.set(make());
        message.set(""); // What was saved is another one.
        saved.set(null);
    }

    private Receipt make() {
        Included included = new Included(taskIds.get(), who.get(), reason.get());
        Receipts in = receipts.getOrDefault(language.get(), receipts.values().iterator().next());
        return isWhole.get() ? in.of(outage, profile, included) : in.of(retry, profile, included);
    }

    /** Puts it on the clipboard as plain text. */
    void copy() {
        CopiedText.put(receipt.get().text());
        record(Act.Outcome.SUCCESS, "clipboard");
        problem.set(null);
        saved.set(null);
        message.set("");
    }

    /** Lets the user choose a file and writes it as a page. */
    void savePage() {
        save("html", texts.get("history.receiptPage"), receipt.get().html());
    }

    /** Lets the user choose a file and writes it as text. */
    void saveText() {
        save("txt", texts.get("history.receiptText"), receipt.get().text());
    }

    private void save(String ending, String type, String content) {
        Path file =
                files.toWrite(
                        texts.get("history.receiptTitle"),
                        receipt.get().fileName() + "." + ending,
                        type);
        if (file != null) {
            problem.set(null);
            message.set("");
            background.run(() -> written(content, file)).then(why -> ended(file, why));
        }
    }

    private String written(String content, Path file) {
        try {
            SafeFile.write(
                    file,
                    SafeFile.Access.USUAL,
                    out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
            record(Act.Outcome.SUCCESS, file.toString());
            return "";
        } catch (IOException e) {
            record(Act.Outcome.FAILURE, file.toString());
            return texts.get("history.notWritten", FileFailures.reason(texts, e), file);
        }
    }

    private void record(Act.Outcome outcome, String where) {
        audit.record(
                Act.of(Act.Kind.RECEIPT_MADE, outcome)
                        .withProfile(profile)
                        .withItems(entry().kind())
                        .withTask(entry().taskId())
                        .withObject(where));
    }

    private void ended(Path file, String why) {
        if (why.isEmpty()) {
            saved.set(file);
            message.set(texts.get("receipt.savedAs", String.valueOf(file.getFileName())));
        } else {
            problem.set(Problem.error(texts.get("history.receiptNotSaved"), why));
        }
    }

    /** Shows the saved file where it is. */
    void showInFolder() {
        Path file = saved.get();
        if (file != null) {
            files.showInFolder(file);
        }
    }

    /** Leaves. */
    void close() {
        close.run();
    }

    /** Why it could not be saved; null while it did not fail. */
    public ObjectProperty<@Nullable Problem> problemProperty() {
        return problem;
    }
}
