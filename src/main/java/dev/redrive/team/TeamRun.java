package dev.redrive.team;

import dev.redrive.enterprise.ItemKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A retry as the team log holds it.
 *
 * @param id the id of the entry in the journal of the desk that reported it
 * @param task what it is of
 * @param by who reported it
 * @param said what that desk last heard of the service
 * @param times when it was reported, by the database's clock
 * @param note what its user wrote about it and shares; may be empty
 */
public record TeamRun(String id, Task task, By by, Said said, Times times, String note) {

    /** Without a note. */
    public TeamRun(String id, Task task, By by, Said said, Times times) {
        this(id, task, by, said, times, "");
    }

    /**
     * What a run is of; never changes, except that a task id is learned later.
     *
     * @param taskId the service's; null while its desk does not know the outcome
     */
    public record Task(String customer, ItemKind kind, String host, @Nullable String taskId) {}

    /**
     * Who reported it.
     *
     * @param author the database's user, as the database itself saw it
     * @param desk the name of the computer, as it calls itself
     * @param attached whether the task was started elsewhere and is only watched from there
     * @param startedAt when it was requested, by that desk's clock; only to be shown
     */
    public record By(
            String author, String desk, String reason, boolean attached, Instant startedAt) {}

    /** What the desk last heard; null where the service has not said it. */
    public record Said(
            @Nullable String status,
            @Nullable Long nbItems,
            @Nullable Long nbRemainingItems,
            @Nullable Instant endedAt,
            @Nullable Instant forgottenAt) {}

    /**
     * By the database's clock.
     *
     * @param firstSeen when it was first reported
     * @param changedAt when it was last reported, also the sign of life of a watch
     * @param revision counts at the desk; the higher is the newer
     */
    public record Times(Instant firstSeen, Instant changedAt, long revision) {}

    /** Whether the desk that reported it still watches it. */
    public boolean isOpen() {
        return said.endedAt() == null && said.forgottenAt() == null;
    }

    /** Whether its desk has found that nothing started: there is no task, and nothing to show. */
    public boolean isWithdrawn() {
        return task.taskId() == null && said.forgottenAt() != null;
    }
}
