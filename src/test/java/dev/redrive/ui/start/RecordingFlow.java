package dev.redrive.ui.start;

import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.profile.Profile;
import dev.redrive.retry.StartResult;
import dev.redrive.retry.TaskWatch;
import dev.redrive.team.TeamTask;
import java.util.ArrayList;
import java.util.List;

/** Writes down where the dialogs lead. */
public final class RecordingFlow implements StartFlow {

    public final List<String> ways = new ArrayList<>();
    final List<EnterpriseFailure.AlreadyRunning> refusals = new ArrayList<>();
    final List<TaskWatch> shown = new ArrayList<>();

    @Override
    public void watching() {
        ways.add("watching");
    }

    @Override
    public void nothingFailed(Profile profile, ItemKind kind) {
        ways.add("nothing failed " + kind + " of " + profile.name());
    }

    @Override
    public void attached(Profile profile, StartResult result) {
        ways.add("attached " + profile.name() + " " + result.getClass().getSimpleName());
    }

    @Override
    public void alreadyRunning(RetryRequest request, EnterpriseFailure.AlreadyRunning refusal) {
        ways.add("already running " + words(request));
    }

    private static String words(RetryRequest request) {
        return request.profile().name() + " " + request.kind() + " " + request.reason();
    }

    @Override
    public void running(
            TaskWatch watch, RetryRequest request, EnterpriseFailure.AlreadyRunning refusal) {
        String taskId = watch.state().entry().taskId();
        ways.add("running " + taskId + " for " + request.kind() + " " + request.reason());
        refusals.add(refusal);
        shown.add(watch);
    }

    @Override
    public void colleagues(
            TaskWatch watch,
            TeamTask task,
            RetryRequest request,
            EnterpriseFailure.AlreadyRunning refusal) {
        ways.add(
                "colleague's "
                        + watch.state().entry().taskId()
                        + " of "
                        + task.requested().by().author());
    }

    @Override
    public void enterKey(Profile profile) {
        ways.add("enter key " + profile.name());
    }

    @Override
    public void close() {
        ways.add("close");
    }

    @Override
    public void ask(RetryRequest request) {
        ways.add("ask " + words(request));
    }
}
