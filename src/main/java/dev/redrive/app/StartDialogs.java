package dev.redrive.app;

import dev.redrive.app.screens.OutcomeTexts;
import dev.redrive.app.screens.ReceiverChecks;
import dev.redrive.demo.DemoService;
import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.VerdictKind;
import dev.redrive.policy.Policy;
import dev.redrive.policy.StartRefusal;
import dev.redrive.profile.Profile;
import dev.redrive.retry.RetryDesk;
import dev.redrive.retry.StartResult;
import dev.redrive.retry.StartResult.StartOutcome;
import dev.redrive.retry.Starting;
import dev.redrive.retry.TaskWatch;
import dev.redrive.team.TeamTask;
import dev.redrive.ui.desk.ColleagueTexts;
import dev.redrive.ui.desk.Customer;
import dev.redrive.ui.kit.Dialogs;
import dev.redrive.ui.kit.UiKit;
import dev.redrive.ui.profiles.PolicyTexts;
import dev.redrive.ui.receiver.ReceiverModel;
import dev.redrive.ui.start.ColleagueTasks;
import dev.redrive.ui.start.RetryRequest;
import dev.redrive.ui.start.RunningController;
import dev.redrive.ui.start.RunningViewModel;
import dev.redrive.ui.start.StartController;
import dev.redrive.ui.start.StartFlow;
import dev.redrive.ui.start.StartViewModel;
import dev.redrive.ui.start.Tickets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The dialogs of a retry, and the one place where the outcome of every retry request arrives: it
 * goes to the dialog that waits for it, or becomes a banner if that dialog is gone. JavaFX thread.
 */
final class StartDialogs {

    /** How many of the latest entries of a customer are searched for the retry that just ended. */
    private static final int RECENT = 10;

    /** Where the dialogs lead in the window. */
    interface Screens {

        /** Shows where the retry that was requested for that customer is watched. */
        void showStarted(Profile profile);

        /** Shows a watched task. */
        void open(TaskWatch watch);

        /** Shows a task that is watched again, in place of its earlier views. */
        void openAgain(TaskWatch watch);

        /** Lets the user enter the customer's key. */
        void enterKey(Profile profile);

        /** Watches the task that an answer named, if the service knows it. */
        void watchNamed(Profile profile, ItemKind kind, String taskId);

        /** Shows the result of attaching a task whose dialog is gone. */
        void attached(Profile profile, StartResult result);
    }

    /** A retry that is being requested, and the version of the key it is requested with. */
    private record InUse(Starting starting, int version) {}

    private final UiKit kit;
    private final Services services;
    private final Models models;
    private final RetryDesk desk;
    private final Screens screens;
    private final OutcomeTexts outcomes;
    private final ColleagueTasks colleagues;
    private final ColleagueTexts words;
    private final ReceiverChecks receivers;
    private final Tickets tickets = new Tickets();
    private final Map<String, InUse> keysInUse = new ConcurrentHashMap<>();
    private @Nullable RunningViewModel running;
    private Runnable focus = () -> {};
    private Predicate<StartOutcome> waiting = _ -> false;
    private @Nullable Ways shown;

    StartDialogs(
            UiKit kit,
            Services services,
            Models models,
            ReceiverChecks receivers,
            Screens screens) {
        this.kit = kit;
        this.services = services;
        this.models = models;
        this.desk = services.desk;
        this.screens = screens;
        this.outcomes = new OutcomeTexts(kit.texts(), kit.failures(), kit.formats());
        this.receivers = receivers;
        desk.onStarting(this::noteKeys);
        this.colleagues = new ColleagueTasks(services.team, desk);
        this.words =
                new ColleagueTexts(
                        kit.texts(), kit.formats(), models.customers.colleagues()::ahead);
        desk.onOutcome(this::keepNamed);
        desk.onOutcome(outcome -> {
            InUse used = keysInUse.get(what(outcome.profile(), outcome.kind()));
            models.ui.execute(() -> arrived(outcome, used));
        });
    }

    /** Runs on the thread of the request, before it reads the key. */
    private void noteKeys(List<Starting> starting) {
        for (Starting one : starting) {
            keysInUse.compute(
                    what(one.profile(), one.kind()),
                    (_, known) ->
                            known != null && known.starting().equals(one)
                                    ? known
                                    : new InUse(
                                            one, models.profiles.keys().version(one.profile())));
        }
    }

