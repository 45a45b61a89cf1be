package dev.redrive.ui.start;

import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.profile.Profile;
import dev.redrive.retry.StartResult;
import dev.redrive.retry.TaskWatch;
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
    public void alreadyRunning(
            Profile profile,
            ItemKind kind,
            String reason,
            EnterpriseFailure.AlreadyRunning refusal) {
        ways.add("already running " + profile.name() + " " + kind + " " + reason);
    }

    @Override
    public void running(
            TaskWatch watch,
            Profile profile,
            ItemKind kind,
            String reason,
            EnterpriseFailure.AlreadyRunning refusal) {
        ways.add("running " + watch.state().entry().taskId() + " for " + kind + " " + reason);
        refusals.add(refusal);
        shown.add(watch);
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
    public void ask(Profile profile, ItemKind kind, String reason) {
        ways.add("ask " + profile.name() + " " + kind + " " + reason);
    }
}
