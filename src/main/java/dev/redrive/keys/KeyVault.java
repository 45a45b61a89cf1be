package dev.redrive.keys;

import dev.redrive.keys.KeyState.Trouble;
import dev.redrive.keys.SecretStore.SecretName;
import dev.redrive.profile.Profile;
import org.jspecify.annotations.Nullable;

/**
 * Keeps keys by name. A key belongs to an account <em>and</em> an address: a profile whose address
 * changed finds no key. Calls may block, as a keychain may show a dialog, so they are never made on
 * the JavaFX thread.
 */
public interface KeyVault {

    /** A copy of the key, or null when none is available for that account at that address. */
    @Nullable ApiKey find(SecretName name);

    /** Makes the key available from where it is kept, and says how that went. */
    KeyState fetch(SecretName name);

    /**
     * Keeps the key in the place it is named for, instead of any other of that account. It is
     * available until the program closes, whatever the place answered.
     *
     * @param key belongs to the vault from now on
     */
    KeyState keep(SecretName name, ApiKey key);

    /**
     * Drops and wipes whatever is kept for this account, everywhere.
     *
     * @return why a place still holds its key; null when none does
     */
    @Nullable Trouble forget(String account);

    /** The profile's key at its present address. */
    default @Nullable ApiKey find(Profile profile) {
        return find(SecretName.of(profile));
    }

    /** Makes the profile's key available, and says how that went. */
    default KeyState fetch(Profile profile) {
        return fetch(SecretName.of(profile));
    }

    /** Keeps the profile's key, which belongs to the vault from now on. */
    default KeyState keep(Profile profile, ApiKey key) {
        return keep(SecretName.of(profile), key);
    }
}
