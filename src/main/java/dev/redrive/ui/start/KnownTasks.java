package dev.redrive.ui.start;

import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalEntry;
import dev.redrive.profile.Profile;
import dev.redrive.retry.RetryDesk;
import dev.redrive.retry.StartResult;
import dev.redrive.retry.TaskWatch;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds the task that may be in the way of a start, among those known from here. */
final class KnownTasks {

    private KnownTasks() {}

    /**
     * Watches an unfinished task of the profile, preferably one of that kind, and returns its
     * watch. Each is polled first, so that one that has ended or is no longer known is skipped.
     * Blocks up to the time limits of these calls.
     *
     * @param named the task that the service named, which is then the only one; null when it named
     *     none
     * @return null when no such unfinished task is known
     */
    static @Nullable TaskWatch find(
            RetryDesk desk, Profile profile, ItemKind kind, @Nullable String named)
            throws InterruptedException {
        List<JournalEntry> known =
                desk.unfinished(profile).stream()
                        .filter(entry -> named == null || named.equals(entry.taskId()))
                        .sorted(Comparator.comparing(entry -> entry.kind() != kind))
                        .toList();
        for (JournalEntry entry : known) {
            TaskWatch watch = unlessEnded(desk, profile, entry);
            if (watch != null) {
                return watch;
            }
        }
        return null;
    }

    private static @Nullable TaskWatch unlessEnded(
            RetryDesk desk, Profile profile, JournalEntry entry) throws InterruptedException {
        String taskId = Objects.requireNonNull(entry.taskId());
        return switch (desk.attach(profile, entry.kind(), taskId)) {
            case StartResult.Watching(var watch) -> watch.state().isFinal() ? null : watch;
            case StartResult.AlreadyWatched(var watch) -> watch;
            case StartResult.Failed(EnterpriseFailure.NotFound _) -> null;
            case StartResult.Failed _ -> desk.resume(profile, entry);
            case StartResult.KeyMissing _ -> desk.resume(profile, entry);
            case StartResult.ReadOnly _,
                    StartResult.Refused _,
                    StartResult.NothingFailed _,
                    StartResult.AlreadyStarting _ ->
                    null;
        };
    }
}
