package dev.redrive.app;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalEntry;
import dev.redrive.profile.Profile;
import dev.redrive.retry.RetryDesk;
import dev.redrive.retry.StartResult;
import dev.redrive.retry.TaskWatch;
import dev.redrive.retry.WatchState;
import dev.redrive.ui.common.Background;
import dev.redrive.ui.common.FailureTexts;
import dev.redrive.ui.common.Formats;
import dev.redrive.ui.common.Problem;
import dev.redrive.ui.common.ProfilesModel;
import dev.redrive.ui.common.Texts;
import dev.redrive.ui.credentials.CredentialsController;
import dev.redrive.ui.dashboard.DashboardViewModel;
import dev.redrive.ui.history.HistoryRequests;
import dev.redrive.ui.progress.ProgressViewModel;
import dev.redrive.ui.shell.Page;
import dev.redrive.ui.shell.ShellController;
import dev.redrive.ui.start.RunningController;
import dev.redrive.ui.start.RunningViewModel;
import dev.redrive.ui.start.StartController;
import dev.redrive.ui.start.StartFlow;
import dev.redrive.ui.start.StartViewModel;
import dev.redrive.ui.start.TryAgain;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The ways from one screen to another, since the screens do not know each other. JavaFX thread. */
final class Flows implements StartFlow, ProgressViewModel.Requests, HistoryRequests {

    private static final String NOTHING = "shell.nothingFailed.";

    private final RetryDesk desk;
    private final ProfilesModel profiles;
    private final Background background;
    private final Texts texts;
    private final FailureTexts failures;
    private final ShellController shell;
    private final DashboardViewModel dashboard;
    private final ProgressViews progressViews;
    private final Supplier<CredentialsController> credentials;
    private final Consumer<Problem> tell;
    private final InstantSource clock;
    private final Formats formats;
    private @Nullable RunningViewModel running;
    private final UnaryOperator<String> clean;

    Flows(
            RetryDesk desk,
            ProfilesModel profiles,
            Background background,
            Texts texts,
            FailureTexts failures,
            ShellController shell,
            DashboardViewModel dashboard,
            ProgressViews progressViews,
            Supplier<CredentialsController> credentials,
            Consumer<Problem> tell,
            InstantSource clock,
            Formats formats,
            UnaryOperator<String> clean) {
        this.desk = desk;
        this.profiles = profiles;
        this.background = background;
        this.texts = texts;
        this.failures = failures;
        this.shell = shell;
        this.dashboard = dashboard;
        this.progressViews = progressViews;
        this.credentials = credentials;
        this.tell = tell;
        this.clock = clock;
        this.formats = formats;
        this.clean = clean;
    }

    /** Asks about a start for the chosen profile. */
    void ask(ItemKind kind) {
        ask(profiles.chosen(), kind, "");
    }

    @Override
    public void ask(Profile profile, ItemKind kind, String reason) {
        if (profile.readOnly()) {
            shell.dialogs().close();
            tell.accept(
                    new Problem(
                            texts.get("start.readOnly", profile.name()),
                            texts.get("start.readOnlyDetail"),
                            null,
                            Problem.Severity.WARNING));
            return;
        }
        StartViewModel model =
                new StartViewModel(
                        profile,
                        kind,
                        profiles.namesTypedProperty().get(),
                        desk,
                        background,
                        texts,
                        failures,
                        this,
                        clean);
        model.reasonProperty().set(reason);
        shell.dialogs().show(new StartController(model, texts).root(), model::cancel);
    }

    @Override
    public void watching() {
        shell.dialogs().close();
        shell.show(Page.DASHBOARD);
    }

    @Override
    public void nothingFailed(ItemKind kind) {
        shell.dialogs().close();
        dashboard.reload();
        tell.accept(
                new Problem(
                        texts.get(NOTHING + kind.name()),
                        texts.get("shell.nothingFailedDetail"),
                        null,
                        Problem.Severity.NOTICE));
    }

    @Override
    public void alreadyRunning(Profile profile, ItemKind kind, String reason) {
        otherWays(profile, kind, reason).look();
    }

    private RunningViewModel otherWays(Profile profile, ItemKind kind, String reason) {
        RunningViewModel model =
                new RunningViewModel(
                        profile,
                        kind,
                        reason,
                        desk,
                        background,
                        texts,
                        failures,
                        new TryAgain(profile, clock, texts, formats),
                        this);
        running = model;
        shell.dialogs().show(new RunningController(model, texts).root(), model::cancel);
        return model;
    }

    @Override
    public void running(TaskWatch watch, Profile profile, ItemKind kind, String reason) {
        shell.dialogs().close();
        forgetEarlier(watch);
        open(watch);
        tell.accept(
                new Problem(
                        texts.get("running.title." + kind.name()),
                        texts.get("running.shown"),
                        new Problem.Action(
                                texts.get("running.others"),
                                () -> otherWays(profile, kind, reason)),
                        Problem.Severity.NOTICE));
    }

    /** The views of the same task from before it was watched again. */
    private void forgetEarlier(TaskWatch watch) {
        String taskId = watch.state().entry().taskId();
        dashboard.watches().stream()
                .filter(other -> !other.equals(watch) && !other.state().isWatching())
                .filter(other -> Objects.equals(other.state().entry().taskId(), taskId))
                .toList()
                .forEach(this::forget);
    }

    private void forget(TaskWatch watch) {
        dashboard.dismiss(watch);
        progressViews.end(watch);
    }

    /** Once a second. */
    void tick() {
        if (running != null) {
            running.tick();
        }
    }

    @Override
    public void enterKey(Profile profile) {
        shell.dialogs().close();
        shell.show(Page.CREDENTIALS);
        credentials.get().enterKey(current(profile));
    }

    @Override
    public void close() {
        shell.dialogs().close();
        dashboard.reload();
    }

    @Override
    public void dismiss(TaskWatch watch) {
        forget(watch);
        shell.show(Page.DASHBOARD);
    }

    @Override
    public void open(TaskWatch watch) {
        shell.showWithin(Page.DASHBOARD, progressViews.make(watch, this, false));
    }

    @Override
    public void retryRest(WatchState state) {
        ask(current(state.profile()), state.entry().kind(), state.entry().reason());
    }

    /** The profile as it is saved now; as it was where it has been removed since. */
    private Profile current(Profile profile) {
        return profiles.profiles().stream()
                .filter(other -> other.id().equals(profile.id()))
                .findFirst()
                .orElse(profile);
    }

    @Override
    public void watchAgain(TaskWatch watch) {
        WatchState state = watch.state();
        attach(current(state.profile()), state.entry(), _ -> dismiss(watch));
    }

    @Override
    public void watch(Profile profile, JournalEntry entry) {
        attach(profile, entry, this::open);
    }

    private void attach(Profile profile, JournalEntry entry, Consumer<TaskWatch> watched) {
        String taskId = Objects.requireNonNull(entry.taskId());
        background.call(
                () -> desk.attach(profile, entry.kind(), taskId),
                () -> {},
                result -> {
                    switch (result) {
                        case StartResult.Refused(var failure) ->
                                tell.accept(failures.problem(failure, () -> enterKey(profile)));
                        case StartResult.KeyMissing _ -> enterKey(profile);
                        case StartResult.Watching(var watch) -> watched.accept(watch);
                        case StartResult.AlreadyWatched(var watch) -> watched.accept(watch);
                        // The same is being asked for already, and shown when it is found.
                        case StartResult.AlreadyStarting _ -> {}
                        // Neither is an answer to a question for a task.
                        case StartResult.NothingFailed _, StartResult.ReadOnly _ -> {}
                    }
                });
    }
}
