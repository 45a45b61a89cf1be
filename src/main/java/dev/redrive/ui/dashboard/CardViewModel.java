package dev.redrive.ui.dashboard;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.TaskStatus;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Standing;
import dev.redrive.retry.WatchState;
import dev.redrive.ui.common.Formats;
import dev.redrive.ui.common.Texts;
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

    private final ItemKind kind;
    private final Texts texts;
    private final Formats formats;
    private final StringProperty last = new SimpleStringProperty("");
    private final StringProperty status = new SimpleStringProperty("");
    private final BooleanProperty startable = new SimpleBooleanProperty();
    private final StringProperty off = new SimpleStringProperty("");

    CardViewModel(ItemKind kind, Texts texts, Formats formats) {
        this.kind = kind;
        this.texts = texts;
        this.formats = formats;
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
            TaskStatus said = watching.status();
            status.set(said == null ? texts.get("dashboard.asked") : said.word());
            last.set(askedText(watching.entry()));
        } else {
            status.set("");
            last.set(entry == null ? texts.get("dashboard.none") : endedText(entry));
        }
    }

    private String askedText(JournalEntry entry) {
        String moment = formats.moment(entry.startedAt());
        if (entry.attached()) {
            return texts.get("dashboard.attached", moment);
        }
        return entry.reason().isEmpty()
                ? texts.get("dashboard.askedBy", moment, entry.operator())
                : texts.get("dashboard.askedByFor", moment, entry.operator(), entry.reason());
    }

    private String endedText(JournalEntry entry) {
        String moment = formats.moment(entry.startedAt());
        if (entry.taskId() == null) {
            return entry.nbItems() == null
                    ? texts.get("dashboard.unknown", moment)
                    : texts.get("dashboard.nothing", moment);
        }
        if (Standing.of(entry) == Standing.FORGOTTEN) {
            return texts.get("dashboard.forgotten", moment, lastWord(entry));
        }
        Long items = entry.nbItems();
        Long left = entry.nbRemainingItems();
        if (items == null || left == null || left < 0 || left > items || entry.status() == null) {
            return texts.get("dashboard.endedUnclear", moment, lastWord(entry));
        }
        String processed = formats.number(items - left);
        if (TaskStatus.of(entry.status()).state() == TaskStatus.State.COMPLETED && left == 0) {
            return items == 0
                    ? texts.get("dashboard.nothing", moment)
                    : texts.get("dashboard.completed", moment, processed, formats.number(items));
        }
        return texts.get(
                "dashboard.ended", moment, entry.status(), processed, formats.number(items));
    }

    private static String lastWord(JournalEntry entry) {
        return entry.status() == null ? Formats.UNKNOWN : entry.status();
    }

    /** Trips or crashes. */
    public ItemKind kind() {
        return kind;
    }

    /** The card's heading. */
    public String title() {
        return texts.get(TITLE + kind.name());
    }

    /** What the button does, in words. */
    public String buttonText() {
        return texts.get(BUTTON + kind.name());
    }

    /** How the last retry went, or who asked for the one that runs. */
    public StringProperty lastProperty() {
        return last;
    }

    /** The running task's status; empty while none runs. */
    public StringProperty statusProperty() {
        return status;
    }

    /** Why no retry can be asked for, where that needs to be said; else empty. */
    public StringProperty offProperty() {
        return off;
    }

    /** Whether a retry can be asked for. */
    public BooleanProperty startableProperty() {
        return startable;
    }
}
