package dev.redrive.ui.start;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.profile.Profile;

/**
 * The retry a dialog is about.
 *
 * @param reason free text or a ticket; may be empty
 */
public record RetryRequest(Profile profile, ItemKind kind, String reason) {}
