package dev.redrive.retry;

import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.policy.Policy;
import dev.redrive.policy.StartRefusal;
import dev.redrive.profile.Profile;

/** What came of requesting a retry, or of attaching to a task. */
public sealed interface StartResult {

    /** The task is watched now. */
    record Watching(TaskWatch watch) implements StartResult {}

    /** The service had nothing to send again and made no task. */
    record NothingFailed() implements StartResult {}

    /**
     * The request failed and nothing is recorded as started; or, when the failure is {@link
     * EnterpriseFailure.UnknownOutcome}, it is not known whether it started, and that is recorded.
     */
    record Failed(EnterpriseFailure failure) implements StartResult {}

    /** The profile is read-only; nothing was sent. */
    record ReadOnly() implements StartResult {}

    /**
     * The organisation's policy forbids it; nothing was sent.
     *
     * @param policy as it was then
     */
    record Refused(StartRefusal why, Policy policy) implements StartResult {}

    /** No key is available for the profile; nothing was sent. */
    record KeyMissing() implements StartResult {}

    /** A task of this profile and kind is already watched from here; nothing was sent. */
    record AlreadyWatched(TaskWatch watch) implements StartResult {}

    /** The same call is already in flight, from an earlier click; nothing more was sent. */
    record AlreadyStarting() implements StartResult {}

    /**
     * What came of one call of {@link RetryDesk#start}.
     *
     * @param profile the customer the retry was requested for
     * @param kind what was to be sent again
     * @param reason what the user gave for it; may be empty
     * @param result how it ended
     */
    public record StartOutcome(Profile profile, ItemKind kind, String reason, StartResult result) {}
}
