package dev.redrive.ui.history;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalEntry;
import dev.redrive.profile.Profile;
import dev.redrive.retry.StartResult;
import dev.redrive.retry.TaskWatch;
import dev.redrive.team.TeamTask;

/** What the history needs of the rest of the window. Called on the JavaFX thread. */
public interface HistoryRequests {

    /**
     * Watches the task of that entry, or shows it where it is watched already.
     *
     * @param profile the entry's as it is now
     */
    void watch(Profile profile, JournalEntry entry);

    /** Watches a colleague's task of that customer from here. */
    void watchColleagues(Profile profile, TeamTask task);

    /** A task is watched now, or was already: shows it. */
    void open(TaskWatch watch);

    /**
     * Shows the result of attaching a task whose dialog is closed.
     *
     * @param profile the customer the task belongs to
     */
    void attached(Profile profile, StartResult result);

    /** Shows the receipt of that retry and of its outage. */
    void receipt(JournalEntry entry);

    /** Shows the question whether to request a retry, with that reason. */
    void retry(Profile profile, ItemKind kind, String reason);

    /** Entries were removed, or outages cut or joined: other screens read them again. */
    void historyChanged();

    /** Lets the user enter the profile's key. */
    void enterKey(Profile profile);
}
