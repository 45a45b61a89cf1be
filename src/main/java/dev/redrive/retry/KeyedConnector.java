package dev.redrive.retry;

import dev.redrive.enterprise.EnterpriseApi;
import dev.redrive.enterprise.EnterpriseConnector;
import dev.redrive.profile.ApiKey;
import dev.redrive.profile.KeyVault;
import dev.redrive.profile.Profile;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Brings a profile's address and key together. May block as the vault does.
 *
 * @param connector makes the service's API
 * @param vault where the keys are
 */
record KeyedConnector(EnterpriseConnector connector, KeyVault vault) {

    /** The service with the profile's present key; null when there is none at hand. */
    @Nullable EnterpriseApi connect(Profile profile) {
        ApiKey key = vault.find(profile);
        if (key == null) {
            return null;
        }
        char[] characters = key.reveal();
        try {
            return connector.connect(profile.serviceUrl(), characters);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }
}
