package dev.redrive.app;

import dev.redrive.profile.ApiKey;
import dev.redrive.profile.KeyStatus;
import dev.redrive.profile.KeyVault;
import dev.redrive.profile.Profile;
import dev.redrive.profile.Redactor;
import org.jspecify.annotations.Nullable;

/**
 * A vault whose keys are masked in logs and details from the moment they go in or come out.
 *
 * @param vault keeps the keys
 * @param redactor masks them
 */
record ProtectedVault(KeyVault vault, Redactor redactor) implements KeyVault {

    @Override
    public @Nullable ApiKey find(Profile profile) {
        ApiKey key = vault.find(profile);
        if (key != null) {
            redactor.protect(key);
        }
        return key;
    }

    @Override
    public KeyStatus fetch(Profile profile) {
        return vault.fetch(profile);
    }

    @Override
    public KeyStatus keep(Profile profile, ApiKey key) {
        redactor.protect(key);
        return vault.keep(profile, key);
    }

    @Override
    public KeyStatus forget(String profileId) {
        return vault.forget(profileId);
    }
}
