package dev.redrive.audit;

import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.profile.Profile;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One act as the audit trail records it. Never holds a key. Immutable.
 *
 * @param kind what was done
 * @param outcome how it ended; {@link Outcome#UNKNOWN} before it has
 * @param profile the customer it was done for; null for none
 * @param items what was to be sent again; null where it is about no items
 * @param taskId the service's id of the task; null where there is none
 * @param reason what the user gave for it; empty for none
 * @param object what it was done to: a file, a team, a login, a setting; empty for nothing else
 * @param result how it ended in one word of Redrive or the service, for machines; empty for none
 */
public record Act(
        Kind kind,
        Outcome outcome,
        @Nullable Profile profile,
        @Nullable ItemKind items,
        @Nullable String taskId,
        String reason,
        String object,
        String result) {

    /** What can be done. The words in the file are the names in lower case, with hyphens. */
    public enum Kind {
        /** The user confirmed a retry; nothing is sent yet. */
        RETRY_REQUESTED,
        /** Nothing was sent for a requested retry; the result says why. */
        RETRY_NOT_SENT,
        /** The request is handed to the network: from here on the service may have received it. */
        RETRY_SENT,
        /** What came of a retry that was sent; an unknown outcome is an answer that never came. */
        RETRY_ANSWERED,
        /** A task that was started elsewhere is watched, or was refused by the service. */
        TASK_ATTACHED,
        /** The user stopped watching a task. */
        WATCH_STOPPED,
        /** Rows of the history were written to a file. */
        HISTORY_EXPORTED,
        /** Profiles were written to a file, without their keys. */
        PROFILES_EXPORTED,
        /** A file for support was written. */
        SUPPORT_FILE_SAVED,
        /** A receipt was copied or written to a file. */
        RECEIPT_MADE,
        /** A key was entered for a profile, or replaced. */
        KEY_ADDED,
        /** The key of a profile was removed. */
        KEY_REMOVED,
        PROFILE_ADDED,
        PROFILE_CHANGED,
        PROFILE_REMOVED,
        /** An act of the administration is about to be sent; see {@link Act#requesting}. */
        ADMINISTRATION_REQUESTED,
        TEAM_CREATED,
        TEAM_ENABLED,
        TEAM_DISABLED,
        HYPER_ADMIN_CREATED,
        /** The organisation's policy did not allow something; the object says what. */
        POLICY_REFUSED;

        /** As it stands in the file. */
        public String word() {
            return Act.word(this);
        }
    }

    /** How an act ended, in the words of the Elastic Common Schema. */
    public enum Outcome {
        SUCCESS,
        FAILURE,
        /** Not known: it has not ended, or nobody knows how it did. */
        UNKNOWN;

        /** As it stands in the file. */
        public String word() {
            return Act.word(this);
        }
    }

    /** A name of the program as the words of the trail are written: {@code read-only}. */
    public static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** An act that ended so and is about nothing else yet. */
    public static Act of(Kind kind, Outcome outcome) {
        return new Act(kind, outcome, null, null, null, "", "", "");
    }

    /** That an act of the administration of that kind is about to be sent. */
    public static Act requesting(Kind kind) {
        return of(Kind.ADMINISTRATION_REQUESTED, Outcome.UNKNOWN).withResult(kind.word());
    }

    /** The same for that customer. */
    public Act withProfile(@Nullable Profile customer) {
        return new Act(kind, outcome, customer, items, taskId, reason, object, result);
    }

    /** The same about those items. */
    public Act withItems(ItemKind what) {
        return new Act(kind, outcome, profile, what, taskId, reason, object, result);
    }

    /** The same about that task. */
    public Act withTask(@Nullable String id) {
        return new Act(kind, outcome, profile, items, id, reason, object, result);
    }

    /** The same with that reason of the user. */
    public Act withReason(String why) {
        return new Act(kind, outcome, profile, items, taskId, why, object, result);
    }

    /** The same, done to that. */
    public Act withObject(String what) {
        return new Act(kind, outcome, profile, items, taskId, reason, what, result);
    }

    /** The same with the name of that failure as its result, such as {@code already-running}. */
    public Act withFailure(EnterpriseFailure failure) {
        String name = failure.getClass().getSimpleName();
        return withResult(name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT));
    }

    /** The same with that result in one word. */
    public Act withResult(String word) {
        return new Act(kind, outcome, profile, items, taskId, reason, object, word);
    }
}
