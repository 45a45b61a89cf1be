package dev.redrive.ui.start;

import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.profile.Profile;
import dev.redrive.retry.StartResult;
import dev.redrive.retry.TaskWatch;
import dev.redrive.team.TeamTask;

/** Where the dialogs of a start lead. Called on the JavaFX thread. */
public interface StartFlow {

    /** The task is watched now, or was already: the dialog goes, the dashboard shows it. */
    void watching();

    /** The service had nothing to send again. */
    void nothingFailed(Profile profile, ItemKind kind);

    /** A task is in progress and the service does not say which. */
    void alreadyRunning(RetryRequest request, EnterpriseFailure.AlreadyRunning refusal);

    /**
     * This unfinished task may be the one in progress: it is shown, with a way to the others.
     *
     * @param request the retry that was refused
     * @param refusal what the service said
     */
    void running(TaskWatch watch, RetryRequest request, EnterpriseFailure.AlreadyRunning refusal);

    /**
     * A colleague's task is the one in progress: it is shown, with who requested it and a way to
     * the others.
     *
     * @param request the retry that was refused
     * @param refusal what the service said
     */
    void colleagues(
            TaskWatch watch,
            TeamTask task,
            RetryRequest request,
            EnterpriseFailure.AlreadyRunning refusal);

    /** Shows the result of attaching a task whose dialog is closed. */
    void attached(Profile profile, StartResult result);

    /** A key has to be entered first. */
    void enterKey(Profile profile);

    /** The user changed their mind. */
    void close();

    /** Shows the question whether to request that retry, for instance again. */
    void ask(RetryRequest request);
}
