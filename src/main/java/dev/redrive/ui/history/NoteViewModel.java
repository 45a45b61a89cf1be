package dev.redrive.ui.history;

import dev.redrive.journal.History;
import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.JournalException;
import dev.redrive.journal.JournalTrouble;
import dev.redrive.ui.history.table.TroubleTexts;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.kit.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * The note of the selected entry. What the user typed is kept until it is saved, even if the disk
 * is full or another entry is selected. Only the masked text is saved. JavaFX thread.
 */
final class NoteViewModel {

    private final History history;
    private final UnaryOperator<String> clean;
    private final Background background;
    private final Texts texts;
    private final TroubleTexts troubles;
    private final BiConsumer<String, String> saved;
    private final Consumer<JournalTrouble> failedElsewhere;
    final StringProperty text = new SimpleStringProperty("");

    /** Whether the note was saved, or why not; empty when there is nothing to say. */
    final StringProperty message = new SimpleStringProperty("");

    final BooleanProperty failed = new SimpleBooleanProperty();
    final BooleanProperty changed = new SimpleBooleanProperty();

    /** By entry, what was typed and is not saved yet. */
    private final Map<String, String> drafts = new LinkedHashMap<>();

    private final Map<String, JournalTrouble> failures = new LinkedHashMap<>();
    private @Nullable String current;
    private String kept = "";
    private boolean showing;
    private boolean typedLately;
    private boolean toSave;

    /**
     * No note.
     *
     * @param clean masks what no note may hold, should it have been pasted into one
     * @param background saves one note after the other
     * @param saved receives the entry and the text of each note that was saved
     * @param failedElsewhere receives why a note could not be saved that is not shown any more
     */
    NoteViewModel(
            History history,
            UnaryOperator<String> clean,
            Background background,
            Texts texts,
            BiConsumer<String, String> saved,
            Consumer<JournalTrouble> failedElsewhere) {
        this.history = history;
        this.clean = clean;
        this.background = background;
        this.texts = texts;
        this.troubles = new TroubleTexts(texts);
        this.saved = saved;
        this.failedElsewhere = failedElsewhere;
        text.subscribe((_, _) -> typed());
    }

    /** Shows the note of that row, and saves what was typed to the one before. */
    void show(@Nullable HistoryRow row) {
        String id = row == null ? null : row.entry().id();
        if (Objects.equals(id, current)) {
            return;
        }
        save(_ -> {});
        current = id;
        kept = row == null ? "" : row.note();
        display(id == null ? "" : drafts.getOrDefault(id, kept));
        say();
    }

    private void display(String note) {
        showing = true;
        text.set(note);
        showing = false;
    }

    private void typed() {
        String id = current;
        if (id != null && !showing) {
            if (text.get().equals(kept)) {
                drafts.remove(id);
            } else {
                drafts.put(id, text.get());
            }
            failures.remove(id);
            typedLately = true;
            toSave = true;
            say();
        }
    }

    /** Once a second: saves what was typed, as soon as the typing pauses. */
    void tick() {
        if (toSave && !typedLately) {
            toSave = false;
            save();
        }
        typedLately = false;
    }

    private void say() {
        JournalTrouble trouble = current == null ? null : failures.get(current);
        changed.set(current != null && drafts.containsKey(current));
        failed.set(trouble != null);
        message.set(
                trouble != null
                        ? texts.get("history.noteFailed", troubles.reason(trouble))
                        : changed.get() ? texts.get("history.noteChanged") : "");
    }

    /** Saves the note. */
    public void save() {
        save(_ -> {});
    }

    /**
     * Saves every note that is not saved yet.
     *
     * @param done receives whether all is saved now
     */
    void save(Consumer<Boolean> done) {
        if (drafts.isEmpty()) {
            done.accept(true);
            return;
        }
        List<Draft> unsaved =
                drafts.entrySet().stream()
                        .map(e -> new Draft(e.getKey(), e.getValue(), clean.apply(e.getValue())))
                        .toList();
        background
                .run(() -> unsaved.stream().map(this::write).toList())
                .then(results -> {
                    for (int i = 0; i < results.size(); i++) {
                        ended(unsaved.get(i), results.get(i).orElse(null));
                    }
                    done.accept(results.stream().allMatch(Optional::isEmpty));
                });
    }

    /** A note as it was typed and as it is written. */
    private record Draft(String entryId, String typed, String written) {}

    private Optional<JournalTrouble> write(Draft draft) {
        try {
            history.note(draft.entryId(), draft.written());
            return Optional.empty();
        } catch (JournalException e) {
            return Optional.of(e.trouble()); // The journal has logged why.
        }
    }

    private void ended(Draft draft, @Nullable JournalTrouble trouble) {
        String id = draft.entryId();
        String now = drafts.get(id);
        if (trouble != null) {
            if (now != null) {
                failures.put(id, trouble);
            }
            if (!id.equals(current)) {
                failedElsewhere.accept(trouble);
            }
        } else {
            saved.accept(id, draft.written());
            failures.remove(id);
            drafts.remove(id, draft.typed());
            if (id.equals(current)) {
                kept = draft.written();
                if (text.get().equals(draft.typed())) {
                    display(draft.written());
                }
                typedSince(id);
            }
        }
        say();
        if (trouble == null && id.equals(current) && !drafts.containsKey(id)) {
            message.set(texts.get("history.noteSaved"));
        }
    }

    /** More may have been typed while the note was being saved, or all of it taken back. */
    private void typedSince(String id) {
        if (!text.get().equals(kept)) {
            drafts.put(id, text.get());
        }
    }
}
