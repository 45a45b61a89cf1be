package dev.redrive.app.screens;

import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalEntry;
import dev.redrive.profile.Profile;
import dev.redrive.retry.StartResult;
import dev.redrive.retry.StartResult.StartOutcome;
import dev.redrive.retry.TaskWatch;
import dev.redrive.ui.kit.FailureTexts;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.profiles.PolicyTexts;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the banner says of starts and of attached tasks. Each title names the customer. */
public record OutcomeTexts(Texts texts, FailureTexts failures, Formats formats) {

    private static final String STARTED = "outcome.started.";
    private static final String WATCHED = "outcome.alreadyWatched.";
    private static final String RUNNING = "outcome.alreadyRunning.";
    private static final String REFUSED = "outcome.refused.";
    private static final String NO_KEY = "outcome.keyMissing.";
    private static final String NOTHING = "shell.nothingFailed.";

    /**
     * What a banner can lead to. On the JavaFX thread.
     *
     * @param open shows a watched task
     * @param enterKey lets the user enter the customer's key
     * @param otherWays shows what can be done while a task is in progress
     * @param watch watches the task with that id
     */
    public record Ways(
            Consumer<TaskWatch> open,
            Runnable enterKey,
            Runnable otherWays,
            Consumer<String> watch) {}

    /** The outcome of a start whose dialog is gone; null where there is nothing to say. */
    public @Nullable Problem banner(StartOutcome outcome, Ways ways) {
        Profile profile = outcome.profile();
        String kind = outcome.kind().name();
        return switch (outcome.result()) {
            case StartResult.Watching(var watch) ->
                    shown(texts.get(STARTED + kind, profile.name()), watch, ways.open());
            case StartResult.AlreadyWatched(var watch) ->
                    shown(texts.get(WATCHED + kind, profile.name()), watch, ways.open());
            case StartResult.NothingFailed _ -> nothingFailed(profile, outcome.kind());
            case StartResult.ReadOnly _ -> failures.readOnly(profile);
            case StartResult.Refused(var why, var policy) ->
                    new PolicyTexts(texts).refused(profile, why, policy);
            case StartResult.KeyMissing _ ->
                    failures.keyMissing(texts.get(NO_KEY + kind, profile.name()), ways.enterKey());
            // The retry in flight reports its own outcome.
            case StartResult.AlreadyStarting _ -> null;
            case StartResult.Failed(EnterpriseFailure.AlreadyRunning failure) ->
                    Problem.warning(
                                    texts.get(RUNNING + kind, profile.name()),
                                    failures.startDetail(failure))
                            .offering(texts.get("outcome.ways"), ways.otherWays());
            case StartResult.Failed(var failure) -> {
                String title = texts.get(REFUSED + kind, profile.name(), failures.title(failure));
                yield failures.ofStart(profile, failure, ways.enterKey(), ways.watch())
                        .titled(title);
            }
        };
    }

    /** What came of attaching a task, where nothing on the screen waits for it any more. */
    public @Nullable Problem attached(Profile profile, StartResult result, Ways ways) {
        return switch (result) {
            case StartResult.Watching(var watch) ->
                    shown(texts.get("outcome.attached", profile.name()), watch, ways.open());
            case StartResult.AlreadyWatched(var watch) ->
                    shown(texts.get("outcome.attached", profile.name()), watch, ways.open());
            case StartResult.KeyMissing _ ->
                    failures.keyMissing(
                            texts.get("outcome.notLookedUp", profile.name()), ways.enterKey());
            case StartResult.Failed(var failure) ->
                    failures.ofTask(profile, failure, ways.enterKey());
            // The same lookup is in flight, and shows its own result.
            case StartResult.AlreadyStarting _ -> null;
            // None of these can result from attaching a task.
            case StartResult.NothingFailed _, StartResult.ReadOnly _, StartResult.Refused _ -> null;
        };
    }

    /** That there was nothing to retry. */
    public Problem nothingFailed(Profile profile, ItemKind kind) {
        return Problem.info(
                texts.get(NOTHING + kind.name(), profile.name()),
                texts.get("shell.nothingFailedDetail"));
    }

    /** That a customer was removed while a retry of it was asked about. */
    public Problem removed(Profile profile) {
        return Problem.info(
                texts.get("outcome.removed", profile.name()), texts.get("outcome.removedDetail"));
    }

    /** A task at an address that the customer's profile has left. */
    public Problem moved(Profile before) {
        return Problem.warning(
                texts.get("outcome.moved", before.name(), before.host()),
                texts.get("outcome.movedDetail"));
    }

    /**
     * An unfinished task that is known may be the one in progress, or is the one that was named.
     */
    public Problem mayBe(
            Profile profile,
            ItemKind kind,
            EnterpriseFailure.AlreadyRunning refusal,
            Runnable otherWays) {
        String shown = texts.get(refusal.taskId() == null ? "running.shown" : "running.shownNamed");
        String said = failures.detail(refusal);
        return Problem.info(
                        texts.get(RUNNING + kind.name(), profile.name()),
                        said.isEmpty() ? shown : shown + "\n" + said)
                .offering(texts.get("running.others"), otherWays);
    }

    /**
     * A colleague's task is the one in progress.
     *
     * @param reported who requested it, when and why
     */
    public Problem colleagues(Profile profile, ItemKind kind, String reported, Runnable otherWays) {
        return Problem.info(
                        texts.get(RUNNING + kind.name(), profile.name()),
                        texts.get("colleague.found", reported))
                .offering(texts.get("running.others"), otherWays);
    }

    private Problem shown(String title, TaskWatch watch, Consumer<TaskWatch> open) {
        JournalEntry entry = watch.state().entry();
        return Problem.info(
                        title,
                        texts.get(
                                "outcome.task",
                                String.valueOf(entry.taskId()),
                                formats.number(watch.state().nbItems())))
                .offering(texts.get("outcome.show"), () -> open.accept(watch));
    }
}
