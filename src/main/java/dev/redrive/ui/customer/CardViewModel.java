package dev.redrive.ui.customer;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Outage;
import dev.redrive.journal.TaskTimes;
import dev.redrive.journal.Verdict;
import dev.redrive.retry.TaskWatch;
import dev.redrive.retry.WatchState;
import dev.redrive.team.TeamOutage;
import dev.redrive.team.TeamTask;
import dev.redrive.ui.desk.ColleagueTexts;
import dev.redrive.ui.desk.ColleaguesModel;
import dev.redrive.ui.desk.CustomerState;
import dev.redrive.ui.desk.Lane;
import dev.redrive.ui.desk.Lane.SeenTask;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.VerdictTexts;
import dev.redrive.ui.outage.OutageTexts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What the card of one kind says of the chosen customer: the tasks that are watched, or how the
 * last retry ended. JavaFX thread.
 */
public final class CardViewModel {

    private static final String TITLE = "kind.";
    private static final String BUTTON = "dashboard.retry.";
    private static final String BUSY = "dashboard.busy.";
    private static final int EARLIER = 3;
    private static final int COLLEAGUES = 3;

    final ItemKind kind;
    private final Texts texts;
    private final Formats formats;
    private final VerdictTexts verdicts;
    private final OutageTexts outages;
    private final StringProperty last = new SimpleStringProperty("");

    /**
     * The customer's watched tasks of this kind, the last started first; of those that have ended
     * only the last.
     */
    final ObservableList<TaskWatch> tasks = FXCollections.observableArrayList();

    /** The outage of the last retry. */
    final ObjectProperty<@Nullable Outage> outage = new SimpleObjectProperty<>();

    /** That outage in one line; empty where there is nothing to say beyond the last retry. */
    final StringProperty outageLine = new SimpleStringProperty("");

    /** The outages before it in one line; may be empty. */
    final StringProperty earlier = new SimpleStringProperty("");

    /** Whether the drain is to be drawn large: something is left that only a retry shows. */
    final BooleanProperty isDraining = new SimpleBooleanProperty();

    /** What colleagues reported; set again whenever its ages have grown. */
    final ObservableList<TeamTask> colleagues = FXCollections.observableArrayList();

    /** What each retry of an outage took on in which colleagues took part; may be empty. */
    final StringProperty joined = new SimpleStringProperty("");

    /** That outage with the retries of colleagues; null where none took part. */
    final ObjectProperty<@Nullable TeamOutage> whole = new SimpleObjectProperty<>();

    /** Whether every running task is in contact. */
    final BooleanProperty inContact = new SimpleBooleanProperty();

    final BooleanProperty startable = new SimpleBooleanProperty();

    /** Why no retry can be requested, where that needs saying beside the button; may be empty. */
    final StringProperty off = new SimpleStringProperty("");

    /** Why the button is disabled; empty while it is not. */
    final StringProperty why = new SimpleStringProperty("");

    CardViewModel(ItemKind kind, Texts texts, Formats formats) {
        this.kind = kind;
        this.texts = texts;
        this.formats = formats;
        this.verdicts = new VerdictTexts(texts, formats);
        this.outages = new OutageTexts(texts, formats);
    }

    /**
     * Shows how that customer stands.
     *
     * @param forbidden why the organisation lets no retry be requested; empty where it does
     */
    void show(CustomerState state, String forbidden) {
        Lane lane = state.lane(kind);
        List<TaskWatch> watched =
                lane.tasks().stream()
                        .filter(task -> isShown(task.state(), lane))
                        .map(SeenTask::watch)
                        .toList();
        if (!watched.equals(tasks)) {
            tasks.setAll(watched);
        }
        inContact.set(lane.isFresh());
        showOutages(lane, watched.isEmpty());
        last.set(lastText(state, lane));
        String reason = whyNot(state, lane, forbidden);
        why.set(reason);
        startable.set(reason.isEmpty());
        boolean said = lane.isRunning() || !state.isRead();
        off.set(said ? "" : reason);
    }

    /** Shows what colleagues reported. */
    void show(CustomerState state, ColleaguesModel team, ColleagueTexts words) {
        colleagues.setAll(team.tasks(state, kind).stream().limit(COLLEAGUES).toList());
        TeamOutage found = team.outage(state, kind);
        whole.set(found);
        joined.set(found == null ? "" : words.drain(found));
    }

