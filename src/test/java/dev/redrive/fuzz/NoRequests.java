package dev.redrive.fuzz;

import dev.redrive.journal.JournalEntry;
import dev.redrive.profile.Profile;
import dev.redrive.retry.TaskWatch;
import dev.redrive.retry.WatchState;
import dev.redrive.ui.task.TaskRequests;

/** For views on which nobody presses anything. */
final class NoRequests implements TaskRequests {

    @Override
    public void dismiss(TaskWatch watch) {}

    @Override
    public void retryRest(WatchState state) {}

    @Override
    public boolean canRetryRest(WatchState state) {
        return true;
    }

    @Override
    public void enterKey(Profile profile) {}

    @Override
    public void open(TaskWatch watch) {}

    @Override
    public void watchAgain(TaskWatch watch) {}

    @Override
    public void receipt(JournalEntry entry) {}
}
