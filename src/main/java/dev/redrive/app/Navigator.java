package dev.redrive.app;

import dev.redrive.app.screens.OutcomeTexts;
import dev.redrive.app.screens.ProgressViews;
import dev.redrive.app.screens.ReceiptDialogs;
import dev.redrive.app.screens.ReceiverChecks;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalEntry;
import dev.redrive.profile.Profile;
import dev.redrive.retry.RetryDesk;
import dev.redrive.retry.StartResult;
import dev.redrive.retry.TaskWatch;
import dev.redrive.retry.WatchState;
import dev.redrive.team.TeamTask;
import dev.redrive.ui.credentials.CredentialsController;
import dev.redrive.ui.history.HistoryRequests;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.kit.Problems;
import dev.redrive.ui.kit.UiKit;
import dev.redrive.ui.shell.Page;
import dev.redrive.ui.shell.ShellController;
import dev.redrive.ui.start.RetryRequest;
import dev.redrive.ui.task.TaskRequests;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/**
 * Leads from one screen to another, since the screens do not know each other. An answer that
 * arrives late changes the screen only if no dialog is open; otherwise it is shown in the banner.
 * JavaFX thread.
 */
final class Navigator implements TaskRequests, HistoryRequests, StartDialogs.Screens {

    private final Problems problems;
    private final Services services;
    private final Models models;
    private final ShellController shell;
    private final ProgressViews progressViews;
    private final Supplier<CredentialsController> credentials;
    private final OutcomeTexts outcomes;
    private final ReceiverChecks receivers;
    private final StartDialogs starts;
    private final ReceiptDialogs receipts;

    Navigator(
            UiKit kit,
            Services services,
            Models models,
            ShellController shell,
            ProgressViews progressViews,
            Supplier<CredentialsController> credentials) {
        this.problems = kit.problems();
        this.services = services;
        this.models = models;
        this.shell = shell;
        this.progressViews = progressViews;
        this.credentials = credentials;
        this.outcomes = new OutcomeTexts(kit.texts(), kit.failures(), kit.formats());
        this.receivers =
                new ReceiverChecks(
                        kit,
                        models.profiles,
                        models.demo::service,
                        () -> services.receiverCheck()::run,
                        System::nanoTime);
        this.starts = new StartDialogs(kit, services, models, receivers, this);
        this.receipts =
                new ReceiptDialogs(
                        kit,
                        services.journal,
                        models.profiles,
                        services.clock,
                        services.version,
                        services.redactor,
                        services.audit::head);
        models.profiles.profiles().addListener((ListChangeListener<Profile>) _ -> followProfiles());
        services.desk.onWatch(_ -> models.ui.execute(this::followProfiles));
        services.desk.onStarting(_ -> models.ui.execute(progressViews::tick));
    }

    /**
     * Stops watching the tasks of removed profiles, and closes what is open of them. Tasks of a
     * profile whose address has changed stay with the old address.
     */
    private void followProfiles() {
        Map<String, Profile> now = new HashMap<>();
        models.profiles.profiles().forEach(profile -> now.put(profile.id(), profile));
        services.desk.watches().stream()
                .filter(watch -> !now.containsKey(watch.state().profile().id()))
                .forEach(this::forgetAndLeave);
        starts.followProfiles(now.keySet());
        now.values().forEach(services.desk::profileSaved);
        progressViews.tick();
    }

    /** Shows the question whether to request a retry for the chosen profile. */
    void ask(ItemKind kind) {
        ask(models.profiles.chosen(), kind);
    }

    /** Shows the question whether to request a retry for that customer. */
    void ask(Profile profile, ItemKind kind) {
        starts.ask(new RetryRequest(current(profile), kind, ""));
    }

    /** Once a second. */
    void tick() {
        receivers.tick();
        starts.tick();
    }

    /** From now on says which receiving server answers again, as {@link ReceiverChecks} does. */
    void announceReceivers(BooleanSupplier isInFront, BiConsumer<String, String> outside) {
        receivers.announce(shell, isInFront, outside, services.redactor::cleanData);
    }

    /** Shows the page of that customer. */
    void openCustomer(Profile profile) {
        models.profiles.choose(profile);
        shell.show(Page.DASHBOARD);
    }

    @Override
    public void showStarted(Profile profile) {
        // The board shows it as well, so that the user stays there.
        if (shell.shown() != Page.DASHBOARD || shell.isShown(models.profiles.chosen())) {
            shell.openCustomer(current(profile));
        }
    }

    @Override
    public void openAgain(TaskWatch watch) {
        String taskId = watch.state().entry().taskId();
        services.desk.watches().stream()
                .filter(other -> !other.equals(watch) && !other.state().isWatching())
                .filter(other -> Objects.equals(other.state().entry().taskId(), taskId))
                .toList()
                .forEach(this::forget);
        open(watch);
    }

