package dev.redrive.app;

import dev.redrive.app.screens.OutcomeTexts;
import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.VerdictKind;
import dev.redrive.profile.Profile;
import dev.redrive.retry.RetryDesk;
import dev.redrive.retry.StartResult;
import dev.redrive.retry.StartResult.StartOutcome;
import dev.redrive.retry.TaskWatch;
import dev.redrive.ui.kit.Dialogs;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.start.RunningController;
import dev.redrive.ui.start.RunningViewModel;
import dev.redrive.ui.start.StartController;
import dev.redrive.ui.start.StartFlow;
import dev.redrive.ui.start.StartViewModel;
import dev.redrive.ui.start.TryAgain;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The dialogs about a start, and the one place where the outcome of every start arrives: it goes to
 * the dialog that waits for it, and where that is gone it becomes a banner. JavaFX thread.
 */
final class StartDialogs {

    /** Among so many entries of a customer is that of the start that has just ended. */
    private static final int RECENT = 10;

    private final Services services;
    private final Models models;
    private final RetryDesk desk;
    private final Dialogs dialogs;
    private final Navigator flows;
    private final OutcomeTexts outcomes;
    private @Nullable RunningViewModel running;
    private Predicate<StartOutcome> waiting = _ -> false;

    StartDialogs(Services services, Models models, Dialogs dialogs, Navigator flows) {
        this.services = services;
        this.models = models;
        this.desk = services.desk;
        this.dialogs = dialogs;
        this.flows = flows;
        this.outcomes = new OutcomeTexts(models.texts, models.failures, models.formats);
        desk.onOutcome(this::keepNamed);
        desk.onOutcome(outcome -> models.ui.execute(() -> arrived(outcome)));
    }

    /**
     * Keeps the id that an answer named which did not tell whether anything started: it may be the
     * new task's, and is not to be lost with the dialog. On the thread of the start.
     */
    private void keepNamed(StartOutcome outcome) {
        String named =
                outcome.result()
                                instanceof
                                StartResult.Refused(EnterpriseFailure.UnknownOutcome answer)
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

    /** Asks about a start; where the profile may only watch, says so. */
    void ask(Profile profile, ItemKind kind, String reason) {
        if (profile.readOnly()) {
            flows.tell(models.failures.readOnly(profile));
            return;
        }
        dialogs.show(handle -> {
            StartViewModel model =
                    new StartViewModel(
                            profile,
                            kind,
                            models.profiles.namesTypedProperty().get(),
                            desk,
                            models.background,
                            models.texts,
                            models.failures,
                            new Ways(handle),
                            services.redactor::clean);
            model.reasonProperty().set(reason);
            waitingIn(handle, model::answered);
            return new Dialogs.Content(
                    new StartController(model, models.texts).root(), model::cancel);
        });
    }

    /** Shows the ways on where a task is in progress. */
    private void otherWays(
            Profile profile, ItemKind kind, String reason, Consumer<RunningViewModel> then) {
        dialogs.show(handle -> {
            RunningViewModel model =
                    new RunningViewModel(
                            profile,
                            kind,
                            reason,
                            desk,
                            models.background,
                            models.texts,
                            models.failures,
                            new TryAgain(profile, services.clock, models.texts, models.formats),
                            new Ways(handle));
            running = model;
            waitingIn(handle, model::answered);
            handle.onReplaced(model::leave);
            then.accept(model);
            return new Dialogs.Content(
                    new RunningController(model, models.texts).root(), model::cancel);
        });
    }

    private static void look(RunningViewModel model, EnterpriseFailure.AlreadyRunning refusal) {
        model.refused(refusal);
        model.look();
    }

    private static void look(RunningViewModel model, StartOutcome outcome) {
        if (outcome.result()
                instanceof StartResult.Refused(EnterpriseFailure.AlreadyRunning refusal)) {
            look(model, refusal);
        } else {
            model.look();
        }
    }

    private void waitingIn(Dialogs.Handle handle, Predicate<StartOutcome> answered) {
        waiting = outcome -> handle.isOpen() && answered.test(outcome);
    }

    private void arrived(StartOutcome outcome) {
        models.dashboard.reload();
        if (!waiting.test(outcome)) {
            Problem banner = outcomes.banner(outcome, waysFrom(outcome));
            if (banner != null) {
                flows.tell(banner);
            }
        }
    }

    private OutcomeTexts.Ways waysFrom(StartOutcome outcome) {
        return new OutcomeTexts.Ways(
                flows::open,
                () -> flows.enterKey(outcome.profile()),
                () ->
                        otherWays(
                                outcome.profile(),
                                outcome.kind(),
                                outcome.reason(),
                                model -> look(model, outcome)),
                taskId -> flows.watchNamed(outcome.profile(), outcome.kind(), taskId));
    }

    /** Once a second. */
    void tick() {
        if (running != null) {
            running.tick();
        }
    }

    /** Where one dialog leads; each way takes that dialog away first, and no other. */
    private final class Ways implements StartFlow {

        private final Dialogs.Handle handle;

        Ways(Dialogs.Handle handle) {
            this.handle = handle;
        }

        @Override
        public void watching() {
            handle.close();
            flows.showDashboard();
        }

        @Override
        public void nothingFailed(Profile profile, ItemKind kind) {
            handle.close();
            flows.tell(outcomes.nothingFailed(profile, kind));
        }

        @Override
        public void alreadyRunning(
                Profile profile,
                ItemKind kind,
                String reason,
                EnterpriseFailure.AlreadyRunning refusal) {
            otherWays(profile, kind, reason, model -> look(model, refusal));
        }

        @Override
        public void running(
                TaskWatch watch,
                Profile profile,
                ItemKind kind,
                String reason,
                EnterpriseFailure.AlreadyRunning refusal) {
            handle.close();
            flows.openAgain(watch);
            flows.tell(
                    outcomes.mayBe(
                            profile,
                            kind,
                            refusal,
                            () ->
                                    otherWays(
                                            profile,
                                            kind,
                                            reason,
                                            model -> model.refused(refusal))));
        }

        @Override
        public void attached(Profile profile, StartResult result) {
            flows.attached(profile, result);
        }

        @Override
        public void enterKey(Profile profile) {
            handle.close();
            flows.enterKey(profile);
        }

        @Override
        public void close() {
            handle.close();
            models.dashboard.reload();
        }

        @Override
        public void ask(Profile profile, ItemKind kind, String reason) {
            handle.close();
            StartDialogs.this.ask(profile, kind, reason);
        }
    }
}
