package dev.redrive.ui.outage;

import dev.redrive.journal.History;
import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.JournalException;
import dev.redrive.journal.JournalTrouble;
import dev.redrive.journal.Outages.OutageRow;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.kit.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was typed into notes, on any screen. It is kept until it is saved, even if the disk is full
 * or another entry is shown. Only the masked text is saved. JavaFX thread; {@link #tick()} once a
 * second.
 */
public final class Notes {

    private final History history;
    private final UnaryOperator<String> clean;
    private final Predicate<String> team;
    private final Background background;
    private final Texts texts;
    private final TroubleTexts troubles;
    private final List<NoteViewModel> open = new ArrayList<>();

    /** By entry, what was typed and is not saved yet. */
    private final Map<String, String> drafts = new LinkedHashMap<>();

    private final Map<String, JournalTrouble> failures = new LinkedHashMap<>();
    private BiConsumer<String, String> onSaved = (_, _) -> {};
    private BiConsumer<String, Boolean> onShared = (_, _) -> {};
    private Consumer<JournalTrouble> onFailedUnseen = _ -> {};
    private boolean typedLately;
    private boolean toSave;

    /**
     * Nothing was typed yet.
     *
     * @param clean masks what no note may hold, should it have been pasted into one
     * @param team whether the profile of that id is shared with a team; returns at once
     * @param background saves one note after the other
     */
    public Notes(
            History history,
            UnaryOperator<String> clean,
            Predicate<String> team,
            Background background,
            Texts texts) {
        this.history = history;
        this.clean = clean;
        this.team = team;
        this.background = background;
        this.texts = texts;
        this.troubles = new TroubleTexts(texts);
    }

    /** Passes on the entry and the text of each note that was saved. */
    public void onSaved(BiConsumer<String, String> listener) {
        onSaved = listener;
    }

    /** Passes on the entry of each note that was shared, and true, or is no longer, and false. */
    public void onShared(BiConsumer<String, Boolean> listener) {
        onShared = listener;
    }

    /** Passes on why a note could not be saved that is not shown any more. */
    public void onFailedUnseen(Consumer<JournalTrouble> listener) {
        onFailedUnseen = listener;
    }

    /** A field that shows no note yet; {@link #close} when it is of no more use. */
    public NoteViewModel field() {
        NoteViewModel made = new NoteViewModel(this);
        open.add(made);
        return made;
    }

    /** The field is gone; what was typed into it is saved. */
    public void close(NoteViewModel field) {
        open.remove(field);
        save();
    }

    /** What stands in the note of that entry: what was typed, else what is kept. */
    String text(String entryId, String kept) {
        return drafts.getOrDefault(entryId, kept);
    }

    boolean isChanged(String entryId) {
        return drafts.containsKey(entryId);
    }

    /** Whether the notes of that profile's entries can be shared. */
    boolean isTeam(String profileId) {
        return team.test(profileId);
    }

    /** Shares that note, with all that is typed, or does so no longer. */
    void share(String entryId, boolean isShared) {
        save();
        background
                .run(() -> writeShare(entryId, isShared))
                .then(failed -> {
                    JournalTrouble trouble = failed.orElse(null);
                    if (trouble == null) {
                        onShared.accept(entryId, isShared);
                    }
                    open.stream()
                            .filter(field -> field.isOf(entryId))
                            .forEach(field -> field.shared(isShared, trouble));
                });
    }

    private Optional<JournalTrouble> writeShare(String entryId, boolean isShared) {
        try {
            history.shareNote(entryId, isShared);
            return Optional.empty();
        } catch (JournalException e) {
            return Optional.of(e.trouble()); // The journal has logged why.
        }
    }

    /** Why the note of that entry could not be saved; null when nothing went wrong. */
    @Nullable JournalTrouble failure(String entryId) {
        return failures.get(entryId);
    }

    /** What is said of a note. */
    String words(String key, JournalTrouble... troubled) {
        return texts.get(key, Stream.of(troubled).map(troubles::reason).toArray());
    }

    void typed(String entryId, String text, String kept) {
        if (text.equals(kept)) {
            drafts.remove(entryId);
        } else {
            drafts.put(entryId, text);
        }
        failures.remove(entryId);
        typedLately = true;
        toSave = true;
        open.stream().filter(field -> field.isOf(entryId)).forEach(field -> field.follow(text));
    }

    /** Reads the entry and its note, or why it cannot be read; neither where there is none. */
    void read(String entryId, BiConsumer<@Nullable HistoryRow, @Nullable JournalTrouble> done) {
        background.run(() -> row(entryId)).then(read -> done.accept(read.row(), read.trouble()));
    }

    private record Read(@Nullable HistoryRow row, @Nullable JournalTrouble trouble) {}

    private Read row(String entryId) {
        try {
            OutageRow outage = history.outage(entryId);
            List<HistoryRow> retries = outage == null ? List.of() : outage.retries();
            return new Read(
                    retries.stream()
                            .filter(row -> row.entry().id().equals(entryId))
                            .findFirst()
                            .orElse(null),
                    null);
        } catch (JournalException e) {
            return new Read(null, e.trouble()); // The journal has logged why.
        }
    }

    /** Saves what was typed, as soon as the typing pauses, and reads what could not be read. */
    public void tick() {
        open.forEach(NoteViewModel::tick);
        if (toSave && !typedLately) {
            toSave = false;
            save();
        }
        typedLately = false;
    }

    /** Saves every note that is not saved yet. */
    public void save() {
        save(_ -> {});
    }

    /**
     * Saves every note that is not saved yet.
     *
     * @param done receives whether all is saved now
     */
    public void save(Consumer<Boolean> done) {
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
    record Draft(String entryId, String typed, String written) {}

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
        List<NoteViewModel> showing = open.stream().filter(field -> field.isOf(id)).toList();
        if (trouble == null) {
            failures.remove(id);
            drafts.remove(id, draft.typed());
            onSaved.accept(id, draft.written());
            showing.forEach(field -> field.saved(draft));
        } else {
            if (drafts.containsKey(id)) {
                failures.put(id, trouble);
            }
            if (showing.isEmpty()) {
                onFailedUnseen.accept(trouble);
            }
            showing.forEach(NoteViewModel::say);
        }
    }
}