    /** Stops watching the tasks of that profile, and takes them from the screen. */
    void forgetTasksOf(String profileId) {
        services.desk.watches().stream()
                .filter(watch -> watch.state().profile().id().equals(profileId))
                .forEach(this::forgetAndLeave);
    }

    /** Its page would stand below the name of another customer. */
    private void forgetAndLeave(TaskWatch watch) {
        boolean wasShown = progressViews.isOnItsPage(watch);
        forget(watch);
        if (wasShown) {
            shell.show(Page.DASHBOARD);
        }
    }

    private void forget(TaskWatch watch) {
        models.customers.dismiss(watch);
        progressViews.end(watch);
    }

    @Override
    public void enterKey(Profile profile) {
        if (Profile.isDemo(profile.id())) {
            models.demo.repairKey(() ->
                    problems.showNow(
                            Problem.info(
                                    models.texts.get("shell.demoKey"),
                                    models.texts.get("shell.demoKeyDetail"))));
            return;
        }
        shell.show(Page.CREDENTIALS);
        credentials.get().enterKey(current(profile));
    }

    @Override
    public void dismiss(TaskWatch watch) {
        forget(watch);
        shell.show(Page.CUSTOMER);
    }

    @Override
    public void open(TaskWatch watch) {
        models.profiles.choose(current(watch.state().profile()));
        shell.showWithin(Page.CUSTOMER, () -> progressViews.page(watch, this));
    }

    @Override
    public boolean canRetryRest(WatchState state) {
        return canRetryRest(services.desk, state);
    }

    /** Whether no other retry of that kind of that customer runs or is being requested. */
    static boolean canRetryRest(RetryDesk desk, WatchState state) {
        String id = state.profile().id();
        ItemKind kind = state.entry().kind();
        return desk.starting().stream()
                        .noneMatch(start -> start.profile().id().equals(id) && start.kind() == kind)
                && desk.watches().stream()
                        .map(TaskWatch::state)
                        .filter(WatchState::isWatching)
                        .filter(other -> other.profile().id().equals(id))
                        .noneMatch(other -> other.entry().kind() == kind);
    }

    @Override
    public void retryRest(WatchState state) {
        JournalEntry entry = state.entry();
        starts.ask(new RetryRequest(current(state.profile()), entry.kind(), entry.reason()));
    }

    /** The saved version of the profile, or the given one if it has been removed. */
    private Profile current(Profile profile) {
        return models.profiles.profiles().stream()
                .filter(other -> other.id().equals(profile.id()))
                .findFirst()
                .orElse(profile);
    }

    @Override
    public void watchAgain(TaskWatch watch) {
        WatchState state = watch.state();
        Profile now = current(state.profile());
        if (now.serviceUrl().equals(state.profile().serviceUrl())) {
            attach(now, state.entry(), _ -> dismiss(watch));
        } else {
            problems.showNow(() -> outcomes.moved(state.profile()));
        }
    }

    @Override
    public void retry(Profile profile, ItemKind kind, String reason) {
        starts.ask(new RetryRequest(current(profile), kind, reason));
    }

    @Override
    public void historyChanged() {
        models.customers.reload();
    }

    @Override
    public void receipt(JournalEntry entry) {
        receipts.open(entry);
    }

    @Override
    public void watch(Profile profile, JournalEntry entry) {
        attach(profile, entry, this::open);
    }

    @Override
    public void watchColleagues(Profile profile, TeamTask task) {
        attach(
                profile,
                task.latest().task().kind(),
                Objects.requireNonNull(task.taskId()),
                _ -> showStarted(profile));
    }

    private void attach(Profile profile, JournalEntry entry, Consumer<TaskWatch> watched) {
        attach(profile, entry.kind(), Objects.requireNonNull(entry.taskId()), watched);
    }

    private void attach(
            Profile profile, ItemKind kind, String taskId, Consumer<TaskWatch> watched) {
        models.background
                .run(() -> services.desk.attach(profile, kind, taskId))
                .then(result -> {
                    switch (result) {
                        case StartResult.Watching(var watch) when !shell.isCovered() ->
                                watched.accept(watch);
                        case StartResult.AlreadyWatched(var watch) when !shell.isCovered() ->
                                watched.accept(watch);
                        default -> attached(profile, result);
                    }
                });
    }

    @Override
    public void watchNamed(Profile profile, ItemKind kind, String taskId) {
        models.background
                .run(() -> services.desk.attach(profile, kind, taskId))
                .then(result -> attached(profile, result));
    }

    @Override
    public void attached(Profile profile, StartResult result) {
        Supplier<@Nullable Problem> banner =
                () ->
                        outcomes.attached(
                                profile,
                                result,
                                new OutcomeTexts.Ways(
                                        this::open, () -> enterKey(profile), () -> {}, _ -> {}));
        problems.showNowIfAny(banner);
    }
}
