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
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

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
            Consumer<Problem> tell) {
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
                        this);
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
        RunningViewModel model =
                new RunningViewModel(
                        profile, kind, reason, desk, background, texts, failures, this);
        shell.dialogs().show(new RunningController(model, texts).root(), model::cancel);
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
        dashboard.dismiss(watch);
        progressViews.end(watch);
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
                                tell.accept(
                                        new Problem(
                                                failures.title(failure),
                                                failures.detail(failure),
                                                null,
                                                Problem.Severity.ERROR));
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
