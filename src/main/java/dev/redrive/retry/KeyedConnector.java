package dev.redrive.retry;

import dev.redrive.enterprise.EnterpriseApi;
import dev.redrive.enterprise.EnterpriseConnector;
import dev.redrive.keys.ApiKey;
import dev.redrive.keys.KeyVault;
import dev.redrive.policy.Policies;
import dev.redrive.profile.Profile;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Connects to a profile's address with its key. May block as the vault does.
 *
 * @param connector makes the service's API
 * @param vault where the keys are
 * @param policies what the organisation lets be sent
 */
public record KeyedConnector(EnterpriseConnector connector, KeyVault vault, Policies policies) {

    /** One on a computer without a policy. */
    public KeyedConnector(EnterpriseConnector connector, KeyVault vault) {
        this(connector, vault, Policies.none());
    }

    /** The service with the profile's present key; null when none is available. */
    public @Nullable EnterpriseApi connect(Profile profile) {
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
