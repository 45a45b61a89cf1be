package dev.redrive.journal;

import dev.redrive.enterprise.EnterpriseApi.RetryAccepted;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.TaskSnapshot;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One retry: what was requested, for whom and why, and what the service last said about its task.
 *
 * @param id ours, made once
 * @param request what was requested
 * @param taskId the service's; null when it is not known whether the retry started, or when nothing
 *     had failed and no task was made
 * @param report what the service said last
 * @param times when the task ended, and its times by the service's clock
 */
public record JournalEntry(
        String id, Request request, @Nullable String taskId, Report report, Times times) {

    /**
     * The customer a retry was requested for.
     *
     * @param profileId the profile's id
     * @param profileName its name at the time
     * @param host its host at the time
     */
    public record Customer(String profileId, String profileName, String host) {}

    /**
     * What was requested.
     *
     * @param kind trips or crashes
     * @param customer the customer it was requested for
     * @param reason free text or a ticket; may be empty
     * @param operator the operating system's user who requested it
     * @param startedAt when it was requested; of a task started elsewhere the service's time of its
     *     creation or, where it did not say that, when it was first seen
     * @param attached whether the task was started elsewhere and is only watched from here
     * @param receiver what a check of the receiving server saw before, as the line it is kept as;
     *     empty for none
     * @param kindAssumed whether the service did not say that its task sends that kind, so that a
     *     user chose it
     */
    public record Request(
            ItemKind kind,
            Customer customer,
            String reason,
            String operator,
            Instant startedAt,
            boolean attached,
            String receiver,
            boolean kindAssumed) {

        /** What was requested without such a check, of a kind that is known. */
        public Request(
                ItemKind kind,
                Customer customer,
                String reason,
                String operator,
                Instant startedAt,
                boolean attached) {
            this(kind, customer, reason, operator, startedAt, attached, "", false);
        }

        /** The same after that check. */
        public Request after(String check) {
            return new Request(
                    kind, customer, reason, operator, startedAt, attached, check, kindAssumed);
        }

        /** The same of a task of which a user has said what it sends. */
        public Request ofAssumedKind() {
            return new Request(
                    kind, customer, reason, operator, startedAt, attached, receiver, true);
        }
    }

    /**
     * What the service said last.
     *
     * @param nbItems how many items it took on; null when not said
     * @param status its status word; null before it said one
     * @param nbRemainingItems how many remain; null when not said
     */
    public record Report(
            @Nullable Long nbItems, @Nullable String status, @Nullable Long nbRemainingItems) {

        /** Before the service has said anything. */
        public static final Report NONE = new Report(null, null, null);

        /**
         * This report after one more answer. What the answer leaves out stays as it was; only the
         * number that remains at the end is never taken from before the end.
         */
        Report with(TaskSnapshot snapshot) {
            Long remaining = snapshot.nbRemainingItems();
            return new Report(
                    snapshot.nbItems() == null ? nbItems : snapshot.nbItems(),
                    snapshot.status() == null ? status : snapshot.status().word(),
                    remaining == null && !snapshot.isFinal() ? nbRemainingItems : remaining);
        }
    }

    /**
     * When the task ended, and its times by the service's clock.
     *
     * @param endedAt when it was first seen here that it had ended; in entries of older files it
     *     may be the service's time. Null while it has not ended
     * @param forgottenAt when it was settled that the service no longer knows the task, so that
     *     nothing is left to watch; the report stays as it was. Null while the service knows it
     * @param clock the task's times by the service's clock
     */
    public record Times(
            @Nullable Instant endedAt, @Nullable Instant forgottenAt, ServiceClock clock) {

        /** Of a task that has not ended and of which the service has said no times. */
        public static final Times UNKNOWN = new Times(null, null, ServiceClock.UNKNOWN);

        Times endedAt(@Nullable Instant at) {
            return new Times(at, forgottenAt, clock);
        }
    }

    /** A retry of which it is not known yet whether it started. */
    public static JournalEntry requested(String id, Request request) {
        return new JournalEntry(id, request, null, Report.NONE, Times.UNKNOWN);
    }

    /** A task that was started elsewhere. */
    public static JournalEntry attached(String id, Request request, String taskId) {
        return new JournalEntry(id, request, taskId, Report.NONE, Times.UNKNOWN);
    }

    /** This entry once the service accepted the retry; without a task id there is nothing to do. */
    public JournalEntry accepted(RetryAccepted accepted) {
        return new JournalEntry(
                id,
                request,
                accepted.taskId(),
                new Report(accepted.nbItems(), null, null),
                Times.UNKNOWN.endedAt(accepted.taskId() == null ? startedAt() : null));
    }

    /**
     * This entry after one more answer, which also shows that the service knows the task.
     *
     * @param snapshot what the service said
     * @param now when the answer came, by this computer's clock
     * @param runningAt when it last said that the task had not ended; null where that is not known
     */
    public JournalEntry withSnapshot(
            TaskSnapshot snapshot, Instant now, @Nullable Instant runningAt) {
        boolean ended = snapshot.isFinal();
        boolean runs = snapshot.status() != null && !ended;
        Instant end = ended && endedAt() == null ? now : runs ? null : endedAt();
        ServiceClock clock =
                clock().withSnapshot(snapshot, attached() ? null : startedAt(), runningAt, now);
        return new JournalEntry(
                id, request, taskId, report.with(snapshot), new Times(end, null, clock));
    }

    /** This entry once it is settled that the service no longer knows the task. */
    public JournalEntry forgotten(Instant at) {
        return new JournalEntry(id, request, taskId, report, new Times(endedAt(), at, clock()));
    }

    /**
     * Whether between that earlier state and this one a task that has not ended only goes on: the
     * number of remaining items is another, and nothing that is decided or counted by it. A new
     * task id, another word of the service, the end, a number that begins or ceases to contradict
     * the others: none of these is progress.
     */
    public boolean isProgressSince(JournalEntry before) {
        return Verdict.of(this) instanceof Verdict.NotEnded
                && withRemaining(before.nbRemainingItems()).equals(before)
                && Objects.equals(Outage.count(this), Outage.count(before));
    }

    private JournalEntry withRemaining(@Nullable Long remaining) {
        return new JournalEntry(
                id, request, taskId, new Report(nbItems(), status(), remaining), times);
    }

    public ItemKind kind() {
        return request.kind();
    }

    public String profileId() {
        return request.customer().profileId();
    }

    public String profileName() {
        return request.customer().profileName();
    }

    public String host() {
        return request.customer().host();
    }

    public String reason() {
        return request.reason();
    }

    public String operator() {
        return request.operator();
    }

    public Instant startedAt() {
        return request.startedAt();
    }

    public boolean attached() {
        return request.attached();
    }

    /** What a check of the receiving server saw before; empty for none. */
    public String receiver() {
        return request.receiver();
    }

    /** Whether its kind is what a user chose, since the service did not say it. */
    public boolean kindAssumed() {
        return request.kindAssumed();
    }

    public @Nullable Long nbItems() {
        return report.nbItems();
    }

    public @Nullable String status() {
        return report.status();
    }

    public @Nullable Long nbRemainingItems() {
        return report.nbRemainingItems();
    }

    public @Nullable Instant endedAt() {
        return times.endedAt();
    }

    public @Nullable Instant forgottenAt() {
        return times.forgottenAt();
    }

    public ServiceClock clock() {
        return times.clock();
    }
}
