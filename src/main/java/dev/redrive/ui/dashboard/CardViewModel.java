package dev.redrive.ui.dashboard;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.TaskTimes;
import dev.redrive.journal.Verdict;
import dev.redrive.retry.WatchState;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.VerdictTexts;
import java.time.Instant;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * What the card of one kind says: the retry that runs, or how the last one ended. JavaFX thread.
 */
public final class CardViewModel {

    private static final String TITLE = "kind.";
    private static final String BUTTON = "dashboard.retry.";

    final ItemKind kind;
    private final Texts texts;
    private final Formats formats;
    private final VerdictTexts verdicts;
    private final StringProperty last = new SimpleStringProperty("");

    /** The running task's status; empty while none runs. */
    final StringProperty status = new SimpleStringProperty("");

    final BooleanProperty seen = new SimpleBooleanProperty(true);
    final BooleanProperty startable = new SimpleBooleanProperty();

    /** Why no retry can be requested; empty if that needs no words. */
    final StringProperty off = new SimpleStringProperty("");

    CardViewModel(ItemKind kind, Texts texts, Formats formats) {
        this.kind = kind;
        this.texts = texts;
        this.formats = formats;
        this.verdicts = new VerdictTexts(texts, formats);
    }

    /** Shows the running watch or, where there is none, the last entry. */
    void show(
            @Nullable WatchState watching,
            @Nullable JournalEntry entry,
            boolean serviceReady,
            boolean readOnly) {
        startable.set(watching == null && serviceReady && !readOnly);
        off.set(readOnly ? texts.get("dashboard.readOnly") : "");
        if (watching != null) {
            status.set(Texts.shown(verdicts.word(watching.entry())));
            seen.set(watching.contact().isClear());
            last.set(askedText(watching.entry()));
        } else {
            status.set("");
            last.set(entry == null ? texts.get("dashboard.none") : endedText(entry));
        }
    }

    /** Shows that the history is being read: nothing is known yet, so nothing can be started. */
    void showReading() {
        status.set("");
        last.set(texts.get("dashboard.reading"));
        startable.set(false);
        off.set("");
    }

    /** Besides what can be done, shows that the history does not say how the last retry went. */
    void showUnread() {
        last.set(texts.get("dashboard.unread"));
    }

    /** Shows a retry that the service has not answered yet. */
    void showRequesting(Instant since) {
        status.set(texts.get("status.none"));
        last.set(texts.get("dashboard.requesting", formats.moment(since)));
        startable.set(false);
        off.set("");
    }

    /** Besides what it shows, waits until the customer's key has been looked for. */
    void waitForKey(String customer) {
        if (startable.get()) {
            startable.set(false);
            off.set(texts.get("dashboard.readingKey", customer));
        }
    }

    private String askedText(JournalEntry entry) {
        String moment = formats.moment(TaskTimes.requestedAt(entry));
        if (entry.attached()) {
            return texts.get("dashboard.attached", moment);
        }
        return entry.reason().isEmpty()
                ? texts.get("dashboard.requestedBy", moment, entry.operator())
                : texts.get("dashboard.requestedByFor", moment, entry.operator(), entry.reason());
    }

    private String endedText(JournalEntry entry) {
        String moment = formats.moment(TaskTimes.requestedAt(entry));
        return Verdict.of(entry) instanceof Verdict.OutcomeUnknown
                ? texts.get("dashboard.unknown", moment)
                : texts.get("dashboard.last", moment, verdicts.title(entry));
    }

    /** The card's heading. */
    public String title() {
        return texts.get(TITLE + kind.name());
    }

    /** What the button does, in words. */
    public String buttonText() {
        return texts.get(BUTTON + kind.name());
    }

    /** How the last retry went, or who requested the one that runs. */
    public StringProperty lastProperty() {
        return last;
    }
}
