package dev.redrive.ui.task;

import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.journal.TaskTimes;
import dev.redrive.retry.ContactState;
import dev.redrive.retry.WatchState;
import dev.redrive.ui.kit.FailureTexts;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.task.NumberTexts.Stillness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How well a task is seen, in words; never a word about the task itself. */
final class ContactTexts {

    private static final String FIELD = "contact.field.";

    /** The fields of an answer, in the order they are named. */
    private static final List<String> FIELDS =
            List.of(
                    "taskId",
                    "type",
                    "status",
                    "nbItems",
                    "nbRemainingItems",
                    "createdAt",
                    "completedAt");

    private final Texts texts;
    private final Formats formats;
    private final FailureTexts failures;

    ContactTexts(Texts texts, Formats formats, FailureTexts failures) {
        this.texts = texts;
        this.formats = formats;
        this.failures = failures;
    }

    /** What to say now; and, while it is well seen, what of the last answer could not be read. */
    String of(WatchState state) {
        String seen = say(state, state.contact());
        TaskSnapshot last = state.snapshot();
        if (last == null || last.unreadable().isEmpty() || !state.contact().isClear()) {
            return seen;
        }
        String fields =
                FIELDS.stream()
                        .filter(last.unreadable()::contains)
                        .map(name -> texts.get(FIELD + name))
                        .collect(Collectors.joining(", "));
        return texts.get("contact.unreadable", seen, fields);
    }

    private String say(WatchState state, @Nullable ContactState contact) {
        return switch (contact) {
            case null -> texts.get("contact.first");
            case ContactState.Polling(var before) ->
                    isTrouble(before)
                            ? texts.get("contact.checkingAgain", trouble(state, before))
                            : afterStillness(state, texts.get("contact.checking", age(state)));
            case ContactState.Fresh(var next) ->
                    afterStillness(
                            state,
                            texts.get(
                                    "contact.fresh",
                                    age(state),
                                    formats.duration(formats.until(next))));
            case ContactState.NoContact(var since, var tries, var next, var failure) ->
                    texts.get(
                            "contact.nextTry",
                            trouble(state, contact),
                            tries + 1,
                            formats.duration(formats.until(next)),
                            failures.title(failure),
                            numbersAge(state));
            case ContactState.RateLimited(var until) ->
                    texts.get(
                            "contact.rateLimited",
                            formats.time(until),
                            formats.duration(formats.until(until)),
                            numbersAge(state));
            case ContactState.KeyNeeded(var failure) ->
                    failure == null
                            ? texts.get(
                                    "contact.keyMissing", numbersAge(state), state.profile().name())
                            : texts.get(
                                    "contact.keyRefused",
                                    texts.get(
                                            "failure.of",
                                            state.profile().name(),
                                            failures.title(failure)),
                                    numbersAge(state));
            case ContactState.NotFound(var since, var next) ->
                    next == null
                            ? texts.get("contact.notFoundEnded", formats.time(since))
                            : notFound(state, formats.duration(formats.until(next)));
            case ContactState.Stopped(var cause) ->
                    cause == ContactState.Stopped.Cause.USER
                            ? texts.get("contact.stopped", age(state))
                            : texts.get(
                                    "contact.moved",
                                    state.profile().name(),
                                    state.profile().host(),
                                    age(state));
            case ContactState.Ended _ -> ended(state);
        };
    }

    /** A task the service has said something of before, perhaps before a restart, was known. */
    private String notFound(WatchState state, String wait) {
        return state.entry().status() == null
                ? texts.get("contact.notFound", wait)
                : texts.get("contact.notFoundAnyMore", wait, numbersAge(state));
    }

    /** The same, after what has not happened for long. */
    private String afterStillness(WatchState state, String text) {
        Duration waiting = Stillness.ofWaiting(state, formats);
        if (waiting != null) {
            return texts.get("contact.waiting", formats.duration(waiting), text);
        }
        Duration still = Stillness.ofMovement(state, formats);
        return still == null
                ? text
                : texts.get("contact.noMovement", formats.duration(still), text);
    }

