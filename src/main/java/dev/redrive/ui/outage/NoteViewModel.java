package dev.redrive.ui.outage;

import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.JournalTrouble;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** One field with the note of an entry. JavaFX thread. */
public final class NoteViewModel {

    private final Notes notes;
    public final StringProperty text = new SimpleStringProperty("");

    /** Whether the note was saved, or why not; empty when there is nothing to say. */
    final StringProperty message = new SimpleStringProperty("");

    final BooleanProperty failed = new SimpleBooleanProperty();
    final BooleanProperty changed = new SimpleBooleanProperty();

    /** Whether the note is known, so that one can type into it. */
    final BooleanProperty ready = new SimpleBooleanProperty();

    /** Whether the user shares the note with the team. */
    final BooleanProperty shared = new SimpleBooleanProperty();

    /** Whether that can be chosen: its customer is shared with a team, or its note is already. */
    final BooleanProperty shareable = new SimpleBooleanProperty();

    private @Nullable String current;
    private String profileId = "";

    /** The entry whose note could not be read. */
    private @Nullable String unread;

    private String kept = "";
    private boolean showing;

    NoteViewModel(Notes notes) {
        this.notes = notes;
        text.subscribe((_, _) -> typed());
    }

    /** Shows the note of that row, and saves what was typed to the one before; null for none. */
    public void show(@Nullable HistoryRow row) {
        String id = row == null ? null : row.entry().id();
        if (Objects.equals(id, current)) {
            return;
        }
        notes.save();
        current = id;
        kept = row == null ? "" : row.note();
        profileId = row == null ? "" : row.entry().profileId();
        shared.set(row != null && row.isNoteShared());
        shareable();
        ready.set(id != null);
        display(id == null ? "" : notes.text(id, kept));
        say();
    }

    /** Shows the note of that entry as soon as it is read. */
    public void open(String entryId) {
        notes.read(
                entryId,
                (row, trouble) -> {
                    unread = trouble == null ? null : entryId;
                    if (trouble != null) {
                        failed.set(true);
                        message.set(notes.words("history.noteUnread", trouble));
                    } else if (row != null) {
                        show(row);
                    }
                });
    }

    /** The user has decided whether the team may read the note. */
    void share(boolean isShared) {
        String id = current;
        if (id != null) {
            notes.share(id, isShared);
        }
    }

    /** That decision was written, or could not be. */
    void shared(boolean now, @Nullable JournalTrouble trouble) {
        // Set either way, as the tick stands as the user has set it.
        shared.set(trouble == null ? !now : now);
        shared.set(trouble == null ? now : !now);
        shareable();
        if (trouble != null) {
            failed.set(true);
            message.set(notes.words("history.noteNotShared", trouble));
        }
    }

    private void shareable() {
        shareable.set(shared.get() || notes.isTeam(profileId));
    }

    /** Once a second. */
    void tick() {
        shareable();
        readAgain();
    }

    private void readAgain() {
        String entryId = unread;
        if (entryId != null) {
            unread = null; // Until this reading has failed too.
            open(entryId);
        }
    }

    boolean isOf(String entryId) {
        return entryId.equals(current);
    }

    private void display(String note) {
        showing = true;
        text.set(note);
        showing = false;
    }

    private void typed() {
        String id = current;
        if (id != null && !showing) {
            notes.typed(id, text.get(), kept);
        }
    }

    /** The text of this note was typed, here or on another screen. */
    void follow(String typed) {
        display(typed);
        say();
    }

    void say() {
        String id = current;
        JournalTrouble failure = id == null ? null : notes.failure(id);
        changed.set(id != null && notes.isChanged(id));
        failed.set(failure != null);
        message.set(
                failure != null
                        ? notes.words("history.noteFailed", failure)
                        : changed.get() ? notes.words("history.noteChanged") : "");
    }

    /** The note was written; more may have been typed meanwhile, or all of it taken back. */
    void saved(Notes.Draft draft) {
        kept = draft.written();
        if (text.get().equals(draft.typed())) {
            display(draft.written());
        }
        if (!text.get().equals(kept)) {
            notes.typed(draft.entryId(), text.get(), kept);
        }
        say();
        if (!changed.get()) {
            message.set(notes.words("history.noteSaved"));
        }
    }

    /** Saves every note that is not saved yet. */
    public void save() {
        notes.save();
    }
}