    private static String what(Profile profile, ItemKind kind) {
        return kind + " " + profile.id();
    }

    /**
     * Notes the task id of an answer that does not say whether the retry started: it may be the id
     * of the new task, and must not be lost with the dialog. Runs on the thread of the request.
     */
    private void keepNamed(StartOutcome outcome) {
        String named =
                outcome.result()
                                instanceof
                                StartResult.Failed(EnterpriseFailure.UnknownOutcome answer)
                        ? answer.taskId()
                        : null;
        if (named != null) {
            services.journal.recent(outcome.profile().id(), RECENT).stream()
                    .filter(entry -> entry.kind() == outcome.kind())
                    .filter(entry -> VerdictKind.of(entry) == VerdictKind.NOT_KNOWN)
                    .findFirst()
                    .ifPresent(entry ->
                            services.journal.note(
                                    entry.id(), models.texts.get("outcome.namedNote", named)));
        }
    }

    /** Closes a dialog about a customer that has been removed, and says so. */
    void followProfiles(Set<String> profileIds) {
        Ways open = shown;
        if (open != null
                && open.handle.isOpen()
                && !profileIds.contains(open.customer.id())
                && !Profile.isDemo(open.customer.id())) {
            open.handle.close();
            kit.problems().showNow(() -> outcomes.removed(open.customer));
        }
    }

    /** Shows the question whether to request that retry, or that the profile may only watch. */
    void ask(RetryRequest request) {
        if (request.profile().readOnly()) {
            kit.problems().showNow(() -> kit.failures().readOnly(request.profile()));
            return;
        }
        Policy policy = models.profiles.policy().now();
        StartRefusal refusal = policy.refusal(request.profile());
        if (refusal != null) {
            kit.problems()
                    .showNow(() ->
                            new PolicyTexts(kit.texts())
                                    .refused(request.profile(), refusal, policy));
            return;
        }
        Customer customer = models.customers.find(request.profile().id());
        if (customer == null) {
            return; // Its profile was removed in the meantime, and its key with it.
        }
        ReceiverModel receiver = receivers.of(request.profile(), request.kind());
        kit.dialogs()
                .show(handle -> {
                    StartViewModel model =
                            new StartViewModel(
                                    kit,
                                    request,
                                    known(customer, request.profile(), policy, receiver),
                                    desk,
                                    new Ways(handle, request.profile()),
                                    services.redactor::clean);
                    waitingIn(handle, model::answered);
                    handle.onReplaced(model::leave);
                    sayColleagues(request, model);
                    StartController shown =
                            new StartController(model, kit.texts(), receivers.box(receiver));
                    focus = shown::focus;
                    return new Dialogs.Content(shown.root(), model::cancel);
                });
        focus.run();
    }

    /** What colleagues run is said as soon as it is known; nothing waits for it. */
    private void sayColleagues(RetryRequest request, StartViewModel model) {
        if (colleagues.isUsedFor(request.profile())) {
            kit.background()
                    .run(() -> colleagues.look(request.profile(), request.kind()))
                    .then(looked ->
                            model.colleaguesDo(
                                    words.before(
                                            request.kind(), looked.tasks(), looked.isFresh())));
        }
    }

    private StartViewModel.Known known(
            Customer customer, Profile profile, Policy policy, @Nullable ReceiverModel receiver) {
        return new StartViewModel.Known(
                customer.stateProperty(),
                models.profiles.preferences().namesTyped.get() || policy.requiresName(profile),
                tickets,
                policy,
                receiver == null ? () -> "" : receiver::kept);
    }

    /** Shows what can be done while a task is in progress. */
    private void otherWays(RetryRequest request, Consumer<RunningViewModel> then) {
        kit.dialogs()
                .show(handle -> {
                    RunningViewModel model =
                            new RunningViewModel(
                                    kit, request, desk, new Ways(handle, request.profile()));
                    model.asking(colleagues, words);
                    running = model;
                    waitingIn(handle, model::answered);
                    handle.onReplaced(model::leave);
                    then.accept(model);
                    askColleague(request, model);
                    return new Dialogs.Content(
                            new RunningController(model, kit.texts()).root(), model::cancel);
                });
    }