    private String ended(WatchState state) {
        Instant ended = TaskTimes.endedAt(state.entry());
        Duration later = TaskTimes.seenLater(state.entry());
        if (ended == null) {
            return "";
        }
        return later == null || later.toSeconds() < 1
                ? texts.get("contact.ended", formats.time(ended))
                : texts.get("contact.endedSeen", formats.time(ended), formats.duration(later));
    }

    /**
     * What is true of the contact now, in a few words for a badge; empty while the task is well
     * seen.
     */
    String badge(WatchState state) {
        ContactState settled = settled(state.contact());
        return switch (settled) {
            case ContactState.NoContact(var since, var _, var _, var failure) ->
                    texts.get(
                            answered(failure) ? "contact.badge.noAnswer" : "contact.badge.lost",
                            formats.duration(formats.since(since)));
            case ContactState.RateLimited _ -> texts.get("contact.badge.rateLimited");
            case ContactState.KeyNeeded(var failure) ->
                    texts.get(
                            failure == null
                                    ? "contact.badge.keyMissing"
                                    : "contact.badge.keyRejected");
            case ContactState.NotFound _ -> texts.get("contact.badge.notFound");
            case ContactState.Stopped _ -> texts.get("contact.badge.stopped");
            case null, default -> "";
        };
    }

    /** While a poll is in flight, what was known before it still holds. */
    private static @Nullable ContactState settled(@Nullable ContactState contact) {
        return contact instanceof ContactState.Polling(var before) ? settled(before) : contact;
    }

    /** Whether a user must notice this. */
    static boolean isTrouble(@Nullable ContactState contact) {
        return contact instanceof ContactState.Polling(var before)
                ? isTrouble(before)
                : contact != null
                        && !contact.isClear()
                        && !(contact instanceof ContactState.Stopped);
    }

    /** Whether the watch has ended before the task, in a way that can be taken back. */
    static boolean canWatchAgain(WatchState state) {
        return !state.isWatching()
                && !state.isFinal()
                && !state.contact()
                        .equals(
                                new ContactState.Stopped(
                                        ContactState.Stopped.Cause.ADDRESS_CHANGED));
    }

    private String trouble(WatchState state, @Nullable ContactState contact) {
        return switch (contact) {
            case ContactState.NoContact(var since, var _, var _, var failure) ->
                    texts.get(
                            answered(failure) ? "contact.noAnswerSince" : "contact.noContactSince",
                            formats.time(since));
            case ContactState.RateLimited _ -> texts.get("contact.wasRateLimited");
            case ContactState.KeyNeeded(var failure) ->
                    texts.get(
                            failure == null ? "contact.wasMissing" : "contact.wasRefused",
                            state.profile().name());
            case ContactState.NotFound _ -> texts.get("contact.wasNotFound");
            case null, default -> "";
        };
    }

    /** Whether the service, or something in its place, did answer, only not usefully. */
    private static boolean answered(EnterpriseFailure failure) {
        return switch (failure) {
            case EnterpriseFailure.InvalidAnswer _, EnterpriseFailure.ServiceError _ -> true;
            case EnterpriseFailure.RateLimited _, EnterpriseFailure.NotFound _ -> true;
            case EnterpriseFailure.AlreadyRunning _, EnterpriseFailure.OtherTask _ -> true;
            default -> false;
        };
    }

    /** Whether all that is known was said before a restart. */
    private static boolean onlyBefore(WatchState state) {
        return state.answeredAt() == null
                && (state.status() != null || state.entry().nbRemainingItems() != null);
    }

    private String numbersAge(WatchState state) {
        if (onlyBefore(state)) {
            return texts.get("contact.numbersBefore");
        }
        return state.answeredAt() == null
                ? texts.get("contact.noNumbers")
                : texts.get(
                        "contact.numbersAge", formats.duration(formats.since(state.answeredAt())));
    }

    private String age(WatchState state) {
        if (onlyBefore(state)) {
            return texts.get("contact.ageBefore");
        }
        return state.answeredAt() == null
                ? texts.get("contact.never")
                : texts.get("contact.age", formats.duration(formats.since(state.answeredAt())));
    }
}
