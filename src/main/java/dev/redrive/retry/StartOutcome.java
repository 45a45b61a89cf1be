package dev.redrive.retry;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.profile.Profile;

/**
 * What came of one call of {@link RetryDesk#start}.
 *
 * @param profile the customer the retry was requested for
 * @param kind what was to be sent again
 * @param reason what the user gave for it; may be empty
 * @param result how it ended
 */
public record StartOutcome(Profile profile, ItemKind kind, String reason, StartResult result) {}
