package dev.redrive.profile;

import org.jspecify.annotations.Nullable;

/**
 * The place keys are kept in. A key belongs to a profile's id <em>and</em> its address: a profile
 * whose address changed finds no key. Calls may block (a keychain may ask the person something), so
 * they are never made on the JavaFX thread.
 */
public interface KeyVault {

    /** The profile's key, or null when none is kept for it at its present address. */
    @Nullable ApiKey find(Profile profile);

    /** Keeps the key for this profile at its present address, in place of any other. */
    void keep(Profile profile, ApiKey key);

    /** Drops and wipes whatever is kept for this profile. */
    void forget(String profileId);
}
