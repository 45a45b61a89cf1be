package dev.redrive.retry;

import dev.redrive.audit.Act;
import dev.redrive.audit.Act.Kind;
import dev.redrive.audit.Act.Outcome;
import dev.redrive.audit.Audit;
import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.EnterpriseFailure.UnknownOutcome;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalEntry;
import dev.redrive.profile.Profile;

/**
 * Records in the audit trail what the desk does. Any thread but the JavaFX one, except {@link
 * #stopped}.
 *
 * @param audit the trail
 */
record RetryActs(Audit audit) {

    /** The user has confirmed a retry. */
    void requested(Profile profile, ItemKind kind, String reason) {
        audit.record(act(Kind.RETRY_REQUESTED, Outcome.UNKNOWN, profile, kind).withReason(reason));
    }

    /**
     * The request is sent next. Returns when that is on the disk, as far as the disk is quick, so
     * that a trail that ends with an earlier line proves that nothing was sent.
     */
    void sending(Profile profile, ItemKind kind) {
        audit.recordFirst(act(Kind.RETRY_SENT, Outcome.UNKNOWN, profile, kind));
    }

    /** The call has ended; what it came to tells whether anything was sent. */
    void ended(Profile profile, ItemKind kind, StartResult result) {
        audit.record(
                switch (result) {
                    case StartResult.Watching(var watch) -> {
                        JournalEntry entry = watch.state().entry();
                        yield act(Kind.RETRY_ANSWERED, Outcome.SUCCESS, profile, kind)
                                .withTask(entry.taskId())
                                .withResult("task-started");
                    }
                    case StartResult.NothingFailed() ->
                            act(Kind.RETRY_ANSWERED, Outcome.SUCCESS, profile, kind)
                                    .withResult("nothing-failed");
                    case StartResult.Failed(EnterpriseFailure.NotMade failure) ->
                            notSent(profile, kind, "").withFailure(failure);
                    case StartResult.Failed(var failure) ->
                            act(Kind.RETRY_ANSWERED, outcome(failure), profile, kind)
                                    .withTask(failure.taskId())
                                    .withFailure(failure);
                    case StartResult.ReadOnly() -> notSent(profile, kind, "read-only");
                    case StartResult.Refused(var why, _) ->
                            act(Kind.POLICY_REFUSED, Outcome.FAILURE, profile, kind)
                                    .withObject("retry")
                                    .withResult(Act.word(why));
                    case StartResult.KeyMissing() -> notSent(profile, kind, "key-missing");
                    case StartResult.AlreadyWatched(var watch) ->
                            notSent(profile, kind, "already-watched")
                                    .withTask(watch.state().entry().taskId());
                    case StartResult.AlreadyStarting() ->
                            notSent(profile, kind, "already-starting");
                });
    }

    /** The program ends, or gave up waiting, before the call had ended. */
    void interrupted(Profile profile, ItemKind kind) {
        audit.record(
                act(Kind.RETRY_ANSWERED, Outcome.UNKNOWN, profile, kind).withResult("interrupted"));
    }

    /** The user wanted to watch a task; one that is watched already is nothing new. */
    void attached(Profile profile, ItemKind assumed, String taskId, StartResult result) {
        Act about = act(Kind.TASK_ATTACHED, Outcome.FAILURE, profile, assumed).withTask(taskId);
        switch (result) {
            case StartResult.Watching(var watch) ->
                    audit.record(
                            act(
                                            Kind.TASK_ATTACHED,
                                            Outcome.SUCCESS,
                                            profile,
                                            watch.state().entry().kind())
                                    .withTask(taskId));
            case StartResult.Failed(var failure) -> audit.record(about.withFailure(failure));
            case StartResult.KeyMissing() -> audit.record(about.withResult("key-missing"));
            default -> {
                // Nothing was done.
            }
        }
    }

    /** The user stopped watching a task, which goes on. */
    void stopped(WatchState before) {
        JournalEntry entry = before.entry();
        audit.record(
                act(Kind.WATCH_STOPPED, Outcome.SUCCESS, before.profile(), entry.kind())
                        .withTask(entry.taskId()));
    }

    private static Act act(Kind kind, Outcome outcome, Profile profile, ItemKind items) {
        return Act.of(kind, outcome).withProfile(profile).withItems(items);
    }

    private static Act notSent(Profile profile, ItemKind kind, String why) {
        return act(Kind.RETRY_NOT_SENT, Outcome.FAILURE, profile, kind).withResult(why);
    }

    private static Outcome outcome(EnterpriseFailure failure) {
        return failure instanceof UnknownOutcome ? Outcome.UNKNOWN : Outcome.FAILURE;
    }
}
