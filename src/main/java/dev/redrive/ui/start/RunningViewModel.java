package dev.redrive.ui.start;

import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.profile.Profile;
import dev.redrive.retry.RetryDesk;
import dev.redrive.retry.StartResult;
import dev.redrive.retry.StartResult.StartOutcome;
import dev.redrive.retry.TaskWatch;
import dev.redrive.team.TeamTask;
import dev.redrive.ui.desk.ColleagueTexts;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.kit.FailureTexts;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import dev.redrive.ui.profiles.PolicyTexts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
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
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(8);

    final Profile profile;
    private final ItemKind kind;
    private final RetryRequest request;
    private final RetryDesk desk;
    private final Background background;
    private final Texts texts;
    private final Formats formats;
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

    /** What is being asked of the team log, or what it said; empty without one. */
    final ReadOnlyStringWrapper team = new ReadOnlyStringWrapper("");

    private @Nullable TeamQuestion colleagues;
    private EnterpriseFailure.AlreadyRunning refusal = new EnterpriseFailure.AlreadyRunning("");
    private volatile boolean left; // Also read by who looks for a colleague's task.

    /** The ways on after a refused start. */
    public RunningViewModel(UiKit kit, RetryRequest request, RetryDesk desk, StartFlow flow) {
        this.profile = request.profile();
        this.kind = request.kind();
        this.request = request;
        this.desk = desk;
        this.background = kit.background();
        this.texts = kit.texts();
        this.formats = kit.formats();
        this.failures = kit.failures();
        this.tryAgain = new TryAgain(kit.formats(), kit.texts(), request.profile());
        this.flow = flow;
        this.fieldHelp = new ReadOnlyStringWrapper(kit.texts().get("running.fieldHelp"));
        this.meaning = new ReadOnlyStringWrapper(kit.texts().get("running.meaning"));
    }

    /** From now on asks the team log as well. */
    public void asking(ColleagueTasks tasks, ColleagueTexts words) {
        if (tasks.isUsedFor(profile)) {
            colleagues = new TeamQuestion(tasks, words);
        }
    }

    /**
     * Looks for an unfinished task of the profile that Redrive knows, and for one of colleagues; if
     * there is one, watches it and shows it in place of this dialog.
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
                .then(found -> {
                    if (left) {
                        return;
                    }
                    found.ifPresentOrElse(
                            watch -> {
                                leave();
                                flow.running(watch, request, refusal);
                            },
                            this::lookAtColleagues);
                });
    }

    private void lookAtColleagues() {
        TeamQuestion question = colleagues;
        if (question != null && !left && !busy.get()) {
            question.ask();
        }
    }

    /** One question after another to the team log, each for a limited time. JavaFX thread. */
    private final class TeamQuestion {

        private final ColleagueTasks tasks;
        private final ColleagueTexts words;
        private volatile @Nullable Instant until;

        TeamQuestion(ColleagueTasks tasks, ColleagueTexts words) {
            this.tasks = tasks;
            this.words = words;
        }

        void ask() {
            if (until != null) {
                return;
            }
            Instant end = formats.now().plus(LONGEST_LOOK);
            until = end;
            busy.set(true);
            team.set(texts.get("colleague.asking"));
            // Neither asks for more nor watches anything once nobody waits for it.
            BooleanSupplier isWanted = () -> !left && end.equals(until);
            background
                    .run(() ->
                            tasks.find(
                                    profile,
                                    kind,
                                    refusal.taskId(),
                                    task -> background.ui().execute(() -> polling(task, isWanted)),
                                    isWanted))
                    .then(found -> answered(found, isWanted.getAsBoolean()));
        }

        private void polling(TeamTask task, BooleanSupplier isWanted) {
            if (isWanted.getAsBoolean()) {
                team.set(texts.get("colleague.polling", words.stands(task), words.heard(task)));
            }
        }

        private void answered(ColleagueTasks.Found found, boolean isWanted) {
            TaskWatch watch = found.watch();
            TeamTask task = found.task();
            if (isWanted) {
                end(words.found(found.looked().tasks(), found.looked().isFresh()));
                if (watch != null && task != null) {
                    leave();
                    flow.colleagues(watch, task, request, refusal);
                }
            } else if (watch != null) { // Watched at the very moment it was given up.
                flow.attached(profile, new StartResult.Watching(watch));
            }
        }

        /** Waits no longer than a user does. */
        void tick() {
            Instant end = until;
            if (end != null && formats.now().isAfter(end)) {
                end(texts.get("colleague.noAnswer"));
            }
        }

        private void end(String said) {
            until = null;
            busy.set(false);
            team.set(said);
        }
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
            case StartResult.Refused(var why, var policy) -> {
                tryAgain.on.set(false);
                problem.set(new PolicyTexts(texts).refused(profile, why, policy));
            }
            case StartResult.Failed(var failure) -> refused(failure);
        }
    }

    private void refused(EnterpriseFailure failure) {
        if (failure instanceof EnterpriseFailure.AlreadyRunning running) {
            refused(running);
            tryAgain.begin();
            lookAtColleagues();
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
        if (colleagues != null) {
            colleagues.tick();
        }
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
                        if (sending.get()) { // Else answered() has gone on, and may ask again.
                            busy.set(false);
                            sending.set(false);
                        }
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
}
