package dev.redrive.journal;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.RetryAccepted;
import dev.redrive.enterprise.TaskSnapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One retry: what was asked, by whom, why, and the last the service said of it.
 *
 * @param id our own, made once
 * @param taskId the service's; null when it is not known whether the retry started, or when nothing
 *     had failed and no task was made
 * @param kind trips or crashes
 * @param profileId the profile's id
 * @param profileName its name at the time
 * @param host its host at the time
 * @param nbItems what the service said it took on; null when it did not say
 * @param reason free text or a ticket; may be empty
 * @param operator the operating system's user who asked
 * @param startedAt when it was asked
 * @param attached whether the task was started elsewhere and only watched from here
 * @param status the service's last word; null before it said one
 * @param nbRemainingItems its last number; null when not said
 * @param endedAt when the service said it ended or, where it did not say when, when that was seen;
 *     null while it has not ended
 * @param forgottenAt when it was settled that the service does not know the task any more, so that
 *     nothing is left to watch; its last word and numbers stay as they were. Null while it knows it
 */
public record JournalEntry(
        String id,
        @Nullable String taskId,
        ItemKind kind,
        String profileId,
        String profileName,
        String host,
        @Nullable Long nbItems,
        String reason,
        String operator,
        Instant startedAt,
        boolean attached,
        @Nullable String status,
        @Nullable Long nbRemainingItems,
        @Nullable Instant endedAt,
        @Nullable Instant forgottenAt) {

    /** An entry of a task the service has not forgotten, as far as is known. */
    public JournalEntry(
            String id,
            @Nullable String taskId,
            ItemKind kind,
            String profileId,
            String profileName,
            String host,
            @Nullable Long nbItems,
            String reason,
            String operator,
            Instant startedAt,
            boolean attached,
            @Nullable String status,
            @Nullable Long nbRemainingItems,
            @Nullable Instant endedAt) {
        this(
                id,
                taskId,
                kind,
                profileId,
                profileName,
                host,
                nbItems,
                reason,
                operator,
                startedAt,
                attached,
                status,
                nbRemainingItems,
                endedAt,
                null);
    }

    /** This entry once the service has said yes, which without a task id says: nothing to do. */
    public JournalEntry accepted(RetryAccepted accepted) {
        return new JournalEntry(
                id,
                accepted.taskId(),
                kind,
                profileId,
                profileName,
                host,
                accepted.nbItems(),
                reason,
                operator,
                startedAt,
                attached,
                null,
                null,
                accepted.taskId() == null ? startedAt : null);
    }

    /**
     * This entry after one more answer, which also shows that the service knows the task. What the
     * answer leaves out stays as it was said before.
     *
     * @param snapshot what the service said
     * @param ended when the task ended, by this answer; null when it does not say that it has
     */
    public JournalEntry heard(TaskSnapshot snapshot, @Nullable Instant ended) {
        return new JournalEntry(
                id,
                taskId,
                kind,
                profileId,
                profileName,
                host,
                snapshot.nbItems() == null ? nbItems : snapshot.nbItems(),
                reason,
                operator,
                startedAt,
                attached,
                snapshot.status() == null ? status : snapshot.status().word(),
                snapshot.nbRemainingItems() == null
                        ? nbRemainingItems
                        : snapshot.nbRemainingItems(),
                snapshot.status() == null ? endedAt : ended);
    }

    /** This entry once it is settled that the service does not know the task any more. */
    public JournalEntry forgotten(Instant at) {
        return new JournalEntry(
                id,
                taskId,
                kind,
                profileId,
                profileName,
                host,
                nbItems,
                reason,
                operator,
                startedAt,
                attached,
                status,
                nbRemainingItems,
                endedAt,
                at);
    }
}
