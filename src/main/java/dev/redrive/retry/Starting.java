package dev.redrive.retry;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.profile.Profile;
import java.time.Instant;

/**
 * A retry that is being requested and that the service has not answered yet.
 *
 * @param profile the customer it is requested for
 * @param kind what is to be sent again
 * @param since when it was requested
 */
public record Starting(Profile profile, ItemKind kind, Instant since) {}
