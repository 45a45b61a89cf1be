package dev.redrive.ui.start;

import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalEntry;
import dev.redrive.profile.Profile;
import dev.redrive.retry.RetryDesk;
import dev.redrive.retry.StartResult;
import dev.redrive.retry.StartResult.StartOutcome;
import dev.redrive.retry.TaskWatch;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.kit.FailureTexts;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * A task is in progress and the service does not say which: offers to watch it or to try again.
 * JavaFX thread; {@link #tick()} once a second.
 */
public final class RunningViewModel {

    private static final String TITLE = "running.title.";

    final Profile profile;
    private final ItemKind kind;
    private final RetryRequest request;
    private final RetryDesk desk;
    private final Background background;
    private final Texts texts;
    private final FailureTexts failures;
    private final TryAgain tryAgain;
    private final StartFlow flow;
    final StringProperty taskId = new SimpleStringProperty("");
    final StringProperty taskIdProblem = new SimpleStringProperty("");

    final ReadOnlyStringWrapper fieldHelp;
    final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    final ReadOnlyBooleanWrapper sending = new ReadOnlyBooleanWrapper();
    final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();

    /** What the service said when it refused; empty when it said nothing. */
    final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");

    final ReadOnlyStringWrapper meaning;

    /** The id that the demo's colleague gives; empty for a real customer. */
    final StringProperty colleaguesId = new SimpleStringProperty("");

    private EnterpriseFailure.AlreadyRunning refusal = new EnterpriseFailure.AlreadyRunning("");
    private boolean left;

    /** The ways on after a refused start. */
    public RunningViewModel(UiKit kit, RetryRequest request, RetryDesk desk, StartFlow flow) {
        this.profile = request.profile();
        this.kind = request.kind();
        this.request = request;
        this.desk = desk;
        this.background = kit.background();
        this.texts = kit.texts();
        this.failures = kit.failures();
        this.tryAgain = new TryAgain(kit.formats(), kit.texts(), request.profile());
        this.flow = flow;
        this.fieldHelp = new ReadOnlyStringWrapper(kit.texts().get("running.fieldHelp"));
        this.meaning = new ReadOnlyStringWrapper(kit.texts().get("running.meaning"));
    }

    /**
     * Looks for an unfinished task of the profile that Redrive knows; if there is one, watches it
     * and shows it in place of this dialog.
     */
    public void look() {
        busy.set(true);
        fieldHelp.set(texts.get("running.looking"));
        background
                .run(() ->
                        Optional.ofNullable(KnownTasks.find(desk, profile, kind, refusal.taskId())))
                .inAnyCase(() -> {
                    busy.set(false);
                    fieldHelp.set(texts.get("running.fieldHelp"));
                })
                .then(found ->
                        found.filter(_ -> !left)
                                .ifPresent(watch -> {
                                    leave();
                                    flow.running(watch, request, refusal);
                                }));
    }

    /** Offers the id that the demo's colleague gives when asked. */
    public void colleagueSays(String id) {
        colleaguesId.set(id);
    }

    /** Asks the demo's colleague, and watches that task. */
    void askColleague() {
        taskId.set(colleaguesId.get());
        attach();
    }

    /** Watches the task whose id was typed, if the service knows it. */
    void attach() {
        if (busy.get()) {
            return;
        }
        String id = RetryDesk.taskIdIn(profile, taskId.get());
        taskIdProblem.set(id == null ? failures.notAnId(profile) : "");
        problem.set(null);
        if (id == null) {
            if (Profile.isDemo(profile.id())) {
                taskId.set(""); // It may be a key.
            }
            return;
        }
        busy.set(true);
        background
                .run(() -> desk.attach(profile, kind, id))
                .inAnyCase(() -> busy.set(false))
                .then(this::attached);
    }

    private void attached(StartResult result) {
        if (left) {
            flow.attached(profile, result);
        } else if (result instanceof StartResult.Failed(var failure)) {
            notWatched(failure);
        } else {
            ended(result);
        }
    }

    /**
     * Takes the outcome of a start, if it is the one this dialog waits for.
     *
     * @return whether it was
     */
    public boolean answered(StartOutcome outcome) {
        boolean mine =
                sending.get()
                        && outcome.profile().id().equals(profile.id())
                        && outcome.kind() == kind;
        if (mine) {
            busy.set(false);
            sending.set(false);
            ended(outcome.result());
        }
        return mine;
    }

    private void ended(StartResult result) {
        switch (result) {
            case StartResult.Watching _, StartResult.AlreadyWatched _ -> watching();
            case StartResult.AlreadyStarting _ -> watching();
            case StartResult.NothingFailed _ -> {
                leave();
                flow.nothingFailed(profile, kind);
            }
            case StartResult.KeyMissing _ -> enterKey();
            case StartResult.ReadOnly _ -> {
                leave();
                flow.ask(request); // which says why it cannot be
            }
            case StartResult.Failed(var failure) -> refused(failure);
        }
    }

    private void refused(EnterpriseFailure failure) {
        if (failure instanceof EnterpriseFailure.AlreadyRunning running) {
            refused(running);
            tryAgain.begin();
        } else {
            // A user should see whatever else it is before another request.
            tryAgain.on.set(false);
            problem.set(failures.ofStart(profile, failure, this::enterKey, taskId::set));
        }
    }

    /** Shows what the service said, and offers the task that it named. */
    public void refused(EnterpriseFailure.AlreadyRunning running) {
        refusal = running;
        said.set(failures.detail(running));
        String named = running.taskId();
        if (named != null) {
            taskId.set(named);
        }
        meaning.set(texts.get(named == null ? "running.meaning" : "running.meaningNamed"));
    }

    private void notWatched(EnterpriseFailure failure) {
        problem.set(failures.ofTask(profile, failure, this::enterKey));
    }

    private void watching() {
        leave();
        flow.watching();
    }

    private void enterKey() {
        leave();
        flow.enterKey(profile);
    }

    /** Counts on to the next try, if that was switched on, and at zero does what was chosen. */
    public void tick() {
        if (left || busy.get() || !tryAgain.tick()) {
            return;
        }
        if (tryAgain.asksThePerson) {
            tryAgain();
        } else {
            busy.set(true);
            sending.set(true);
            problem.set(null);
            background
                    .run(() -> desk.start(profile, kind, request.reason().strip()))
                    .inAnyCase(() -> {
                        busy.set(false);
                        sending.set(false);
                    })
                    .start();
        }
    }

    /** Shows the question for the same retry again. */
    void tryAgain() {
        if (!sending.get()) {
            leave();
            flow.ask(request);
        }
    }

    /**
     * Closes the dialog, unless a retry request is in flight, which cannot be undone. A task id
     * that is being looked up is still watched if it is found.
     */
    public void cancel() {
        if (!sending.get()) {
            leave();
            flow.close();
        }
    }

    /** It is not shown any more, so nothing more comes of it. */
    public void leave() {
        left = true;
        tryAgain.on.set(false);
    }

    /** The heading. */
    String title() {
        return texts.get(TITLE + kind.name());
    }

    /** The countdown to the next try. */
    TryAgain next() {
        return tryAgain;
    }

    /** Finds the task that may be in the way of a start, among those known from here. */
    static final class KnownTasks {

        private KnownTasks() {}

        /**
         * Watches an unfinished task of the profile, preferably one of that kind, and returns its
         * watch. Each is polled first, so that one that has ended or is no longer known is skipped.
         * Blocks up to the time limits of these calls.
         *
         * @param named the task that the service named, which is then the only one; null when it
         *     named none
         * @return null when no such unfinished task is known
         */
        static @Nullable TaskWatch find(
                RetryDesk desk, Profile profile, ItemKind kind, @Nullable String named)
                throws InterruptedException {
            List<JournalEntry> known =
                    desk.unfinished(profile).stream()
                            .filter(entry -> named == null || named.equals(entry.taskId()))
                            .sorted(Comparator.comparing(entry -> entry.kind() != kind))
                            .toList();
            for (JournalEntry entry : known) {
                TaskWatch watch = unlessEnded(desk, profile, entry);
                if (watch != null) {
                    return watch;
                }
            }
            return null;
        }

        private static @Nullable TaskWatch unlessEnded(
                RetryDesk desk, Profile profile, JournalEntry entry) throws InterruptedException {
            String taskId = Objects.requireNonNull(entry.taskId());
            return switch (desk.attach(profile, entry.kind(), taskId)) {
                case StartResult.Watching(var watch) -> watch.state().isFinal() ? null : watch;
                case StartResult.AlreadyWatched(var watch) -> watch;
                case StartResult.Failed(EnterpriseFailure.NotFound _) -> null;
                case StartResult.Failed _ -> desk.resume(profile, entry);
                case StartResult.KeyMissing _ -> desk.resume(profile, entry);
                case StartResult.ReadOnly _,
                        StartResult.NothingFailed _,
                        StartResult.AlreadyStarting _ ->
                        null;
            };
        }
    }
}
