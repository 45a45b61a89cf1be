package dev.redrive.keys;

import dev.redrive.profile.Profile;
import org.jspecify.annotations.Nullable;

/**
 * The places keys are kept in. A key belongs to a profile's id <em>and</em> its address: a profile
 * whose address changed finds no key. Calls may block (a keychain may ask the person something), so
 * they are never made on the JavaFX thread.
 */
public interface KeyVault {

    /** The profile's key, or null when none is at hand for it at its present address. */
    @Nullable ApiKey find(Profile profile);

    /**
     * Brings the profile's key to hand from where it is kept, and says how that went: {@link
     * SecretState#STORED} when {@link #find} gives it now.
     */
    KeyStatus fetch(Profile profile);

    /**
     * Keeps the key for this profile at its present address, where the profile wants it and in
     * place of any other. It is at hand until the program closes, whatever the answer.
     *
     * @param key belongs to the vault from now on
     */
    KeyStatus keep(Profile profile, ApiKey key);

    /**
     * Drops and wipes whatever is kept for this profile, everywhere. Trouble is only said of a
     * place that holds its key.
     */
    KeyStatus forget(String profileId);
}
