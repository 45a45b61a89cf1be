package dev.redrive.ui.start;

import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalException;
import dev.redrive.profile.Profile;
import dev.redrive.retry.RetryDesk;
import dev.redrive.retry.StartResult;
import dev.redrive.retry.TaskWatch;
import dev.redrive.team.TeamRun;
import dev.redrive.team.TeamTask;
import dev.redrive.team.TeamView;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds what colleagues run, and which of it the service says is in progress. Sends nothing but
 * polls. Its calls block, so they are never made on the JavaFX thread.
 */
public final class ColleagueTasks {

    private static final int LATEST = 50;

    /**
     * What the colleagues run.
     *
     * @param tasks that have not ended as far as was reported, the last reported first
     * @param isFresh whether the team log itself was asked; else it is what was read last
     */
    public record Looked(List<TeamTask> tasks, boolean isFresh) {}

    /**
     * What came of looking for the task in progress.
     *
     * @param watch of the task that was found; null for none
     * @param task what colleagues reported of it; null for none
     * @param looked what they run
     */
    record Found(@Nullable TaskWatch watch, @Nullable TeamTask task, Looked looked) {}

    private final TeamView team;
    private final RetryDesk desk;

    /** Does nothing yet. */
    public ColleagueTasks(TeamView team, RetryDesk desk) {
        this.team = team;
        this.desk = desk;
    }

    /** Whether there is anything to look at for that customer. Any thread; returns at once. */
    public boolean isUsedFor(Profile profile) {
        return team.isUsed() && team.customer(profile.id()) != null;
    }

    /** What colleagues run of that kind for that customer; takes 1 s at most. */
    public Looked look(Profile profile, ItemKind kind) throws InterruptedException {
        Optional<List<TeamRun>> fresh;
        try {
            fresh = team.look(profile.id(), kind).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        List<TeamRun> runs = fresh.orElseGet(() -> lastRead(profile, kind));
        return new Looked(
                TeamTask.of(runs).stream()
                        .filter(TeamTask::isOpen)
                        .filter(task -> task.isAt(profile.host()))
                        .toList(),
                fresh.isPresent());
    }

    private List<TeamRun> lastRead(Profile profile, ItemKind kind) {
        try {
            return team.runs(profile.id(), kind, LATEST);
        } catch (JournalException _) {
            return List.of(); // The journal has logged why.
        }
    }

    /**
     * Polls what colleagues run, each with the key of this desk, until the service says of one that
     * it is in progress, and watches that.
     *
     * @param named the task that the service named, which is then the only one; null for none
     * @param polling gets each task before it is polled
     * @param isWanted whether to go on; asked often
     */
    Found find(
            Profile profile,
            ItemKind kind,
            @Nullable String named,
            Consumer<TeamTask> polling,
            BooleanSupplier isWanted)
            throws InterruptedException {
        Looked looked = look(profile, kind);
        for (TeamTask task : looked.tasks()) {
            String taskId = task.taskId();
            if (taskId == null || (named != null && !named.equals(taskId))) {
                continue;
            }
            if (!isWanted.getAsBoolean()) {
                break;
            }
            polling.accept(task);
            StartResult result = desk.attachRunning(profile, kind, taskId, isWanted).orElse(null);
            if (result instanceof StartResult.Watching(var watch)) {
                return new Found(watch, task, looked);
            }
            if (result instanceof StartResult.AlreadyWatched(var watch)) {
                return new Found(watch, task, looked);
            }
            if (result != null && !isOnlyOfThisTask(result)) {
                break;
            }
        }
        return new Found(null, null, looked);
    }

    /** Whether another task may get a better answer. */
    private static boolean isOnlyOfThisTask(StartResult result) {
        return result instanceof StartResult.AlreadyStarting
                || (result instanceof StartResult.Failed(var failure)
                        && (failure instanceof EnterpriseFailure.NotFound
                                || failure instanceof EnterpriseFailure.OtherTask
                                || failure instanceof EnterpriseFailure.InvalidAnswer));
    }
}
