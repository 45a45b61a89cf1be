package dev.redrive.ui.task;

import dev.redrive.journal.JournalEntry;
import dev.redrive.profile.Profile;
import dev.redrive.retry.TaskWatch;
import dev.redrive.retry.WatchState;

/** What a view needs of the rest of the window. Called on the JavaFX thread. */
public interface TaskRequests {

    /** Forgets this watch. */
    void dismiss(TaskWatch watch);

    /** Shows the question whether to request another retry of the same profile and kind. */
    void retryRest(WatchState state);

    /** Whether a new retry of the same customer and kind could be started now. */
    boolean canRetryRest(WatchState state);

    /** Lets the user enter the profile's key. */
    void enterKey(Profile profile);

    /** Shows this task on a page of its own. */
    void open(TaskWatch watch);

    /** Watches a task again whose watch has ended before the task. */
    void watchAgain(TaskWatch watch);

    /** Shows the receipt of that retry and of its outage. */
    void receipt(JournalEntry entry);
}
