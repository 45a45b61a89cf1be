package dev.redrive.ui.history;

import dev.redrive.journal.History;
import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.JournalException;
import dev.redrive.journal.Outage;
import dev.redrive.journal.Outages.OutageRow;
import dev.redrive.journal.Sample;
import dev.redrive.journal.VerdictKind;
import dev.redrive.profile.Profile;
import dev.redrive.ui.history.FactTexts.Fact;
import dev.redrive.ui.history.table.ShownRow;
import dev.redrive.ui.history.table.ShownRow.Owner;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import dev.redrive.ui.outage.NoteViewModel;
import dev.redrive.ui.outage.OutageTexts;
import dev.redrive.ui.profiles.PolicyTexts;
import dev.redrive.ui.profiles.ProfilesModel;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Everything of the selected entry. JavaFX thread. */
final class DetailsViewModel {

    private final History history;
    private final Background background;
    private final ProfilesModel profiles;
    private final Texts words;
    private final FactTexts texts;
    private final OutageTexts outages;
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

    /** What colleagues reported of it, and who; empty for what this desk knows itself. */
    final StringProperty reported = new SimpleStringProperty("");

    /** What it has come to, in one sentence. */
    final StringProperty verdict = new SimpleStringProperty("");

    /** The outage it belongs to; null while nothing is shown. */
    final ObjectProperty<@Nullable Outage> outage = new SimpleObjectProperty<>();

    /** Of the retry that is shown; of an outage the latest. */
    final StringProperty entryId = new SimpleStringProperty("");

    final StringProperty retryText = new SimpleStringProperty("");
    final BooleanProperty retryable = new SimpleBooleanProperty();

    /** Why the organisation lets no retry be requested; empty where it does. */
    final StringProperty forbidden = new SimpleStringProperty("");

    final BooleanProperty watchable = new SimpleBooleanProperty();
    final ObjectProperty<List<Sample>> points = new SimpleObjectProperty<>(List.of());
    final StringProperty chartText = new SimpleStringProperty("");
    private @Nullable ColleagueRows colleagues;
    private @Nullable HistoryRow row;
    private final Subscription fixing;
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
        this.words = kit.texts();
        this.texts = new FactTexts(kit.texts(), kit.formats());
        this.outages = new OutageTexts(kit.texts(), kit.formats());
        this.requests = requests;
        this.note = note;
        fixing = profiles.policy().property().subscribe(this::showForbidden);
    }

    /** Follows the policy no longer. */
    void close() {
        fixing.unsubscribe();
    }

    /** From now on says of colleagues' rows what that one knows. */
    void follow(ColleagueRows rows) {
        colleagues = rows;
    }

    /** Shows that line; null for none. */
    void show(@Nullable ShownRow line) {
        HistoryRow before = row;
        row = line == null ? null : line.row();
        boolean isReported = line != null && line.texts().isReported();
        note.show(line == null || isReported ? null : line.noted());
        shown.set(row != null);
        if (line == null || row == null) {
            return;
        }
        JournalEntry entry = row.entry();
        Profile profile = profile(entry);
        title.set(Texts.shown(entry.profileName()));
        OutageRow outageRow = Objects.requireNonNull(line.outage());
        Outage whole = outageRow.outage();
        outage.set(whole);
        boolean isDrained = line.isOutage() && whole.isDrained();
        ColleagueRows theirs = isReported ? colleagues : null;
        reported.set(theirs == null ? "" : theirs.words(entry.id()));
        status.set(isDrained ? Texts.shown(outages.standing(whole)) : texts.status(entry));
        tone.set(line.texts().tone());
        owner.set(texts.owner(entry, profile, outageRow.nbRetries()));
        String standing = line.isOutage() ? outages.title(whole) : texts.verdict(entry);
        verdict.set(isReported ? "" : Texts.shown(standing));
        retryable.set(profile != null && !profile.readOnly() && !isReported);
        showForbidden();
        retryText.set(words.get("history.retry." + entry.kind().name()));
        taskId.set(entry.taskId() == null ? "" : entry.taskId());
        facts.set(texts.facts(entry));
        boolean isEnded = VerdictKind.of(entry) != VerdictKind.UNFINISHED;
        String means =
                line.isOutage() && isEnded ? outages.meaning(whole) : texts.meaning(entry, profile);
        meaning.set(isReported ? "" : means);
        watchable.set(
                theirs == null
                        ? FactTexts.canBeWatched(entry, profile)
                        : theirs.canWatch(entry.id()));
        entryId.set(entry.id());
        if (before == null || !before.entry().id().equals(entry.id())) {
            points.set(List.of());
            chartText.set("");
        }
        readPoints();
    }

    private void showForbidden() {
        Profile profile = row == null ? null : profile(row.entry());
        forbidden.set(
                profile == null
                        ? ""
                        : new PolicyTexts(words).whyNoRetry(profiles.policy().now(), profile));
    }

    private @Nullable Profile profile(JournalEntry entry) {
        return profiles.profiles().stream()
                .filter(profile -> profile.id().equals(entry.profileId()))
                .findFirst()
                .orElse(null);
    }

    private void readPoints() {
        HistoryRow current = row;
        if (reading || current == null) {
            return;
        }
        reading = true;
        background
                .run(() -> samples(current.entry().id()))
                .inAnyCase(() -> reading = false)
                .then(samples -> {
                    HistoryRow now = row;
                    if (now != null && now.entry().id().equals(current.entry().id())) {
                        chartText.set(texts.chart(samples));
                        points.set(samples);
                    }
                    if (now != null && !now.equals(current)) {
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

    /** Shows the question whether to request another retry, with the same reason. */
    void retry() {
        HistoryRow now = row;
        Profile profile = now == null ? null : profile(now.entry());
        if (now != null && profile != null) {
            requests.retry(profile, now.entry().kind(), now.entry().reason());
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
        ColleagueRows theirs = reported.get().isEmpty() ? null : colleagues;
        if (now != null && theirs != null) {
            theirs.watch(now.entry().id());
        } else if (now != null && profile != null) {
            requests.watch(profile, now.entry());
        }
    }
}