    /**
     * Which of two idle cards has the next step, if any: none after a retry that counted 0.
     *
     * @param likely the one where no retry tells
     */
    static @Nullable CardViewModel next(CardViewModel likely, CardViewModel other) {
        if (!likely.tasks.isEmpty() || !other.tasks.isEmpty()) {
            return null;
        }
        Outage first = likely.outage.get();
        Outage second = other.outage.get();
        if (first == null ? second == null || second.isOver() : !first.isOver()) {
            return likely;
        }
        return second == null || second.isOver() ? null : other;
    }

    /** An end is shown until it is dismissed or, of a retry of ours, followed by another one. */
    private static boolean isShown(WatchState task, Lane lane) {
        JournalEntry latest = lane.latest();
        return !task.isFinal()
                || task.entry().attached()
                || latest == null
                || latest.id().equals(task.entry().id());
    }

    private void showOutages(Lane lane, boolean isIdle) {
        Outage latest = lane.outage();
        outage.set(latest);
        outageLine.set(
                latest == null || latest.retries().size() < 2 || !isIdle
                        ? ""
                        : outages.line(latest));
        isDraining.set(latest != null && !latest.isOver() && (isIdle || !lane.running().isEmpty()));
        earlier.set(
                lane.outages().size() < 2
                        ? ""
                        : texts.get(
                                "dashboard.earlier",
                                lane.outages().stream()
                                        .skip(1)
                                        .limit(EARLIER)
                                        .map(this::earlier)
                                        .collect(Collectors.joining(" · "))));
    }

    private String earlier(Outage of) {
        return texts.get(
                "dashboard.earlierOne",
                formats.hourOrDay(TaskTimes.requestedAt(of.first())),
                outages.drain(of, EARLIER));
    }

    private String lastText(CustomerState state, Lane lane) {
        List<SeenTask> running = lane.running();
        if (!running.isEmpty()) {
            return requestedText(running.getFirst().state());
        }
        if (lane.starting() != null) {
            return texts.get("dashboard.requesting", formats.moment(lane.starting().since()));
        }
        if (!state.isRead()) {
            return texts.get("dashboard.reading");
        }
        JournalEntry entry = lane.latest();
        if (entry == null) {
            return texts.get(state.isComplete() ? "dashboard.none" : "dashboard.unread");
        }
        return endedText(entry);
    }

    private String requestedText(WatchState task) {
        JournalEntry entry = task.entry();
        String moment = formats.moment(TaskTimes.requestedAt(entry));
        if (entry.attached()) {
            TaskSnapshot said = task.snapshot();
            boolean isSaid =
                    said == null
                            ? !entry.kindAssumed()
                            : ItemKind.ofTask(said.type()).equals(Optional.of(kind));
            return isSaid
                    ? texts.get("dashboard.attached", moment)
                    : texts.get("dashboard.attachedAs." + kind.name(), moment);
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

    /** Why no retry can be requested now; empty where one can. */
    private String whyNot(CustomerState state, Lane lane, String forbidden) {
        if (lane.isRunning()) {
            return texts.get(BUSY + kind.name());
        }
        if (state.profile().readOnly()) {
            return texts.get("dashboard.readOnly");
        }
        if (!forbidden.isEmpty()) {
            return forbidden;
        }
        if (!state.isRead()) {
            return texts.get("dashboard.reading");
        }
        if (state.key().isUnread()) {
            return texts.get("dashboard.readingKey", state.profile().name());
        }
        // The demo's address has no port until the embedded service listens.
        return state.profile().serviceUrl().getPort() == 0 ? texts.get("dashboard.demoStarts") : "";
    }

    /** The name of one of several tasks. */
    String taskName(TaskWatch watch) {
        JournalEntry entry = watch.state().entry();
        return texts.get(
                entry.attached() ? "dashboard.taskElsewhere" : "dashboard.task",
                formats.time(TaskTimes.requestedAt(entry)));
    }

    /** The card's heading. */
    String title() {
        return texts.get(TITLE + kind.name());
    }

    /** What the button does, in words. */
    String buttonText() {
        return texts.get(BUTTON + kind.name());
    }

    /** How the last retry went, or who requested the one that runs. */
    public StringProperty lastProperty() {
        return last;
    }
}
