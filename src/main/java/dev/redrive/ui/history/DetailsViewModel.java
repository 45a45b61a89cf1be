package dev.redrive.ui.history;

import dev.redrive.journal.History;
import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.JournalException;
import dev.redrive.journal.Sample;
import dev.redrive.profile.Profile;
import dev.redrive.ui.history.FactTexts.Fact;
import dev.redrive.ui.history.table.ShownRow;
import dev.redrive.ui.history.table.ShownRow.Owner;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.UiKit;
import dev.redrive.ui.profiles.ProfilesModel;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Everything of the selected entry. JavaFX thread. */
final class DetailsViewModel {

    private final History history;
    private final Background background;
    private final ProfilesModel profiles;
    private final FactTexts texts;
    private final HistoryRequests requests;
    final NoteViewModel note;
    final BooleanProperty shown = new SimpleBooleanProperty();
    final StringProperty title = new SimpleStringProperty("");
    final StringProperty status = new SimpleStringProperty("");
    final ObjectProperty<Styles.Tone> tone = new SimpleObjectProperty<>(Styles.Tone.PLAIN);
    final ObjectProperty<Owner> owner = new SimpleObjectProperty<>(Owner.NONE);

    /** The service's id of the task; empty when there is none. */
    final StringProperty taskId = new SimpleStringProperty("");

    final ObjectProperty<List<Fact>> facts = new SimpleObjectProperty<>(List.of());
    final StringProperty meaning = new SimpleStringProperty("");
    final BooleanProperty watchable = new SimpleBooleanProperty();
    final ObjectProperty<List<Sample>> points = new SimpleObjectProperty<>(List.of());
    final StringProperty chartText = new SimpleStringProperty("");
    private @Nullable HistoryRow row;
    private boolean reading;

    /** No details. */
    DetailsViewModel(
            UiKit kit,
            History history,
            ProfilesModel profiles,
            HistoryRequests requests,
            NoteViewModel note) {
        this.history = history;
        this.background = kit.background();
        this.profiles = profiles;
        this.texts = new FactTexts(kit.texts(), kit.formats());
        this.requests = requests;
        this.note = note;
    }

    /** Shows that line; null for none. */
    void show(@Nullable ShownRow line) {
        HistoryRow before = row;
        row = line == null ? null : line.row();
        note.show(row);
        shown.set(row != null);
        if (line == null || row == null) {
            return;
        }
        JournalEntry entry = row.entry();
        Profile profile = profile(entry);
        title.set(texts.title(entry));
        status.set(texts.status(entry));
        tone.set(line.tone());
        owner.set(line.owner());
        taskId.set(entry.taskId() == null ? "" : entry.taskId());
        facts.set(texts.facts(entry));
        meaning.set(texts.meaning(entry, profile));
        watchable.set(FactTexts.canBeWatched(entry, profile));
        if (before == null || !before.entry().id().equals(entry.id())) {
            points.set(List.of());
            chartText.set("");
        }
        readPoints();
    }

    private @Nullable Profile profile(JournalEntry entry) {
        return profiles.profiles().stream()
                .filter(profile -> profile.id().equals(entry.profileId()))
                .findFirst()
                .orElse(null);
    }

    private void readPoints() {
        HistoryRow asked = row;
        if (reading || asked == null) {
            return;
        }
        reading = true;
        background
                .run(() -> samples(asked.entry().id()))
                .inAnyCase(() -> reading = false)
                .then(samples -> {
                    HistoryRow now = row;
                    if (now != null && now.entry().id().equals(asked.entry().id())) {
                        chartText.set(texts.chart(samples));
                        points.set(samples);
                    }
                    if (now != null && !now.equals(asked)) {
                        readPoints();
                    }
                });
    }

    private List<Sample> samples(String id) {
        try {
            return history.samples(id);
        } catch (JournalException e) {
            return List.of(); // The journal has logged why, and says so in the window.
        }
    }

    /** Shows the receipt. */
    void openReceipt() {
        HistoryRow now = row;
        if (now != null) {
            requests.receipt(now.entry());
        }
    }

    /** Watches the task, or shows it where it is watched already. */
    public void watch() {
        HistoryRow now = row;
        Profile profile = now == null ? null : profile(now.entry());
        if (now != null && profile != null) {
            requests.watch(profile, now.entry());
        }
    }
}