    /** The demo gives the id of the task, for which a real colleague would be called. */
    private void askColleague(RetryRequest request, RunningViewModel model) {
        DemoService demo = models.demo.service();
        if (demo != null && Profile.isDemo(request.profile().id())) {
            models.background
                    .run(() -> Optional.ofNullable(demo.runningTaskId(request.kind())))
                    .then(id -> id.ifPresent(model::colleagueSays));
        }
    }

    private static void look(RunningViewModel model, EnterpriseFailure.AlreadyRunning refusal) {
        model.refused(refusal);
        model.look();
    }

    private static void look(RunningViewModel model, StartOutcome outcome) {
        if (outcome.result()
                instanceof StartResult.Failed(EnterpriseFailure.AlreadyRunning refusal)) {
            look(model, refusal);
        } else {
            model.look();
        }
    }

    private void waitingIn(Dialogs.Handle handle, Predicate<StartOutcome> answered) {
        waiting = outcome -> handle.isOpen() && answered.test(outcome);
    }

    /**
     * Shows what came of a start.
     *
     * @param used the key it was sent with; null when no key was needed
     */
    private void arrived(StartOutcome outcome, @Nullable InUse used) {
        boolean isRejected =
                outcome.result() instanceof StartResult.Failed(EnterpriseFailure.KeyRefused _);
        boolean isAccepted =
                outcome.result() instanceof StartResult.Watching
                        || outcome.result() instanceof StartResult.NothingFailed;
        if (used != null && (isRejected || isAccepted)) {
            models.profiles.keys().answered(outcome.profile(), used.version(), isAccepted);
        }
        models.customers.reload();
        if (!waiting.test(outcome)) {
            kit.problems().showNowIfAny(() -> outcomes.banner(outcome, waysFrom(outcome)));
        }
    }

    private OutcomeTexts.Ways waysFrom(StartOutcome outcome) {
        Profile profile = outcome.profile();
        RetryRequest request = new RetryRequest(profile, outcome.kind(), outcome.reason());
        return new OutcomeTexts.Ways(
                screens::open,
                () -> screens.enterKey(profile),
                () -> otherWays(request, model -> look(model, outcome)),
                taskId -> screens.watchNamed(profile, outcome.kind(), taskId));
    }

    /** Once a second. */
    void tick() {
        if (running != null) {
            running.tick();
        }
    }

    /** Where one dialog leads. Each way first closes that dialog, and no other. */
    private final class Ways implements StartFlow {

        private final Dialogs.Handle handle;
        private final Profile customer;

        Ways(Dialogs.Handle handle, Profile customer) {
            this.handle = handle;
            this.customer = customer;
            shown = this;
        }

        @Override
        public void watching() {
            handle.close();
            screens.showStarted(customer);
        }

        @Override
        public void nothingFailed(Profile profile, ItemKind kind) {
            handle.close();
            kit.problems().showNow(() -> outcomes.nothingFailed(profile, kind));
        }

        @Override
        public void alreadyRunning(RetryRequest request, EnterpriseFailure.AlreadyRunning refusal) {
            otherWays(request, model -> look(model, refusal));
        }

        @Override
        public void running(
                TaskWatch watch, RetryRequest request, EnterpriseFailure.AlreadyRunning refusal) {
            handle.close();
            screens.openAgain(watch);
            kit.problems()
                    .showNow(() ->
                            outcomes.mayBe(
                                    request.profile(),
                                    request.kind(),
                                    refusal,
                                    () -> otherWays(request, model -> model.refused(refusal))));
        }

        @Override
        public void colleagues(
                TaskWatch watch,
                TeamTask task,
                RetryRequest request,
                EnterpriseFailure.AlreadyRunning refusal) {
            handle.close();
            screens.openAgain(watch);
            kit.problems()
                    .showNow(() ->
                            outcomes.colleagues(
                                    request.profile(),
                                    request.kind(),
                                    words.requested(task) + "\n" + words.heard(task),
                                    () -> otherWays(request, model -> model.refused(refusal))));
        }

        @Override
        public void attached(Profile profile, StartResult result) {
            screens.attached(profile, result);
        }

        @Override
        public void enterKey(Profile profile) {
            handle.close();
            screens.enterKey(profile);
        }

        @Override
        public void close() {
            handle.close();
            models.customers.reload();
        }

        @Override
        public void ask(RetryRequest request) {
            handle.close();
            StartDialogs.this.ask(request);
        }
    }
}
