package dev.redrive.ui.history;

import dev.redrive.journal.History;
import dev.redrive.journal.History.HistoryFilter;
import dev.redrive.journal.HistoryExport;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.JournalException;
import dev.redrive.journal.JournalTrouble;
import dev.redrive.journal.Outage.Mark;
import dev.redrive.journal.Outages.OutageFilter;
import dev.redrive.journal.Outages.OutageTotals;
import dev.redrive.profile.Profile;
import dev.redrive.ui.history.table.LatestEntries;
import dev.redrive.ui.history.table.RowTexts;
import dev.redrive.ui.history.table.RowsState;
import dev.redrive.ui.history.table.RowsViewModel;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import dev.redrive.ui.outage.Notes;
import dev.redrive.ui.outage.TroubleTexts;
import dev.redrive.ui.profiles.ProfilesModel;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The page of the history. JavaFX thread, save where said; {@link #tick()} once a second. */
public final class HistoryViewModel {

    private static final String STATE = "history.state.";
    private static final HistoryFilter OF_DEMO =
            new HistoryFilter("", null, null, Profile.DEMO_ID, null, null);

    private final Texts texts;
    private final TroubleTexts troubles;
    final FilterViewModel filter;
    final RowsViewModel rows;
    final DetailsViewModel details;
    private final ExportViewModel export;
    final StringProperty count = new SimpleStringProperty("");
    final BooleanProperty hasDemo = new SimpleBooleanProperty();
    final StringProperty placeholder = new SimpleStringProperty("");

    /** What went wrong, or was done; null for nothing to say. */
    final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();

    private final Formats formats;
    private final History history;
    private final HistoryRequests requests;
    private final Notes notes;
    private final Background background;
    private final Subscription listing;
    private String today;
    private boolean shown;
    private boolean stale = true;

    /**
     * The page.
     *
     * @param notes what is typed into notes on any screen
     */
    public HistoryViewModel(
            UiKit kit,
            History history,
            ProfilesModel profiles,
            HistoryRequests requests,
            Notes notes) {
        this.texts = kit.texts();
        this.formats = kit.formats();
        this.history = history;
        this.requests = requests;
        this.background = kit.background();
        this.today = formats.today();
        this.troubles = new TroubleTexts(texts);
        RowTexts lines = new RowTexts(texts, formats);
        this.filter = new FilterViewModel(texts, formats);
        this.rows = new RowsViewModel(history, kit.background(), lines, profiles);
        this.export = new ExportViewModel(kit, history, problem::set);
        this.notes = notes;
        notes.onSaved((id, text) -> rows.noted(id, row -> row.noted(text)));
        notes.onShared((id, isShared) -> rows.noted(id, row -> row.shared(isShared)));
        notes.onFailedUnseen(this::sayUnsavedNote);
        this.details = new DetailsViewModel(kit, history, profiles, requests, notes.field());
        filter.onChange(rows::filter);
        rows.selectedProperty().subscribe(details::show);
        rows.troubleProperty().subscribe(this::sayTrouble);
        listing = profiles.profiles().subscribe(this::reload);
        placeholder.bind(
                Bindings.createStringBinding(
                        this::placeholderText, rows.stateProperty(), rows.troubleProperty()));
        count.bind(
                Bindings.createStringBinding(
                        this::countText,
                        rows.totalsProperty(),
                        rows.reported().countProperty(),
                        rows.stateProperty()));
    }

    /** Shows what that one shows, in the language of now; nothing that was typed is lost. */
    public void goOnFrom(HistoryViewModel before) {
        filter.goOnFrom(before.filter);
        rows.goOnFrom(before.rows);
    }

    /** Follows the profiles, the policy and the notes no longer. */
    public void close() {
        listing.unsubscribe();
        notes.close(details.note);
        details.close();
    }

    private void sayUnsavedNote(JournalTrouble trouble) {
        problem.set(
                Problem.error(
                                texts.get("history.noteUnsaved"),
                                texts.get("history.noteFailed", troubles.reason(trouble)))
                        .offering(texts.get("common.tryAgain"), this::saveNotes));
    }

    private void saveNotes() {
        problem.set(null);
        notes.save();
    }

    private void sayTrouble(@Nullable JournalTrouble trouble) {
        if (trouble != null && !rows.lines().isEmpty()) {
            problem.set(troubles.unread(trouble, this::readAgain));
        }
    }

    private void readAgain() {
        problem.set(null);
        rows.reload();
    }

    private String placeholderText() {
        RowsState state = rows.stateProperty().get();
        if (state == RowsState.LINES) {
            return "";
        }
        JournalTrouble trouble = rows.troubleProperty().get();
        String words = texts.get(STATE + state.name());
        return trouble == null ? words : words + " " + troubles.reason(trouble);
    }

    private String countText() {
        RowsState state = rows.stateProperty().get();
        if (state == RowsState.READING || state == RowsState.FAILED) {
            return "";
        }
        OutageTotals totals = rows.totalsProperty().get();
        String own =
                texts.get(
                        rows.filter().equals(OutageFilter.ALL)
                                ? "history.count"
                                : "history.countFiltered",
                        totals.outages(),
                        totals.retries());
        int reported = rows.reported().countProperty().get();
        return reported == 0
                ? own
                : texts.get("history.colleagues", own, formats.number((long) reported));
    }

    /** The page is shown, or not any more. */
    void shown(boolean now) {
        shown = now;
        if (!now) {
            notes.save();
        } else if (stale) {
            reload();
        }
    }

    /** Reads the history again, at the latest when the page is shown. */
    public void reload() {
        stale = !shown;
        if (shown) {
            rows.reload();
            lookForDemo();
        }
    }

    /** Whether entries of the demo are among those of customers. */
    private void lookForDemo() {
        background.run(this::hasDemoEntries).then(hasDemo::set);
    }

    private boolean hasDemoEntries() {
        try {
            return !history.find(OF_DEMO, 0, 1).isEmpty();
        } catch (JournalException e) {
            return false; // The journal has logged why, and the table says so.
        }
    }

    /**
     * Receives the entries that the journal takes, on any thread; shows them by way of {@code ui}.
     */
    public Consumer<JournalEntry> entryListener(Executor ui) {
        return new LatestEntries(ui, this::update);
    }

    private void update(Collection<JournalEntry> entries) {
        if (shown) {
            rows.update(entries);
            if (entries.stream().anyMatch(entry -> Profile.isDemo(entry.profileId()))) {
                lookForDemo();
            }
        } else {
            stale = true;
        }
    }

    /** Redraws what depends on the time: a new day makes another "today". */
    public void tick() {
        notes.tick();
        if (!today.equals(formats.today())) {
            today = formats.today();
            filter.notifyListener();
            reload();
        }
    }

    /** Writes what the table shows into a file. */
    void export(HistoryExport.Format format) {
        export.export(filter.filter(), format);
    }

    /** Cuts an outage before that retry, or joins it to the one before. */
    void mark(String entryId, Mark mark) {
        background
                .run(() -> marked(entryId, mark))
                .then(trouble -> {
                    trouble.ifPresent(why ->
                            problem.set(
                                    Problem.error(
                                            texts.get("history.notMarked"), troubles.reason(why))));
                    rows.reload();
                    requests.historyChanged();
                });
    }

    private Optional<JournalTrouble> marked(String entryId, Mark mark) {
        try {
            history.mark(entryId, mark);
            return Optional.empty();
        } catch (JournalException e) {
            return Optional.of(e.trouble()); // The journal has logged why.
        }
    }

    /** Saves the typed notes before the window closes; passes on whether all are saved. */
    public void leave(Consumer<Boolean> done) {
        notes.save(done);
    }

    /** Entries were removed. */
    public void removed(int howMany) {
        problem.set(Problem.info(texts.get("history.wereRemoved", howMany), ""));
        rows.deselect(); // It may be among them.
        reload();
        requests.historyChanged();
    }

    /** Whether a file is being written. */
    public ReadOnlyBooleanProperty exportingProperty() {
        return export.busy;
    }
}
