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
     * A watch of an unfinished task of the profile, rather of that kind than of another; one that
     * was not watched any more is watched again. The service is asked about each before, so that
     * one that has ended meanwhile, or is forgotten, is passed over. Blocks up to the limits of its
     * calls.
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
            case StartResult.Refused(EnterpriseFailure.NotFound _) -> null;
            case StartResult.Refused _ -> desk.resume(profile, entry);
            case StartResult.KeyMissing _ -> desk.resume(profile, entry);
            case StartResult.ReadOnly _,
                    StartResult.NothingFailed _,
                    StartResult.AlreadyStarting _ ->
                    null;
        };
    }
}
