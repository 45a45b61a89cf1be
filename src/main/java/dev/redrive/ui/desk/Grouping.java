package dev.redrive.ui.desk;

import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.TaskTimes;
import dev.redrive.journal.Verdict;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileKind;
import dev.redrive.retry.ContactState;
import dev.redrive.ui.desk.Attention.Reason;
import dev.redrive.ui.desk.Lane.SeenTask;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides which group a customer belongs to, and why it needs a person. */
final class Grouping {

    /** After that long an end that was not dismissed is history. */
    private static final Duration ENDS = Duration.ofHours(24);

    /** After that long it can no longer be found out whether a retry started. */
    private static final Duration UNKNOWN_OUTCOMES = Duration.ofDays(7);

    private Grouping() {}

    static CustomerGroup group(
            Profile profile, List<Lane> lanes, @Nullable Attention attention, Instant today) {
        if (profile.kind() == ProfileKind.DEMO) {
            return CustomerGroup.DEMO;
        }
        if (attention != null) {
            return CustomerGroup.NEEDS_YOU;
        }
        if (lanes.stream().anyMatch(Lane::isRunning)) {
            return CustomerGroup.RUNNING;
        }
        return lanes.stream().anyMatch(lane -> endedSince(lane, today))
                ? CustomerGroup.ENDED_TODAY
                : CustomerGroup.OTHERS;
    }

    private static boolean endedSince(Lane lane, Instant today) {
        JournalEntry latest = lane.latest();
        Instant ended = latest == null ? null : ended(latest);
        return ended != null && !ended.isBefore(today);
    }

    private static @Nullable Instant ended(JournalEntry entry) {
        Instant ended = TaskTimes.endedAt(entry);
        return ended == null ? entry.endedAt() : ended;
    }

    /** The most urgent of what needs a person; null when nothing does. */
    static @Nullable Attention attention(
            List<Lane> lanes, Collection<String> dismissed, Instant now) {
        return lanes.stream()
                .flatMap(lane -> Stream.concat(running(lane, now), ended(lane, dismissed, now)))
                .min(Comparator.comparing(Attention::reason))
                .orElse(null);
    }

    private static Stream<Attention> running(Lane lane, Instant now) {
        return lane.tasks().stream().flatMap(task -> Stream.ofNullable(unseen(lane, task, now)));
    }

    private static @Nullable Attention unseen(Lane lane, SeenTask task, Instant now) {
        Instant answered = task.state().answeredAt();
        return switch (settled(task.state().contact())) {
            case ContactState.KeyNeeded(var failure) ->
                    new Attention(
                            lane.kind(),
                            failure == null ? Reason.KEY_MISSING : Reason.KEY_REJECTED,
                            answered);
            case ContactState.NoContact(var since, var _, var _, var _)
                    when !since.plus(Lane.LONG_WITHOUT_CONTACT).isAfter(now) ->
                    new Attention(lane.kind(), Reason.NO_CONTACT, since);
            case ContactState.Stopped(var cause)
                    when cause == ContactState.Stopped.Cause.ADDRESS_CHANGED ->
                    new Attention(lane.kind(), Reason.ADDRESS_CHANGED, answered);
            case null, default -> null;
        };
    }

    /** While a poll is in flight, what was known before it still holds. */
    private static @Nullable ContactState settled(@Nullable ContactState contact) {
        return contact instanceof ContactState.Polling(var before) ? settled(before) : contact;
    }

    private static Stream<Attention> ended(Lane lane, Collection<String> dismissed, Instant now) {
        JournalEntry latest = lane.latest();
        if (latest == null || lane.isRunning() || dismissed.contains(latest.id())) {
            return Stream.empty();
        }
        Instant at = ended(latest);
        Instant since = at == null ? latest.startedAt() : at;
        Reason reason =
                switch (Verdict.of(latest)) {
                    case Verdict.OutcomeUnknown _ -> Reason.OUTCOME_UNKNOWN;
                    case Verdict.Contradicted _ -> Reason.CONTRADICTED;
                    case Verdict.Failed _ -> Reason.FAILED;
                    case Verdict.Canceled _ -> Reason.CANCELED;
                    case Verdict.Forgotten _ -> Reason.FORGOTTEN;
                    case Verdict.Processed _, Verdict.ProcessedUncounted _ -> null;
                    case Verdict.NothingToSend _, Verdict.NotEnded _ -> null;
                };
        Duration relevant = reason == Reason.OUTCOME_UNKNOWN ? UNKNOWN_OUTCOMES : ENDS;
        return reason == null || since.plus(relevant).isBefore(now)
                ? Stream.empty()
                : Stream.of(new Attention(lane.kind(), reason, since));
    }
}
