package dev.redrive.ui.history;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalEntry;
import dev.redrive.profile.Profile;
import dev.redrive.retry.StartResult;
import dev.redrive.retry.TaskWatch;
import dev.redrive.team.TeamTask;

/** Fails the test at every request; a test overrides those it expects. */
class NoRequests implements HistoryRequests {

    @Override
    public void watch(Profile profile, JournalEntry entry) {
        throw new AssertionError("watch was not expected");
    }

    @Override
    public void watchColleagues(Profile profile, TeamTask task) {
        throw new AssertionError("watchColleagues was not expected");
    }

    @Override
    public void open(TaskWatch watch) {
        throw new AssertionError("open was not expected");
    }

    @Override
    public void attached(Profile profile, StartResult result) {
        throw new AssertionError("attached was not expected");
    }

    @Override
    public void receipt(JournalEntry entry) {
        throw new AssertionError("receipt was not expected");
    }

    @Override
    public void retry(Profile profile, ItemKind kind, String reason) {
        throw new AssertionError("retry was not expected");
    }

    @Override
    public void historyChanged() {
        throw new AssertionError("historyChanged was not expected");
    }

    @Override
    public void enterKey(Profile profile) {
        throw new AssertionError("enterKey was not expected");
    }
}
