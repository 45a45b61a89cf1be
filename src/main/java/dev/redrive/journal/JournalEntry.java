package dev.redrive.journal;

import dev.redrive.enterprise.EnterpriseApi.RetryAccepted;
import dev.redrive.enterprise.ItemKind;
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
 * @param startedAt when it was requested; of a task started elsewhere the service's time of its
 *     creation or, where it did not say that, when it was first seen
 * @param attached whether the task was started elsewhere and only watched from here
 * @param status the service's last word; null before it said one
 * @param nbRemainingItems its last number; null when not said
 * @param endedAt when it was first seen here that it had ended; in entries of older files it may be
 *     the service's time. Null while it has not ended
 * @param forgottenAt when it was settled that the service does not know the task any more, so that
 *     nothing is left to watch; its last word and numbers stay as they were. Null while it knows it
 * @param clock the task's times by the service's clock
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
        @Nullable Instant forgottenAt,
        ServiceClock clock) {

    /** An entry of a task the service has said no times of and has not forgotten. */
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
                null,
                ServiceClock.UNKNOWN);
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

    /** The same as with the last argument null. */
    public JournalEntry heard(TaskSnapshot snapshot, Instant now) {
        return heard(snapshot, now, null);
    }

    /**
     * This entry after one more answer, which also shows that the service knows the task. What the
     * answer leaves out stays as it was said before; only how many are left when it ends is not
     * taken from before its end.
     *
     * @param snapshot what the service said
     * @param now when it said it, by this computer's clock
     * @param runningAt when it last said that the task had not ended; null where that is not known
     */
    public JournalEntry heard(TaskSnapshot snapshot, Instant now, @Nullable Instant runningAt) {
        boolean ended = snapshot.isFinal();
        boolean said = snapshot.status() != null;
        boolean stays = snapshot.nbRemainingItems() == null && !ended;
        return became(
                snapshot.nbItems() == null ? nbItems : snapshot.nbItems(),
                snapshot.status() == null ? status : snapshot.status().word(),
                stays ? nbRemainingItems : snapshot.nbRemainingItems(),
                ended && endedAt == null ? now : said && !ended ? null : endedAt,
                null,
                clock.heard(snapshot, attached ? null : startedAt, runningAt, now));
    }

    /** This entry once it is settled that the service does not know the task any more. */
    public JournalEntry forgotten(Instant at) {
        return became(nbItems, status, nbRemainingItems, endedAt, at, clock);
    }

    private JournalEntry became(
            @Nullable Long items,
            @Nullable String word,
            @Nullable Long remaining,
            @Nullable Instant ended,
            @Nullable Instant forgotten,
            ServiceClock times) {
        return new JournalEntry(
                id,
                taskId,
                kind,
                profileId,
                profileName,
                host,
                items,
                reason,
                operator,
                startedAt,
                attached,
                word,
                remaining,
                ended,
                forgotten,
                times);
    }
}
