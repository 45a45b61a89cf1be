package dev.redrive.ui.task;

import dev.redrive.base.Latest;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Outage;
import dev.redrive.journal.TaskEvent;
import dev.redrive.journal.TaskTimes;
import dev.redrive.journal.Verdict;
import dev.redrive.profile.Profile;
import dev.redrive.retry.ContactState;
import dev.redrive.retry.TaskWatch;
import dev.redrive.retry.WatchState;
import dev.redrive.ui.kit.FailureTexts;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.VerdictTexts;
import dev.redrive.ui.outage.Curve;
import dev.redrive.ui.task.StepTexts.Step;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What the view of one task says. JavaFX thread; {@link #tick()} once a second. */
public final class ProgressViewModel {

    private static final String KIND = "kind.";
    private static final String TITLE = "progress.title.";

    private final TaskWatch watch;
    private final Texts texts;
    private final Formats formats;
    private final TaskRequests requests;
    private final StepTexts stepTexts;
    private final ContactTexts contactTexts;
    private final NumberTexts numberTexts;
    private final VerdictTexts verdictTexts;
    private final EndTexts endTexts;
    private final Runnable endListening;

    /** The status in words and as the service's own word. */
    public final StringProperty status = new SimpleStringProperty("");

    /** What colour goes with the status. */
    public final ObjectProperty<Styles.Tone> tone = new SimpleObjectProperty<>(Styles.Tone.PLAIN);

    /** The way so far. */
    public final ObjectProperty<List<Step>> steps = new SimpleObjectProperty<>(List.of());

    /** What cannot be seen now, in a few words; empty while the task is in contact. */
    final StringProperty contactBadge = new SimpleStringProperty("");

    /** When the status beside it was said; empty while that is now. */
    final StringProperty saidAt = new SimpleStringProperty("");

    /** The processed share in percent, as shown. */
    final StringProperty percent = new SimpleStringProperty("");

    /** Which retry of its outage it is, and when it ran; may be empty. */
    final StringProperty place = new SimpleStringProperty("");

    final StringProperty remainingCaption = new SimpleStringProperty("");
    final ObjectProperty<@Nullable Outage> outage = new SimpleObjectProperty<>();
    final BooleanProperty drained = new SimpleBooleanProperty();

    final ObjectProperty<Curve> curve = new SimpleObjectProperty<>(Curve.EMPTY);

    /** How many items the task took on. */
    public final StringProperty nbItems = new SimpleStringProperty("");

    /** How many were processed. */
    public final StringProperty nbProcessed = new SimpleStringProperty("");

    /** How many are left. */
    public final StringProperty nbRemaining = new SimpleStringProperty("");

    /** Items a second. */
    public final StringProperty rate = new SimpleStringProperty("");

    /** Of which time the rate is. */
    public final StringProperty rateCaption = new SimpleStringProperty("");

    /** The time left, or the whole time once ended. */
    public final StringProperty timeLeft = new SimpleStringProperty("");

    /** What that time is, and the time so far. */
    public final StringProperty timeCaption = new SimpleStringProperty("");

    /** The processed share from 0 to 1. */
    public final DoubleProperty progress = new SimpleDoubleProperty();

    /** The same in words, for screen readers. */
    public final StringProperty progressText = new SimpleStringProperty("");

    /** How well the task is seen. */
    public final StringProperty freshness = new SimpleStringProperty("");

    final BooleanProperty stale = new SimpleBooleanProperty();
    final BooleanProperty trouble = new SimpleBooleanProperty();

    /** How it ended; empty while it has not. */
    public final StringProperty verdict = new SimpleStringProperty("");

    /** What that means. */
    public final StringProperty verdictDetail = new SimpleStringProperty("");

    final BooleanProperty watching = new SimpleBooleanProperty();
    final BooleanProperty ended = new SimpleBooleanProperty();
    final BooleanProperty keyNeeded = new SimpleBooleanProperty();
    final BooleanProperty canWatchAgain = new SimpleBooleanProperty();
    final BooleanProperty canRetryRest = new SimpleBooleanProperty();
    private final Timeline lines;
    final ObservableList<Timeline.Line> timeline = FXCollections.observableArrayList();

    private List<TaskEvent> shownEvents = List.of();
    private WatchState state;
    private @Nullable Outage known;
    private boolean isSeen = true;
    private int ticks;

    /**
     * The view of one watch.
     *
     * @param ui runs on the JavaFX thread
     */
    public ProgressViewModel(
            TaskWatch watch, Executor ui, Texts texts, Formats formats, TaskRequests requests) {
        this.watch = watch;
        this.texts = texts;
        this.formats = formats;
        this.requests = requests;
        this.stepTexts = new StepTexts(texts, formats);
        this.contactTexts = new ContactTexts(texts, formats, new FailureTexts(texts, formats));
        this.numberTexts = new NumberTexts(texts, formats);
        this.verdictTexts = new VerdictTexts(texts, formats);
        this.lines = new Timeline(texts, formats);
        this.endTexts = new EndTexts(texts, formats);
        this.state = watch.state();
        show(state);
        Latest<WatchState> news = new Latest<>(ui, this::moved);
        AtomicReference<WatchState> handedOver = new AtomicReference<>(state);
        this.endListening =
                watch.onState(now -> {
                    // That a poll is in flight is said by the next tick, if it still is by then.
                    if (!now.isOnlyPolling(handedOver.get())) {
                        handedOver.set(now);
                        news.accept(now);
                    }
                });
    }

    /** Ends the listening. */
    public void close() {
        endListening.run();
    }

    /** Says whether the view can be seen, as it is until then: while not, it does not change. */
    public void seen(boolean now) {
        isSeen = now;
        if (isSeen) {
            show(state);
            showOutage(known);
        }
    }

    /** Whether the view can be seen. */
    public boolean isSeen() {
        return isSeen;
    }

    private void moved(WatchState now) {
        state = now;
        if (isSeen) {
            show(now);
        }
    }

    private void show(WatchState now) {
        state = now;
        JournalEntry entry = now.entry();
        saidAt.set(
                now.contact().isClear() || now.answeredAt() == null
                        ? ""
                        : texts.get("progress.lastSaid", formats.time(now.answeredAt())));
        steps.set(stepTexts.of(now));
        nbItems.set(formats.number(entry.nbItems()));
        nbProcessed.set(verdictTexts.processed(entry));
        nbRemaining.set(formats.number(entry.nbRemainingItems()));
        remainingCaption.set(numberTexts.remaining(now));
        NumberTexts.Share share = numberTexts.share(entry);
        progress.set(share.value());
        percent.set(share.percent());
        progressText.set(share.words());
        showEvents(now);
        showCurve(now);
        showEnd(now);
        watching.set(now.isWatching());
        ended.set(now.isFinal());
        keyNeeded.set(now.contact() instanceof ContactState.KeyNeeded);
        canWatchAgain.set(ContactTexts.canWatchAgain(now));
        showRetryRest(now);
        stale.set(!now.contact().isClear());
        trouble.set(ContactTexts.isTrouble(now.contact()));
        showTimes(true);
    }

    /**
     * Shows the outage its retry belongs to, with the task's entry in it as new as it is here.
     *
     * @param now null where that is not known
     */
    public void showOutage(@Nullable Outage now) {
        known = now;
        if (!isSeen) {
            return;
        }
        outage.set(now == null ? null : EndTexts.with(now, state.entry()));
        showEnd(state);
        showRetryRest(state);
    }

    private void showEnd(WatchState now) {
        Outage of = outage.get();
        if (of != null) {
            outage.set(EndTexts.with(of, now.entry()));
        }
        EndTexts.End end = endTexts.of(now, outage.get());
        status.set(end.status());
        verdict.set(end.title());
        verdictDetail.set(end.meaning());
        drained.set(end.isDrained());
        tone.set(end.tone());
        place.set(end.place());
    }

    private void showEvents(WatchState now) {
        List<TaskEvent> events = watch.events();
        if (!events.equals(shownEvents) || timeline.isEmpty()) {
            shownEvents = events;
            timeline.setAll(lines.lines(now.entry(), events));
        }
    }

    private void showCurve(WatchState now) {
        curve.set(lines.curve(now, watch.events(), numberTexts.timeLeft(now)));
    }

    /** Not where nothing had failed, and not for a retry that a later one has followed. */
    private void showRetryRest(WatchState now) {
        boolean nothing = Verdict.of(now.entry()) instanceof Verdict.NothingToSend;
        Outage of = outage.get();
        boolean followed = of != null && !of.latest().id().equals(now.entry().id());
        canRetryRest.set(now.isFinal() && !nothing && !followed && requests.canRetryRest(now));
    }

    /**
     * Redraws what depends on the time; the time left only every second time, so that it rests. The
     * chart only while the task is not seen, as the time that is not seen grows.
     */
    public void tick() {
        ticks++;
        WatchState now = watch.state();
        if (now.isOnlyPolling(state)) {
            state = now;
        }
        showRetryRest(state);
        if (!state.contact().isClear()) {
            showCurve(state);
        }
        showTimes(ticks % 2 == 0);
    }

    private void showTimes(boolean all) {
        freshness.set(contactTexts.of(state));
        contactBadge.set(contactTexts.badge(state));
        NumberTexts.Captioned time = numberTexts.time(state);
        timeCaption.set(time.caption());
        if (all) {
            timeLeft.set(time.value());
            NumberTexts.Captioned speed = numberTexts.rate(state);
            rate.set(speed.value());
            rateCaption.set(speed.caption());
        }
    }

    /** Checks at once. */
    void checkNow() {
        watch.pollNow();
    }

    /** Stops watching; the service goes on. */
    void stop() {
        watch.stop();
    }

    /** Forgets this watch. */
    void dismiss() {
        requests.dismiss(watch);
    }

    /** Opens the dialog for another retry, which shows what still fails. */
    void retryRest() {
        requests.retryRest(state);
    }

    /** Lets the user enter the key. */
    void enterKey() {
        requests.enterKey(state.profile());
    }

    /** Shows this task on a page of its own. */
    void open() {
        requests.open(watch);
    }

    /** Watches again. */
    void watchAgain() {
        requests.watchAgain(watch);
    }

    /** Whose task it is. */
    Profile profile() {
        return state.profile();
    }

    /** The entry as it is now. */
    JournalEntry entry() {
        return state.entry();
    }

    /** Trips or crashes, in words. */
    String kind() {
        return texts.get(KIND + state.entry().kind().name());
    }

    /** Shows what the customer may read about it. */
    void receipt() {
        requests.receipt(state.entry());
    }

    /** The heading of its own page: the kind and when it was requested. */
    public String title() {
        return texts.get(
                TITLE + state.entry().kind().name(),
                formats.time(TaskTimes.requestedAt(state.entry())));
    }

    /** The service's id of the task. */
    public String taskId() {
        return Objects.requireNonNullElse(state.entry().taskId(), Formats.UNKNOWN);
    }

    /** The request as a shell command, with a placeholder for the key. */
    public String request() {
        // The id is opaque text from elsewhere.
        String id = URLEncoder.encode(taskId(), StandardCharsets.UTF_8).replace("+", "%20");
        return "curl --header 'x-dq-enterprise-api-key: YOUR_ENTERPRISE_API_KEY' --header 'Accept:"
                + " application/json' '"
                + state.profile().serviceUrl().toString().replace("'", "%27")
                + "/v1/enterprise/task/"
                + id
                + "'";
    }
}
