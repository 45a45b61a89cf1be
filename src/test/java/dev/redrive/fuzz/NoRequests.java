package dev.redrive.fuzz;

import dev.redrive.profile.Profile;
import dev.redrive.retry.TaskWatch;
import dev.redrive.retry.WatchState;
import dev.redrive.ui.progress.ProgressViewModel;

/** For views on which nobody presses anything. */
final class NoRequests implements ProgressViewModel.Requests {

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
}
