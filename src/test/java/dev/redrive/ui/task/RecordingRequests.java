package dev.redrive.ui.task;

import dev.redrive.journal.JournalEntry;
import dev.redrive.profile.Profile;
import dev.redrive.retry.TaskWatch;
import dev.redrive.retry.WatchState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Writes down what a view asks for. */
public final class RecordingRequests implements TaskRequests {

    public final List<String> asked = new ArrayList<>();

    /** Whether a newer retry of the same customer and kind runs. */
    boolean newerRuns;

    @Override
    public void dismiss(TaskWatch watch) {
        asked.add("dismiss " + id(watch.state()));
    }

    @Override
    public void retryRest(WatchState state) {
        asked.add("retry rest of " + id(state));
    }

    @Override
    public boolean canRetryRest(WatchState state) {
        return !newerRuns;
    }

    @Override
    public void enterKey(Profile profile) {
        asked.add("enter key " + profile.name());
    }

    @Override
    public void open(TaskWatch watch) {
        asked.add("open " + id(watch.state()));
    }

    @Override
    public void watchAgain(TaskWatch watch) {
        asked.add("watch again " + id(watch.state()));
    }

    @Override
    public void receipt(JournalEntry entry) {
        asked.add("receipt of " + entry.taskId());
    }

    private static String id(WatchState state) {
        return Objects.requireNonNull(state.entry().taskId());
    }
}
