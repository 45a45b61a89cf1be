package dev.redrive.ui.progress;

import dev.redrive.enterprise.TaskStatus;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Verdict;
import dev.redrive.profile.Profile;
import dev.redrive.retry.ContactState;
import dev.redrive.retry.TaskWatch;
import dev.redrive.retry.WatchState;
import dev.redrive.ui.kit.FailureTexts;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Latest;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.VerdictTexts;
import dev.redrive.ui.progress.NumberTexts.Curve;
import dev.redrive.ui.progress.StepTexts.Step;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What the view of one task says. JavaFX thread; {@link #tick()} once a second. */
public final class ProgressViewModel {

    /** What a view can ask of the rest of the window. Called on the JavaFX thread. */
    public interface Requests {

        /** Forgets this watch. */
        void dismiss(TaskWatch watch);

        /** Asks the user about a new start of the same profile and kind. */
        void retryRest(WatchState state);

        /** Whether a new retry of the same customer and kind could be started now. */
        boolean canRetryRest(WatchState state);

        /** Lets the user enter the profile's key. */
        void enterKey(Profile profile);

        /** Shows this task on a page of its own. */
        void open(TaskWatch watch);

        /** Watches a task again whose watch has ended before the task. */
        void watchAgain(TaskWatch watch);
    }

    private static final String TITLE = "progress.title.";
    private static final String KIND = "profile.kind.";

    private final TaskWatch watch;
    private final Texts texts;
    private final Formats formats;
    private final Requests requests;
    private final StepTexts stepTexts;
    private final ContactTexts contactTexts;
    private final NumberTexts numberTexts;
    private final VerdictTexts verdictTexts;
    private final Runnable endListening;
    private final StringProperty status = new SimpleStringProperty("");
    private final ObjectProperty<Styles.Tone> tone = new SimpleObjectProperty<>(Styles.Tone.PLAIN);
    private final ObjectProperty<List<Step>> steps = new SimpleObjectProperty<>(List.of());
    final ObjectProperty<Curve> curve = new SimpleObjectProperty<>(Curve.EMPTY);
    private final StringProperty nbItems = new SimpleStringProperty("");
    private final StringProperty nbProcessed = new SimpleStringProperty("");
    private final StringProperty nbRemaining = new SimpleStringProperty("");
    private final StringProperty rate = new SimpleStringProperty("");
    private final StringProperty rateCaption = new SimpleStringProperty("");
    private final StringProperty timeLeft = new SimpleStringProperty("");
    private final StringProperty timeCaption = new SimpleStringProperty("");
    private final DoubleProperty progress = new SimpleDoubleProperty();
    private final StringProperty progressText = new SimpleStringProperty("");
    private final StringProperty freshness = new SimpleStringProperty("");
    final BooleanProperty stale = new SimpleBooleanProperty();
    final BooleanProperty trouble = new SimpleBooleanProperty();
    private final StringProperty verdict = new SimpleStringProperty("");
    private final StringProperty verdictDetail = new SimpleStringProperty("");
    final BooleanProperty watching = new SimpleBooleanProperty();
    final BooleanProperty ended = new SimpleBooleanProperty();
    final BooleanProperty keyNeeded = new SimpleBooleanProperty();
    final BooleanProperty canWatchAgain = new SimpleBooleanProperty();
    final BooleanProperty canRetryRest = new SimpleBooleanProperty();
    private WatchState state;
    private int ticks;

    /**
     * The view of one watch.
     *
     * @param ui runs on the JavaFX thread
     */
    public ProgressViewModel(
            TaskWatch watch, Executor ui, Texts texts, Formats formats, Requests requests) {
        this.watch = watch;
        this.texts = texts;
        this.formats = formats;
        this.requests = requests;
        this.stepTexts = new StepTexts(texts, formats);
        this.contactTexts = new ContactTexts(texts, formats, new FailureTexts(texts, formats));
        this.numberTexts = new NumberTexts(texts, formats);
        this.verdictTexts = new VerdictTexts(texts, formats);
        this.state = watch.state();
        show(state);
        this.endListening = watch.onState(new Latest<>(ui, this::show));
    }

    /** Ends the listening; the view model is of no use afterwards. */
    public void close() {
        endListening.run();
    }

    private void show(WatchState now) {
        state = now;
        TaskStatus said = now.status();
        JournalEntry entry = now.entry();
        status.set(verdictTexts.status(entry));
        tone.set(now.contact().isClear() ? toneOf(said, entry) : Styles.Tone.PLAIN);
        steps.set(stepTexts.of(now));
        nbItems.set(formats.number(entry.nbItems()));
        nbProcessed.set(verdictTexts.processed(entry));
        nbRemaining.set(formats.number(entry.nbRemainingItems()));
        showProgress(now);
        curve.set(new Curve(now.samples(), numberTexts.timeLeft(now)));
        boolean end = now.isFinal();
        verdict.set(end ? verdictTexts.title(entry) : "");
        verdictDetail.set(end ? verdictTexts.meaning(entry) : "");
        watching.set(now.isWatching());
        ended.set(now.isFinal());
        keyNeeded.set(now.contact() instanceof ContactState.KeyNeeded);
        canWatchAgain.set(
                !now.isWatching()
                        && !now.isFinal()
                        && !now.contact()
                                .equals(
                                        new ContactState.Stopped(
                                                ContactState.Stopped.Cause.ADDRESS_CHANGED)));
        showRetryRest(now);
        stale.set(!now.contact().isClear());
        trouble.set(ContactTexts.isTrouble(now.contact()));
        showTimes(true);
    }

    /** Not where nothing had failed, so that nothing can still fail. */
    private void showRetryRest(WatchState now) {
        boolean nothing = Verdict.of(now.entry()) instanceof Verdict.NothingToSend;
        canRetryRest.set(now.isFinal() && !nothing && requests.canRetryRest(now));
    }

    private void showProgress(WatchState now) {
        Long items = now.entry().nbItems();
        Long processed = Verdict.processed(now.entry());
        if (items == null || processed == null) {
            progress.set(0);
            progressText.set(texts.get("progress.unknown"));
            return;
        }
        double share = items == 0 ? 1 : (double) processed / items;
        progress.set(share);
        progressText.set(texts.get("progress.share", (int) Math.floor(share * 100)));
    }

    private Styles.Tone toneOf(@Nullable TaskStatus status, JournalEntry entry) {
        boolean moving = status != null && status.state() == TaskStatus.State.IN_PROGRESS;
        return Verdict.of(entry).hasEnded()
                ? verdictTexts.tone(entry)
                : moving ? Styles.Tone.INFO : Styles.Tone.PLAIN;
    }

    /** Redraws what depends on the time; the time left only every second time, so that it rests. */
    public void tick() {
        ticks++;
        showRetryRest(state);
        showTimes(ticks % 2 == 0);
    }

    private void showTimes(boolean all) {
        freshness.set(contactTexts.of(state));
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
    public void checkNow() {
        watch.pollNow();
    }

    /** Stops watching; the service goes on. */
    public void stop() {
        watch.stop();
    }

    /** Forgets this watch. */
    public void dismiss() {
        requests.dismiss(watch);
    }

    /** Asks for a new start, to find what still fails. */
    public void retryRest() {
        requests.retryRest(state);
    }

    /** Lets the user enter the key. */
    public void enterKey() {
        requests.enterKey(state.profile());
    }

    /** Shows this task on a page of its own. */
    public void open() {
        requests.open(watch);
    }

    /** What opening means. */
    String openHelp() {
        return texts.get("progress.open");
    }

    /** Watches again. */
    public void watchAgain() {
        requests.watchAgain(watch);
    }

    /** Whose task it is. */
    public Profile profile() {
        return state.profile();
    }

    /** What stands behind the profile, in words. */
    public String profileKind() {
        return texts.get(KIND + state.profile().kind().name());
    }

    /** The heading: kind and profile. */
    public String title() {
        return texts.get(TITLE + state.entry().kind().name(), state.entry().profileName());
    }

    /** The service's id of the task. */
    public String taskId() {
        return Objects.requireNonNullElse(state.entry().taskId(), Formats.UNKNOWN);
    }

    /**
     * The request as a shell command, with a placeholder for the key. The task id is opaque text
     * from elsewhere, so it is encoded and quoted.
     */
    public String request() {
        String id = URLEncoder.encode(taskId(), StandardCharsets.UTF_8).replace("+", "%20");
        return "curl --header 'x-dq-enterprise-api-key: YOUR_ENTERPRISE_API_KEY' --header 'Accept:"
                + " application/json' '"
                + state.profile().serviceUrl().toString().replace("'", "%27")
                + "/v1/enterprise/task/"
                + id
                + "'";
    }

    /** What copying the request means. */
    String copyRequestHelp() {
        return texts.get("progress.copyRequestHelp");
    }

    /** What stopping means. */
    String stopHelp() {
        return texts.get("progress.stopHelp");
    }

    /** The status in words and as the service's own word. */
    public StringProperty statusProperty() {
        return status;
    }

    /** What colour goes with the status. */
    public ObjectProperty<Styles.Tone> toneProperty() {
        return tone;
    }

    /** The way so far. */
    public ObjectProperty<List<Step>> steps() {
        return steps;
    }

    /** How many items the task took on. */
    public StringProperty nbItemsProperty() {
        return nbItems;
    }

    /** How many were processed. */
    public StringProperty nbProcessedProperty() {
        return nbProcessed;
    }

    /** How many are left. */
    public StringProperty nbRemainingProperty() {
        return nbRemaining;
    }

    /** Items a second. */
    public StringProperty rateProperty() {
        return rate;
    }

    /** Of which time the rate is. */
    public StringProperty rateCaptionProperty() {
        return rateCaption;
    }

    /** The time left, or the whole time once ended. */
    public StringProperty timeLeftProperty() {
        return timeLeft;
    }

    /** What that time is, and the time so far. */
    public StringProperty timeCaptionProperty() {
        return timeCaption;
    }

    /** The processed share from 0 to 1. */
    public DoubleProperty progressProperty() {
        return progress;
    }

    /** The same in words, for screen readers. */
    public StringProperty progressTextProperty() {
        return progressText;
    }

    /** How well the task is seen. */
    public StringProperty freshnessProperty() {
        return freshness;
    }

    /** How it ended; empty while it has not. */
    public StringProperty verdictProperty() {
        return verdict;
    }

    /** What that means. */
    public StringProperty verdictDetailProperty() {
        return verdictDetail;
    }
}
